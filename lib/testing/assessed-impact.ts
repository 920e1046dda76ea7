import { assessImpact, type ImpactInput } from "@/lib/domain/impact/assess-impact";
import type { Impact } from "@/lib/domain/impact/impact";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { shopSnapshot } from "./shop-mesh";
import { CART_ROWS } from "./shop-rows";

const VISIBLE = new Set(["shop", "bank", "istio-system"]);
/** The impact of a change of the shop's configuration. */
export const assess = (
  before: readonly ClusterObject[],
  after: readonly ClusterObject[],
  rows: readonly TelemetryRow[] = CART_ROWS,
  more: Partial<ImpactInput> = {},
): Impact =>
  assessImpact({
    before: shopSnapshot(...before),
    after: shopSnapshot(...after),
    rows,
    windowSeconds: 60,
    rootNamespace: "istio-system",
    visible: VISIBLE,
    ...more,
  });
export const moved = ({ moves }: Impact): readonly string[] =>
  moves.map(
    ({ destination, before, after }) =>
      `${destination} ${Number(before.toFixed(3))}>${Number(after.toFixed(3))}`,
  );
export const refused = ({ refused: found }: Impact): readonly string[] =>
  found.map(
    ({ caller, service, requestsPerSecond }) =>
      `${caller.workload} ${service} ${Number(requestsPerSecond.toFixed(3))}`,
  );
export const bounds = ({ unknown }: Impact): readonly string[] =>
  unknown.map(
    ({ what, atMost, dryRunPossible }) =>
      `${what} ${Number(atMost.toFixed(3))}${dryRunPossible ? " dry run" : ""}`,
  );
