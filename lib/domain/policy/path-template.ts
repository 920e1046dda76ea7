const ONE = "{*}";
const REST = "{**}";

/** Whether a policy's path is a template rather than a text with a wildcard at one end. */
export function isPathTemplate(path: string): boolean {
  return path.includes(ONE) || path.includes(REST);
}

/**
 * Whether a template means something: each operator is a whole segment, and none follows `{**}`.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation
 */
export function isValidTemplate(template: string): boolean {
  const segments = template.split("/");
  const rest = segments.indexOf(REST);
  const whole = segments.every((one) => !isPathTemplate(one) || one === ONE || one === REST);
  return whole && (rest === -1 || !segments.slice(rest + 1).some(isPathTemplate));
}

const fits = (wanted: string, segment: string | undefined): boolean =>
  wanted === ONE ? segment !== undefined && segment !== "" : wanted === segment;

/**
 * Whether a path is as a template has it: `{*}` stands for one segment that is not empty, `{**}` for one or more segments,
 * empty ones among them. A template that means nothing takes no path.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation
 */
export function fitsTemplate(template: string, path: string): boolean {
  if (!isValidTemplate(template)) return false;
  const [wanted, segments] = [template.split("/"), path.split("/")];
  const rest = wanted.indexOf(REST);
  if (rest === -1)
    return wanted.length === segments.length && wanted.every((one, index) => fits(one, segments[index]));
  const tail = wanted.slice(rest + 1);
  const from = segments.length - tail.length;
  return (
    from > rest &&
    wanted.slice(0, rest).every((one, index) => fits(one, segments[index])) &&
    tail.every((one, index) => fits(one, segments[from + index]))
  );
}
