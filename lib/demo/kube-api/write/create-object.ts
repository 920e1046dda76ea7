import { randomBytes } from "node:crypto";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { refuse, refuseNotFound, resourceName } from "../http/status";
import { findResource } from "../kinds/find-kind";
import type { Managers } from "./managed-fields/managers";
import { type Saved, saveObject } from "./save-object";
import type { Saving } from "./saving";

/** Of generated names: no vowels and no characters that are easily mistaken for others. */
const SUFFIX = "bcdfghjklmnpqrstvwxz2456789";
const SUFFIX_LENGTH = 5;
const LONGEST_GENERATED = 63;
const SERVER_SET = [
  "uid",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "selfLink",
];

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#generated-values */
function generateName(prefix: string): string {
  const suffix = [...randomBytes(SUFFIX_LENGTH)].map((byte) => SUFFIX[byte % SUFFIX.length]).join("");
  return prefix.slice(0, LONGEST_GENERATED - SUFFIX_LENGTH) + suffix;
}

/** What a client sends of the server's own is ignored on create. */
function asNew(body: JsonObject): JsonObject {
  const metadata = body["metadata"];
  if (!isObject(metadata)) return body;
  const own = Object.fromEntries(Object.entries(metadata).filter(([key]) => !SERVER_SET.includes(key)));
  const prefix = textOr(own["generateName"]);
  const name = textOr(own["name"]);
  return {
    ...body,
    metadata: name === "" && prefix !== "" ? { ...own, name: generateName(prefix) } : own,
  };
}

function refuseNamespace({ context, request }: Saving, name: string): Refused | null {
  const { store, kind } = context;
  const { namespace } = request;
  const namespaces = findResource("", "v1", "namespaces");
  if (!kind.namespaced || namespaces === undefined) return null;
  if (namespace === "") return refuse("BadRequest", "an empty namespace may not be set during creation");
  const found = store.get(namespaces, "", namespace);
  if (found === undefined) return refuseNotFound(namespaces, namespace);
  if (found.metadata["deletionTimestamp"] === undefined) return null;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  return refuse("Forbidden", `${resourceName(kind)} "${name}" is forbidden: ${why}`, {
    name,
    group: kind.group,
    kind: kind.plural,
    causes: [
      {
        reason: "NamespaceTerminating",
        message: `namespace ${namespace} is being terminated`,
        field: "metadata.namespace",
      },
    ],
  });
}

/**
 * Creates an object, under a generated name where it asks for one; 404 where its namespace does not exist, 403 where that is
 * being deleted, 409 AlreadyExists where the object exists. `managers`: as for `saveObject`.
 */
export function createObject(saving: Saving, body: Json, managers?: Managers): Saved | Refused {
  const sent = body === null && !saving.context.kind.custom ? {} : body;
  const desired = isObject(sent) ? asNew(sent) : sent;
  const name = isObject(desired) ? textOr(jsonAt(desired, "metadata", "name")) : "";
  return refuseNamespace(saving, name) ?? saveObject(saving, undefined, desired, managers);
}
