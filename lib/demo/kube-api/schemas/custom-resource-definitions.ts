import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textMap, textOr } from "../../world/read-json";
import { SERVED_KINDS } from "../kinds/served-kinds";
import type { ServedKind } from "../kinds/served-kind";
import { loadData } from "./load-data";

const KIND = "CustomResourceDefinition";

/** The versions of a definition, each with the schema it shares with others of the file. */
function versionsOf(file: Json): readonly JsonObject[] {
  const schemas = jsonAt(file, "schemas");
  return objectsIn(jsonAt(file, "manifest", "spec", "versions")).map((version) => {
    const index = jsonAt(file, "schemaOfVersion", textOr(version["name"]));
    const schema = isJsonArray(schemas) && typeof index === "number" ? schemas[index] : undefined;
    return { ...version, schema: { openAPIV3Schema: schema } };
  });
}

function namesOf({ kind, plural, singular, shortNames, categories }: ServedKind): JsonObject {
  return {
    plural,
    singular,
    kind,
    listKind: `${kind}List`,
    ...(shortNames.length === 0 ? {} : { shortNames }),
    ...(categories.length === 0 ? {} : { categories }),
  };
}

const condition = (type: string, reason: string, message: string, created: string): JsonObject => ({
  type,
  status: "True",
  lastTransitionTime: created,
  reason,
  message,
});

function definitionOf(kind: ServedKind, created: string): K8sObject {
  const file = loadData(`crds/${kind.plural}.${kind.group}`);
  const spec = jsonAt(file, "manifest", "spec");
  const versions = versionsOf(file);
  const stored = versions.filter(({ storage }) => storage === true).map(({ name }) => textOr(name));
  const names = namesOf(kind);
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: KIND,
    metadata: {
      name: `${kind.plural}.${kind.group}`,
      creationTimestamp: created,
      labels: Object.fromEntries(textMap(jsonAt(file, "manifest", "metadata", "labels"))),
      annotations: Object.fromEntries(textMap(jsonAt(file, "manifest", "metadata", "annotations"))),
    },
    spec: { ...(isObject(spec) ? spec : {}), names, versions, conversion: { strategy: "None" } },
    status: {
      conditions: [
        condition("NamesAccepted", "NoConflicts", "no conflicts found", created),
        condition("Established", "InitialNamesAccepted", "the initial names have been accepted", created),
      ],
      acceptedNames: names,
      storedVersions: stored,
    },
  };
}

/** The CustomResourceDefinitions of the custom kinds served, as established at `created` (RFC 3339). */
export const customResourceDefinitions = (created: string): readonly K8sObject[] =>
  SERVED_KINDS.filter(({ custom }) => custom).map((kind) => definitionOf(kind, created));
