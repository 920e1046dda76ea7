/**
 * Whether an If-None-Match header names the etag, compared weakly because proxies that compress weaken etags.
 * https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export function matchesEtag(header: string | null, etag: string): boolean {
  const given = (header ?? "").split(",").map((item) => item.trim());
  return given.some((item) => item === "*" || item.replace(/^W\//, "") === etag);
}
