import type { IncomingMessage } from "node:http";
import { parse } from "yaml";
import type { Refused } from "./reply";
import { refuse } from "./status";

const LIMIT_BYTES = 3 * 1024 * 1024;

/** The media type of a request, without parameters; empty where none is given. */
export function mediaType(request: IncomingMessage): string {
  return (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > LIMIT_BYTES) return null;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseText(text: string, yaml: boolean): unknown {
  return yaml ? parse(text, { maxAliasCount: 100 }) : JSON.parse(text);
}

/** The request's JSON or YAML body (at most 3 MiB, the API server's own limit); undefined where it is empty. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ readonly ok: true; readonly value: unknown } | Refused> {
  const type = mediaType(request);
  if (type.includes("protobuf") || type.includes("cbor"))
    return refuse(
      "UnsupportedMediaType",
      `the body of the request was in an unknown format - accepted media types include: application/json, application/yaml`,
    );
  const text = await readText(request);
  if (text === null)
    return refuse("RequestEntityTooLarge", `Request entity too large: limit is ${LIMIT_BYTES}`);
  if (text.trim() === "") return { ok: true, value: undefined };
  try {
    return { ok: true, value: parseText(text, type.includes("yaml") || type.includes("apply-patch")) };
  } catch {
    return refuse("BadRequest", "error decoding the body of the request: it is not valid JSON or YAML");
  }
}
