/**
 * The query string of an address below /config, with its question mark: namespaces sorted and each once, empty values left
 * out, so that equal requests are equal texts. "" where nothing is asked for.
 */
export function configSearch(
  namespaces: readonly string[],
  rest: Readonly<Record<string, string | number | null>> = {},
): string {
  const search = new URLSearchParams();
  if (namespaces.length > 0) search.set("namespaces", [...new Set(namespaces)].sort().join(","));
  for (const [name, value] of Object.entries(rest)) {
    if (value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
