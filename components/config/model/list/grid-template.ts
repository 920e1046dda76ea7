import type { ListColumn } from "@/lib/client/url-state/config-list-params";

const WIDTHS: Readonly<Record<ListColumn, string>> = {
  name: "minmax(150px, 2fr)",
  kind: "minmax(164px, 1.2fr)",
  namespace: "minmax(100px, 1.1fr)",
  about: "minmax(140px, 2.4fr)",
  findings: "116px",
  owner: "minmax(96px, 1.2fr)",
  age: "64px",
  changed: "minmax(150px, 1.6fr)",
};

/** The CSS grid of a line with these columns; the box that selects a line comes first. */
export function gridTemplate(columns: readonly ListColumn[]): string {
  return ["36px", ...columns.map((column) => WIDTHS[column])].join(" ");
}
