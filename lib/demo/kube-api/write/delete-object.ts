import type { ResourceRequest } from "../http/parse-request";
import type { Refused, Reply } from "../http/reply";
import { deleted, refuseNotFound } from "../http/status";
import { SERVED_KINDS } from "../kinds/served-kinds";
import type { ObjectStore } from "../store/object-store";
import type { WriteContext } from "./write-context";

function deleteContents(store: ObjectStore, namespace: string): void {
  for (const kind of SERVED_KINDS.filter(({ namespaced }) => namespaced))
    for (const { metadata } of store.list(kind))
      if (metadata.namespace === namespace) store.remove(kind, namespace, metadata.name);
}

/** Deletes an object at once, a namespace with everything in it; with `dryRun=All` nothing goes. */
export function deleteObject({ store, kind }: WriteContext, request: ResourceRequest): Reply | Refused {
  const { name } = request;
  const namespace = kind.namespaced ? request.namespace : "";
  const current = store.get(kind, namespace, name);
  if (current === undefined) return refuseNotFound(kind, name);
  if (request.query.get("dryRun") !== "All") {
    if (kind.group === "" && kind.plural === "namespaces") deleteContents(store, name);
    store.remove(kind, namespace, name);
  }
  return deleted(kind, name, current.metadata.uid ?? "");
}
