import { effectiveTables } from "@/lib/domain/config/effective/effective-tables";
import type { EffectiveTable } from "@/lib/domain/config/effective/effective-table";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { shopSnapshot } from "./shop-mesh";

const VISIBLE = new Set(["shop", "bank", "edge", "istio-system"]);

/** The effective tables of an object in the shop, with other objects more. */
export function tablesOf(
  object: ClusterObject,
  more: readonly ClusterObject[] = [],
  visible: ReadonlySet<string> = VISIBLE,
): readonly EffectiveTable[] {
  const settings = { rootNamespace: "istio-system", allowAny: true, visible };
  return effectiveTables(object, shopSnapshot(object, ...more), settings);
}

/** The rows of the table of a title, each `tone: cell | cell`. */
export function rowsOf(tables: readonly EffectiveTable[], title: string): readonly string[] {
  const table = tables.find((one) => one.title.startsWith(title));
  return (table?.rows ?? []).map(({ tone, cells }) => `${tone}: ${cells.join(" | ")}`);
}
