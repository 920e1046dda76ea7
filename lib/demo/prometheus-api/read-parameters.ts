import type { IncomingMessage } from "node:http";

/** As much as Go's ParseForm reads of a form; a longer one counts as none. */
const MAX_BODY_BYTES = 10 * 1_048_576;
const FORM = "application/x-www-form-urlencoded";

/** The parameters of a GET (query string) or POST (form, then query string). */
export async function readParameters(request: IncomingMessage, url: URL): Promise<URLSearchParams> {
  if (request.method !== "POST") return url.searchParams;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    // A body that is too large is read to its end: cutting it off would lose the answer with the connection.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  const isForm = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() === FORM;
  if (!isForm || size > MAX_BODY_BYTES) return url.searchParams;
  const form = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
  return new URLSearchParams([...form, ...url.searchParams]);
}
