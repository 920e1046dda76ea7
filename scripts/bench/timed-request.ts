import { gunzipSync } from "node:zlib";
import { Agent, request } from "undici";

export interface TimedAnswer {
  readonly status: number;
  /** Milliseconds from sending the request to the last byte. */
  readonly ms: number;
  /** Bytes on the wire, compressed where the server compresses. */
  readonly bytes: number;
  /** The body, unpacked. */
  readonly text: string;
}

const agent = new Agent({ keepAliveTimeout: 60_000, headersTimeout: 120_000, bodyTimeout: 120_000 });

/** One request with its time to the last byte. */
export async function timedRequest(url: string, form?: Record<string, string>): Promise<TimedAnswer> {
  const started = performance.now();
  const answer = await request(url, {
    dispatcher: agent,
    method: form ? "POST" : "GET",
    headers: {
      "accept-encoding": "gzip",
      ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
  const body = Buffer.from(await answer.body.arrayBuffer());
  const ms = performance.now() - started;
  const packed = answer.headers["content-encoding"] === "gzip";
  const text = (packed ? gunzipSync(body) : body).toString("utf8");
  return { status: answer.statusCode, ms, bytes: body.length, text };
}
