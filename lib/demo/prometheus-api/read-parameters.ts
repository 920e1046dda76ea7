import type { IncomingMessage } from "node:http";

const MAX_BODY_BYTES = 1_048_576;

/** The parameters of a GET (query string) or POST (form, then query string); null when the body is too large. */
export async function readParameters(request: IncomingMessage, url: URL): Promise<URLSearchParams | null> {
  if (request.method !== "POST") return url.searchParams;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    // A body that is too large is read to its end: cutting it off would lose the answer with the connection.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) return null;
  return new URLSearchParams([
    ...new URLSearchParams(Buffer.concat(chunks).toString("utf8")),
    ...url.searchParams,
  ]);
}
