/** Labels written as "key=value, key=value"; what has no key or no "=" is left out. */
export function parseLabels(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").flatMap((pair): [string, string][] => {
    const [key = "", value] = pair.split("=", 2).map((part) => part.trim());
    return key === "" || value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(pairs);
}
