/**
 * Whether a writing request was sent by our own page: its Origin is the host it was sent to (or the host of PUBLIC_URL)
 * and the browser does not call it cross-site. https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Site
 */
export function isSameOriginWrite(headers: Headers, publicUrl: URL | null): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = URL.parse(headers.get("origin") ?? "");
  if (origin === null) return false;
  return origin.host === headers.get("host") || origin.origin === publicUrl?.origin;
}
