import { StringDecoder } from "node:string_decoder";
import { request, type Dispatcher } from "undici";

export interface HttpRequest {
  readonly url: string;
  /** A body makes it a POST. */
  readonly form: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

export type HttpAnswer =
  | { readonly complete: true; readonly status: number; readonly contentType: string; readonly body: string }
  | { readonly complete: false };

/** Sends one request and reads its body up to `maxBytes`. Rejects when the connection fails or the signal aborts. */
export async function sendRequest(asked: HttpRequest): Promise<HttpAnswer> {
  const { statusCode, headers, body } = await request(asked.url, {
    method: asked.form === null ? "GET" : "POST",
    headers: {
      ...asked.headers,
      accept: "application/json",
      ...(asked.form === null ? {} : { "content-type": "application/x-www-form-urlencoded" }),
    },
    body: asked.form,
    dispatcher: asked.dispatcher,
    signal: asked.signal,
    // The caller's deadline is the only one.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  // Decoded as it arrives: answers have many megabytes, and joining them as bytes first would copy each once more.
  const decoder = new StringDecoder("utf8");
  const texts: string[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > asked.maxBytes) {
      body.destroy();
      return { complete: false };
    }
    texts.push(decoder.write(chunk));
  }
  texts.push(decoder.end());
  const contentType = String(headers["content-type"] ?? "");
  return { complete: true, status: statusCode, contentType, body: texts.join("") };
}
