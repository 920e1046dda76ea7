import type { TextMatch } from "./text-match";

const ONE = "{*}";
const REST = "{**}";

/** Whether a policy's path is a template rather than a text with a wildcard at one end. */
export const isPathTemplate = (path: string): boolean => path.includes(ONE) || path.includes(REST);

/** Whether the segments are alike, `{*}` standing for one that is not empty. */
const alike = (wanted: readonly string[], segments: readonly string[]): boolean =>
  wanted.length === segments.length &&
  wanted.every((one, index) => (one === ONE ? segments[index] !== "" : one === segments[index]));

/**
 * A path template: `{*}` is one segment, `{**}`, the last of the operators, whatever follows, slashes included. Null where an
 * operator is only a part of a segment or follows `{**}`.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation
 */
export function pathTemplate(template: string): TextMatch | null {
  const wanted = template.split("/");
  if (wanted.some((one) => isPathTemplate(one) && one !== ONE && one !== REST)) return null;
  const rest = wanted.indexOf(REST);
  if (rest === -1) return (path) => alike(wanted, path.split("/"));
  const before = wanted.slice(0, rest);
  const after = wanted.slice(rest + 1);
  if (after.some(isPathTemplate)) return null;
  return (path) => {
    const segments = path.split("/");
    // The operator takes one segment at least, which may be empty.
    if (segments.length <= before.length + after.length) return false;
    return (
      alike(before, segments.slice(0, before.length)) &&
      alike(after, segments.slice(segments.length - after.length))
    );
  };
}
