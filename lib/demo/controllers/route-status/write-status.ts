import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, objectsIn, textOr } from "../../world/read-json";
import type { Write } from "../controller";
import { type Condition, nextConditions } from "./conditions";

/** The write of a status; none where it is the same as before, or none is told (null). */
export function writeStatus(object: K8sObject, status: JsonObject | null): readonly Write[] {
  if (status === null || isDeepStrictEqual(object["status"], status)) return [];
  return [{ op: "updateStatus", object: { ...object, status } }];
}

/** The write of conditions beside what else a status holds; of the `owned` types those that are not wanted any more go. */
export function writeConditions(
  object: K8sObject,
  { owned, wanted }: { readonly owned: readonly string[]; readonly wanted: readonly Condition[] },
  observed: { readonly generation: Json | undefined; readonly now: number },
): readonly Write[] {
  const { conditions: before, ...rest } = isObject(object["status"]) ? object["status"] : {};
  const kept = objectsIn(before).filter(
    ({ type }) => !owned.includes(textOr(type)) || wanted.some((one) => one.type === type),
  );
  const conditions = nextConditions(kept, wanted, observed);
  if (conditions.length === 0 && before === undefined) return [];
  return writeStatus(object, conditions.length === 0 ? rest : { ...rest, conditions });
}
