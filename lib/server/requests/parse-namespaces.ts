import { badParameter } from "../errors";

const MAX_NAMESPACES = 200;
/** RFC 1123 label, which every namespace name is. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** "b,a,b" → ["a", "b"]; null when the parameter is absent. Throws a 400 problem. */
export function parseNamespaces(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const names = [...new Set(text.split(","))].sort();
  if (names.length > MAX_NAMESPACES) {
    throw badParameter("namespaces", `At most ${MAX_NAMESPACES} namespaces; ${names.length} were given.`);
  }
  const wrong = names.find((name) => !DNS_LABEL.test(name));
  if (wrong !== undefined) {
    const shown = wrong.slice(0, 70);
    throw badParameter(
      "namespaces",
      `"${shown}" is not a namespace name: lower-case letters, digits and "-".`,
    );
  }
  return names;
}
