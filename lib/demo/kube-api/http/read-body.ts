import type { IncomingMessage } from "node:http";
import { parse } from "yaml";
import { nestsWithin } from "../../json/nests-within";
import { decodeProtobuf } from "./decode-protobuf";
import type { Refused } from "./reply";
import { refuse } from "./status";

const LIMIT_BYTES = 3 * 1024 * 1024;
const DEEPEST = 100;
const UNSUPPORTED =
  "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml";

/** The media type of a request, without parameters; empty where none is given. */
export function mediaType(request: IncomingMessage): string {
  return (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

async function readBytes(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > LIMIT_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseText(text: string, type: string): unknown {
  if (text.trim() === "") return undefined;
  const yaml = type.includes("yaml") || type.includes("apply-patch");
  return yaml ? parse(text, { maxAliasCount: 100 }) : JSON.parse(text);
}

const undecodable = (why: string): Refused =>
  refuse("BadRequest", `error decoding the body of the request: ${why}`);

/**
 * The request's body (at most 3 MiB, the API server's own limit); undefined where it is empty. JSON and YAML are read, and
 * the few kinds that kubectl sends as protobuf only; 400, 413 or 415 for anything else.
 */
export async function readBody(
  request: IncomingMessage,
): Promise<{ readonly ok: true; readonly value: unknown } | Refused> {
  const type = mediaType(request);
  const bytes = await readBytes(request);
  if (bytes === null)
    return refuse("RequestEntityTooLarge", `Request entity too large: limit is ${LIMIT_BYTES}`);
  if (type.includes("protobuf")) {
    const value = decodeProtobuf(bytes);
    return value === null ? refuse("UnsupportedMediaType", UNSUPPORTED) : { ok: true, value };
  }
  try {
    const value = parseText(bytes.toString("utf8"), type);
    return nestsWithin(value, DEEPEST)
      ? { ok: true, value }
      : undecodable(`it nests deeper than ${DEEPEST} levels`);
  } catch {
    return undecodable("it is not valid JSON or YAML");
  }
}
