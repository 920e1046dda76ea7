import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { groupVersion } from "../kinds/find-kind";
import type { ServedKind } from "../kinds/served-kind";

/** How the client wants to see objects: as they are, or as the rows of a Table. */
export interface Presentation {
  one(object: K8sObject): JsonObject;
  list(objects: readonly K8sObject[], metadata: JsonObject): JsonObject;
}

const plain = (kind: ServedKind, version: string): Presentation => {
  const apiVersion = groupVersion(kind.group, version);
  const one = (object: K8sObject): JsonObject => ({ ...object, apiVersion, kind: kind.kind });
  return {
    one,
    list: (objects, metadata) => ({
      kind: `${kind.kind}List`,
      apiVersion,
      metadata,
      items: objects.map(one),
    }),
  };
};

function columnDefinitions(kind: ServedKind): Json {
  const name = { name: "Name", type: "string", format: "name", description: "", priority: 0 };
  const more = kind.columns.map(({ name, type, priority }) => ({
    name,
    type,
    format: "",
    description: "",
    priority,
  }));
  return [name, ...more];
}

const asTable = (kind: ServedKind, now: number): Presentation => {
  const list = (objects: readonly K8sObject[], metadata: JsonObject): JsonObject => ({
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata,
    columnDefinitions: columnDefinitions(kind),
    rows: objects.map((object) => ({
      cells: [object.metadata.name, ...kind.columns.map((column) => column.read(object, now))],
      object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: object.metadata },
    })),
  });
  return {
    one: (object) => list([object], { resourceVersion: object.metadata.resourceVersion ?? "" }),
    list,
  };
};

/** Picks the presentation the Accept header asks for (`as=Table;v=v1;g=meta.k8s.io` or plain JSON); `now` is unix milliseconds. */
export function presentationFor(
  accept: string | undefined,
  kind: ServedKind,
  version: string,
  now: number,
): Presentation {
  return /;\s*as=Table/.test(accept ?? "") ? asTable(kind, now) : plain(kind, version);
}
