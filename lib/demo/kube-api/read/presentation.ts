import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sMeta, K8sObject } from "../../world/k8s-object";
import type { MediaType } from "../http/negotiate";
import { groupVersion } from "../kinds/find-kind";
import type { ServedKind } from "../kinds/served-kind";
import { managedFieldsOf } from "../write/managed-fields/managed-fields-of";

/** How the client wants to see objects: as they are, as their metadata, or as the rows of a Table. */
export interface Presentation {
  one(object: K8sObject): JsonObject;
  list(objects: readonly K8sObject[], metadata: JsonObject): JsonObject;
}

/** What decides how objects are shown; `now` is unix milliseconds. */
interface Shown {
  readonly kind: ServedKind;
  readonly version: string;
  readonly as: MediaType["as"];
  /** What a Table carries of each object (`includeObject`). */
  readonly include: string;
  readonly now: number;
}

const META = "meta.k8s.io/v1";

function metadataOf(kind: ServedKind, object: K8sObject): K8sMeta {
  const { managedFields: _, ...metadata } = object.metadata;
  const managedFields = managedFieldsOf(kind, object);
  return managedFields.length === 0 ? metadata : { ...metadata, managedFields };
}

const plain = ({ kind, version }: Shown): Presentation => {
  const apiVersion = groupVersion(kind.group, version);
  const show = kind.view?.show ?? ((object: K8sObject) => object);
  const named = (object: K8sObject): JsonObject => ({
    ...show(object),
    apiVersion,
    kind: kind.kind,
    metadata: metadataOf(kind, object),
  });
  /** Items of a list carry no type of their own, unless they are of a custom kind. */
  const item = (object: K8sObject): JsonObject => {
    const { apiVersion: _, kind: __, ...content } = named(object);
    return content;
  };
  return {
    one: named,
    list: (objects, metadata) => ({
      kind: `${kind.kind}List`,
      apiVersion,
      metadata,
      items: objects.map(kind.custom ? named : item),
    }),
  };
};

const partial = ({ kind }: Shown): Presentation => {
  const one = (object: K8sObject): JsonObject => ({
    kind: "PartialObjectMetadata",
    apiVersion: META,
    metadata: metadataOf(kind, object),
  });
  return {
    one,
    list: (objects, metadata) => ({
      kind: "PartialObjectMetadataList",
      apiVersion: META,
      metadata,
      items: objects.map(one),
    }),
  };
};

const NAME_COLUMN = {
  name: "Name",
  type: "string",
  format: "name",
  description:
    "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names",
  priority: 0,
};

/** Events show their name among the other columns. */
const isNamedFirst = ({ columns }: ServedKind): boolean =>
  !columns.some(({ name }) => name === NAME_COLUMN.name);

/** Built-in kinds call the text of an age a string, custom ones a date. */
const columnDefinitions = (kind: ServedKind): Json => [
  ...(isNamedFirst(kind) ? [NAME_COLUMN] : []),
  ...kind.columns.map(({ name, type, format, description, priority }) => ({
    name,
    type: type === "date" && name === "Age" && !kind.custom ? "string" : type,
    format,
    description,
    priority,
  })),
];

const asTable = (shown: Shown): Presentation => {
  const { kind, include, now } = shown;
  const whole = plain(shown);
  const summary = partial(shown);
  const carried = (object: K8sObject): JsonObject => {
    if (include === "None") return {};
    return { object: include === "Object" ? whole.one(object) : summary.one(object) };
  };
  const named = ({ metadata }: K8sObject): readonly string[] => (isNamedFirst(kind) ? [metadata.name] : []);
  const list = (objects: readonly K8sObject[], metadata: JsonObject): JsonObject => ({
    kind: "Table",
    apiVersion: META,
    metadata,
    columnDefinitions: columnDefinitions(kind),
    rows: objects.map((object) => ({
      cells: [...named(object), ...kind.columns.map((column) => column.read(object, now))],
      ...carried(object),
    })),
  });
  return {
    one: (object) => list([object], { resourceVersion: object.metadata.resourceVersion ?? "" }),
    list,
  };
};

/** The presentation the client negotiated: https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables */
export function presentationFor(shown: Shown): Presentation {
  if (shown.as === "table") return asTable(shown);
  return shown.as === "object" ? plain(shown) : partial(shown);
}
