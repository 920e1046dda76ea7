import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS, type KindKey } from "@/lib/domain/mesh/kinds";
import type { RecipeObject } from "./recipe";

interface Parts {
  readonly namespace: string;
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
}

/** A new object of a kind, at the version Meshlens prefers; `withServedVersions` writes the one the cluster serves. */
export function newObject(key: KindKey, { spec, ...metadata }: Parts): RecipeObject {
  const { namespace, name, labels, annotations } = metadata;
  return {
    baseline: null,
    edited: {
      ...typeOf(key),
      metadata: { name, namespace, ...(labels && { labels }), ...(annotations && { annotations }) },
      spec,
    },
  };
}

function typeOf(key: KindKey): JsonObject {
  const kind = KINDS.find((each) => each.key === key);
  return kind === undefined ? {} : { apiVersion: `${kind.group}/${kind.versions[0]}`, kind: kind.kind };
}
