import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr } from "../../../world/read-json";
import { decodeMessage } from "./decode-message";
import { messageOf } from "./message-fields";

const MAGIC = Buffer.from("k8s\0");
const ENVELOPE = "io.k8s.apimachinery.pkg.runtime.Unknown";
const DEEPEST = 100;
const MOST_FIELDS = 200_000;

type DecodedBody =
  { readonly ok: true; readonly object: JsonObject } | { readonly ok: false; readonly problem: string };

const fail = (problem: string): DecodedBody => ({ ok: false, problem });

/**
 * Decodes the protobuf body of a built-in kind, a review or the options of a delete: the magic number and a runtime.Unknown,
 * with at most 200 000 fields that nest at most 100 deep. https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding
 */
export function decodeProtobuf(body: Buffer): DecodedBody {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC))
    return fail("it does not begin as a Kubernetes protobuf message");
  const limits = { budget: { left: MOST_FIELDS }, depth: DEEPEST };
  const envelope = decodeMessage(ENVELOPE, body.subarray(MAGIC.length), limits);
  if (envelope === undefined) return fail("it is not a valid protobuf message");
  const kind = textOr(jsonAt(envelope, "kind"));
  const apiVersion = textOr(jsonAt(envelope, "apiVersion"));
  const message = messageOf(apiVersion, kind);
  if (message === undefined) return fail(`no kind "${kind}" is registered for version "${apiVersion}"`);
  const raw = Buffer.from(textOr(jsonAt(envelope, "raw")), "base64");
  const object = decodeMessage(message, raw, limits);
  return isObject(object)
    ? { ok: true, object: { apiVersion, kind, ...object } }
    : fail(`it is not a valid protobuf message of a ${kind}`);
}
