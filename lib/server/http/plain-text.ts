/** A short answer for probes: one line of text that no cache keeps. */
export function plainText(line: string, status = 200): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${line}\n`, { status, headers });
}
