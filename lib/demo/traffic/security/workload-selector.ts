import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../world/read-json";

type Labels = ReadonlyMap<string, string>;

/**
 * Which pods a policy's selector selects: all of matchLabels hold. Without a selector all pods, by what is no selector none.
 * https://istio.io/latest/docs/reference/config/type/workload-selector/
 */
export function workloadSelector(selector: Json | undefined): (labels: Labels) => boolean {
  if (selector === undefined || selector === null) return () => true;
  if (!isObject(selector)) return () => false;
  const { matchLabels } = selector;
  const wanted = isObject(matchLabels) ? Object.entries(matchLabels) : [];
  return (labels) => wanted.every(([name, value]) => labels.get(name) === value);
}
