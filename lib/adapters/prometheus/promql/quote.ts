/**
 * `text` as a double-quoted PromQL string literal.
 * Source: https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
 */
export function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
