const MAX_KEPT = 2000;
const KEPT = new Map<string, string>();

/** A data URI of an SVG drawing of that size; equal drawings are equal texts, so the canvas decodes each once. */
export function svgImage(body: string, width: number, height: number): string {
  const key = `${String(width)} ${String(height)} ${body}`;
  const kept = KEPT.get(key);
  if (kept !== undefined) return kept;
  const size = `width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"`;
  const image = `data:image/svg+xml;utf8,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${body}</svg>`,
  )}`;
  if (KEPT.size >= MAX_KEPT) KEPT.clear();
  KEPT.set(key, image);
  return image;
}

/** Text as it may stand in SVG markup. */
export function svgText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
