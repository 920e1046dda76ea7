import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { objectsIn } from "../../world/read-json";
import { readPath } from "../../json/read-path";

/** `.name`, `[*]`, `[0]`, `[?(@.type=="Ready")]` */
const STEP = /\.([A-Za-z_][\w-]*)|\[(\*|\d{1,4})\]|\[\?\(@\.([\w.]{1,60})==["']([^"']{0,60})["']\)\]/y;

function step(
  values: readonly Json[],
  [, field, index, key, wanted]: readonly (string | undefined)[],
): readonly Json[] {
  if (field !== undefined)
    return values.map((value) => readPath(value, field)).filter((value) => value !== undefined);
  const lists = values.filter(isJsonArray);
  if (key !== undefined)
    return lists.flatMap((list) => objectsIn(list).filter((item) => readPath(item, key) === wanted));
  return lists.flatMap((list) => (index === "*" ? list : list.slice(Number(index), Number(index) + 1)));
}

/**
 * The values at a simple JSONPath, as the columns of a CustomResourceDefinition use it; empty where nothing is there or the
 * path is of another form. https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
export function simpleJsonPath(value: Json, path: string): readonly Json[] {
  const pattern = new RegExp(STEP);
  let values: readonly Json[] = [value];
  while (pattern.lastIndex < path.length) {
    const match = pattern.exec(path);
    if (match === null) return [];
    values = step(values, match);
  }
  return values;
}
