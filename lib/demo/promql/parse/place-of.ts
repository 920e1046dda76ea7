/** "line:column" of an index of a query's text; columns count bytes, as Prometheus' do. */
export function placeOf(text: string, index: number): string {
  if (text === "") return "unknown position";
  const lines = text.slice(0, index).split("\n");
  return `${lines.length}:${new TextEncoder().encode(lines.at(-1)).length + 1}`;
}
