import type { IncomingMessage } from "node:http";
import { type DocumentOptions, parse, type ParseOptions, type SchemaOptions, type ToJSOptions } from "yaml";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJson } from "../../json/is-json";
import { nestsWithin } from "../../json/nests-within";
import { PATCH_TYPES } from "./patch-types";
import { duplicateFields } from "../validation/duplicate-fields";
import { decodeProtobuf } from "./protobuf/decode-protobuf";
import type { Refused } from "./reply";
import { refuse } from "./status";

const LIMIT_BYTES = 3 * 1024 * 1024;
const DEEPEST = 100;
const PROTOBUF = "application/vnd.kubernetes.protobuf";
const OBJECT_TYPES = ["application/json", "application/yaml", PROTOBUF];

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

interface Body {
  readonly ok: true;
  readonly value: Json | undefined;
  /** The paths of fields that come twice in a JSON text; of them the last counts. */
  readonly duplicates: readonly string[];
}

const EMPTY: Body = { ok: true, value: undefined, duplicates: [] };

/** YAML as the API server reads it: 1.1, with `yes` and `no`, but times stay texts. */
const YAML: ParseOptions & DocumentOptions & SchemaOptions & ToJSOptions = {
  version: "1.1",
  maxAliasCount: 100,
  customTags: (tags) => tags.filter((tag) => typeof tag === "string" || !tag.tag.endsWith(":timestamp")),
};

function parseText(text: string, type: string): unknown {
  const yaml = type.includes("yaml");
  return yaml ? parse(text, YAML) : JSON.parse(text);
}

const undecodable = (why: string): Refused =>
  refuse("BadRequest", `the object provided is unrecognized: ${why}`);

const refuseDepth = (value: Json): Refused | null =>
  nestsWithin(value, DEEPEST) ? null : undecodable(`it nests deeper than ${DEEPEST} levels`);

function readProtobuf(bytes: Buffer): Body | Refused {
  const decoded = decodeProtobuf(bytes);
  if (!decoded.ok) return undecodable(decoded.problem);
  return refuseDepth(decoded.object) ?? { ok: true, value: decoded.object, duplicates: [] };
}

/**
 * 415 for a media type that the verb does not take; no media type is JSON. Custom resources take no strategic merge patch and
 * no protobuf.
 */
export function refuseMediaType(type: string, patching: boolean, custom: boolean): Refused | null {
  const types: readonly string[] = patching ? Object.values(PATCH_TYPES) : OBJECT_TYPES;
  const accepted = types.filter((one) => !custom || (one !== PATCH_TYPES.strategic && one !== PROTOBUF));
  if (accepted.includes(type) || (type === "" && !patching)) return null;
  return refuse(
    "UnsupportedMediaType",
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(", ")}`,
  );
}

/**
 * The request's body (at most 3 MiB, the API server's own limit); undefined where it is empty. JSON and YAML are read, and
 * the protobuf of built-in kinds; 400 or 413 for anything else.
 */
export async function readBody(request: IncomingMessage): Promise<Body | Refused> {
  const type = mediaType(request);
  const bytes = await readBytes(request);
  if (bytes === null)
    return refuse("RequestEntityTooLarge", `Request entity too large: limit is ${LIMIT_BYTES}`);
  if (type === PROTOBUF) return bytes.length === 0 ? EMPTY : readProtobuf(bytes);
  const text = bytes.toString("utf8");
  if (text.trim() === "") return EMPTY;
  try {
    const value = parseText(text, type);
    if (!isJson(value)) return undecodable("it is empty");
    const duplicates = (): Body["duplicates"] => (type.includes("yaml") ? [] : duplicateFields(text));
    return refuseDepth(value) ?? { ok: true, value, duplicates: duplicates() };
  } catch {
    return undecodable("it is not valid JSON or YAML");
  }
}
