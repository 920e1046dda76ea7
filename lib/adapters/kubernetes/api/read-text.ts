import type { Dispatcher } from "undici";

/** A response body as text, or null when it is longer than `maxBytes`. Rejects when the connection breaks. */
export async function readText(
  body: Dispatcher.ResponseData["body"],
  maxBytes: number,
): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBytes) {
      body.destroy();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
