import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused, Reply } from "../http/reply";
import { refuse, refuseMethod } from "../http/status";
import type { Presentation } from "../read/presentation";
import { isReadOnly } from "../kinds/is-read-only";
import { createObject } from "./create-object";
import { deleteCollection } from "./delete-collection";
import { deleteObject } from "./delete-object";
import { evictPod } from "./evict-pod";
import { patchObject } from "./patch-object";
import { PATCH_TYPES } from "../http/patch-types";
import { readWriteOptions } from "./read-write-options";
import { replaceObject } from "./replace-object";
import type { Saved } from "./save-object";
import type { Saving } from "./saving";
import { scaleObject } from "./scale-object";
import type { WriteContext } from "./write-context";

/** The body of a write and how the client says it is written. */
export interface Sent {
  readonly contentType: string;
  /** Undefined where there is no body. */
  readonly body: Json | undefined;
  /** Fields that come twice in its text. */
  readonly duplicates: readonly string[];
}

const NO_BODY =
  "the object provided is unrecognized: couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)";

function carryOut(saving: Saving, contentType: string, body: Json): Saved | Refused {
  const { verb, name } = saving.request;
  if (verb === "create") return name === "" ? createObject(saving, body) : refuseMethod();
  return verb === "update" ? replaceObject(saving, body) : patchObject(saving, contentType, body);
}

function save(saving: Saving, contentType: string, body: Json, presentation: Presentation): Reply | Refused {
  const { verb, name } = saving.request;
  if (name === "" && verb !== "create") return refuseMethod();
  const saved = carryOut(saving, contentType, body);
  if (!saved.ok) return saved;
  const { object, created, warnings } = saved;
  return { code: created ? 201 : 200, body: presentation.one(object), warnings };
}

function remove(
  context: WriteContext,
  request: ResourceRequest,
  presentation: Presentation,
  body: Json | undefined,
): Reply | Refused {
  const allNamespaces = context.kind.kind === "Namespace" && request.name === "";
  if (request.subresource !== "" || allNamespaces) return refuseMethod();
  return request.name === ""
    ? deleteCollection(context, request, presentation, body)
    : deleteObject(context, request, presentation, body);
}

/** Carries out create, update, patch or a deletion and answers with what the API server answers; 405 for any other verb. */
export function writeObject(
  context: WriteContext,
  request: ResourceRequest,
  presentation: Presentation,
  { contentType, body, duplicates }: Sent,
): Reply | Refused {
  const { verb, subresource } = request;
  if (isReadOnly(context.kind)) return refuseMethod();
  if (verb.startsWith("delete")) return remove(context, request, presentation, body);
  if (verb !== "create" && verb !== "update" && verb !== "patch") return refuseMethod();
  const read = readWriteOptions(verb, request.query, contentType === PATCH_TYPES.apply);
  if (!read.ok) return read;
  const saving = { context, request, options: read.options, duplicates, patched: false };
  if (body === undefined) return refuse("BadRequest", NO_BODY);
  if (subresource === "eviction")
    return verb === "create" ? evictPod(context, request, presentation, body) : refuseMethod();
  return subresource === "scale"
    ? scaleObject(saving, contentType, body)
    : save(saving, contentType, body, presentation);
}
