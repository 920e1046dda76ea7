import { badParameter } from "../errors";

const SHOWN = 60;

/** The query's parameters by name. Throws a 400 problem for a name that is not in `known` or is given twice. */
export function readParameters(
  search: URLSearchParams,
  known: readonly string[],
): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of search) {
    const shown = name.slice(0, SHOWN);
    if (!known.includes(name)) {
      const allowed = known.length === 0 ? "none is allowed" : `allowed: ${known.join(", ")}`;
      throw badParameter(shown, `There is no parameter "${shown}" here; ${allowed}.`);
    }
    if (Object.hasOwn(parameters, name))
      throw badParameter(shown, `Parameter ${shown} is given more than once.`);
    parameters[name] = value;
  }
  return parameters;
}
