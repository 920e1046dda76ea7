import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isJsonArray } from "../../json/is-json-array";
import { readPath } from "../../json/read-path";

/** The items of a list at a path, each written by `write` and joined by commas; `empty` for an empty or missing list. */
export function listCell(
  object: K8sObject,
  path: string,
  write: (item: Json) => Json | undefined,
  empty = "<none>",
): string {
  const items = readPath(object, path);
  const texts = isJsonArray(items) ? items.map(write).filter((text) => typeof text === "string") : [];
  return texts.length === 0 ? empty : texts.join(",");
}
