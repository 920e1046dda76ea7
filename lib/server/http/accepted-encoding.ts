export type Encoding = "br" | "gzip" | "identity";

/** The encoding to answer with: br, else gzip, where Accept-Encoding allows it. https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3 */
export function acceptedEncoding(header: string | null): Encoding {
  const accepted = new Map((header ?? "").toLowerCase().split(",").map(readItem));
  for (const encoding of ["br", "gzip"] as const) {
    if ((accepted.get(encoding) ?? accepted.get("*") ?? 0) > 0) return encoding;
  }
  return "identity";
}

function readItem(item: string): [string, number] {
  const [coding = "", ...parameters] = item.split(";").map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  return [coding, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
}
