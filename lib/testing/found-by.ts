import { pathText } from "@/lib/domain/config/field-path";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { Check } from "@/lib/domain/validations/check";
import { meshViewOf } from "./mesh-view-of";

type Told = Parameters<typeof meshViewOf>[1];

/** What a check finds in an object of a mesh, as "code severity path". */
export function foundBy(
  check: Check,
  object: ClusterObject,
  others: readonly ClusterObject[] = [],
  told: Told = {},
): readonly string[] {
  return check
    .run(object, meshViewOf([object, ...others], told))
    .map(({ code, severity, path }) => `${code ?? check.codes[0]} ${severity} ${pathText(path)}`.trimEnd());
}
