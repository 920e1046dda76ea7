import { isObject } from "../../world/read-json";
import { readPath } from "../../json/read-path";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse, refuseNotFound, resourceName } from "../http/status";
import { findResource } from "../kinds/find-kind";
import { type Saved, saveObject } from "./save-object";
import type { WriteContext } from "./write-context";

/** Creates an object; 404 where its namespace does not exist, 409 AlreadyExists where it does. */
export function createObject(
  context: WriteContext,
  request: ResourceRequest,
  body: unknown,
): Saved | Refused {
  const { store, kind } = context;
  const { namespace } = request;
  if (kind.namespaced) {
    if (namespace === "") return refuse("BadRequest", "an empty namespace may not be set during creation");
    const namespaces = findResource("", "v1", "namespaces");
    if (namespaces !== undefined && store.get(namespaces, "", namespace) === undefined)
      return refuseNotFound(namespaces, namespace);
  }
  const name = isObject(body) ? readPath(body, "metadata.name") : undefined;
  if (typeof name === "string" && store.get(kind, kind.namespaced ? namespace : "", name) !== undefined)
    return refuse("AlreadyExists", `${resourceName(kind)} "${name}" already exists`, {
      name,
      group: kind.group,
      kind: kind.plural,
    });
  return saveObject(context, request, undefined, body);
}
