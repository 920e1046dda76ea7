import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, textOr } from "../../../world/read-json";
import { findKind, groupVersion } from "../../kinds/find-kind";
import type { ServedKind } from "../../kinds/served-kind";
import type { Schema } from "../../schemas/schema";
import type { Content } from "../content";
import { pruneUnknownFields } from "../prune-unknown-fields";
import { decodeProblem } from "./decode-problem";
import { defaultBuiltIn } from "./defaults/default-built-in";
import { throughGo } from "./through-go";

/** Why an object of the apiVersion and kind it names cannot become one of the kind of the URL; null where it can. */
function conversionProblem(
  kind: ServedKind,
  apiVersion: string,
  name: string,
  wanted: string,
): string | null {
  if (apiVersion === wanted && name === kind.kind) return null;
  const group = kind.group === "" ? "core" : (kind.group.split(".")[0] ?? "");
  return findKind(apiVersion, name) === undefined
    ? `no kind "${name}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`
    : `converting (${apiVersion.split("/").at(-1) ?? ""}.${name}) to (${group}.${kind.kind}): unknown conversion`;
}

/**
 * Decodes an object of a built-in kind into its Go type, with the kind's defaults. apiVersion and kind may be left out; what
 * they say otherwise must be the kind of the URL.
 */
export function decodeBuiltIn(kind: ServedKind, version: string, schema: Schema, body: JsonObject): Content {
  const wanted = groupVersion(kind.group, version);
  const apiVersion = textOr(body["apiVersion"]) === "" ? wanted : textOr(body["apiVersion"]);
  const name = textOr(body["kind"]) === "" ? kind.kind : textOr(body["kind"]);
  const problem =
    conversionProblem(kind, apiVersion, name, wanted) ??
    decodeProblem(schema, body, { struct: kind.kind, path: "" });
  if (problem !== null) return { ok: false, problem };
  const { value, unknown } = pruneUnknownFields(schema, body);
  const decoded = throughGo(schema, value);
  const object = isObject(decoded) ? decoded : {};
  return { ok: true, object: defaultBuiltIn(kind, { ...object, apiVersion, kind: name }), unknown };
}
