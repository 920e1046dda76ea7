import type { Mesh } from "@/lib/demo/start-mesh";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import { isRecord } from "@/lib/domain/mesh/is-record";
import type { ObservedMesh } from "@/lib/domain/routing/observed-mesh";
import { meshConfig, type MeshConfig } from "@/lib/server/checks/mesh-config";
import type { Dashboard } from "@/scripts/launch-dashboard";
import { demoRows } from "../demo-rows";
import { demoSnapshot } from "../demo-snapshot";

/** A dashboard on real servers, and the world that they hold. */
export interface Served {
  readonly mesh: Mesh;
  readonly dashboard: Dashboard;
  /** How long the real Prometheus has scraped for. */
  readonly windowSeconds: number;
}

/** The world's own objects and true flows in place of what real servers tell of them. */
export function worldAsObserved(
  { store, traffic }: Mesh,
  windowSeconds: number,
  namespaces: readonly string[] | null = null,
): ObservedMesh & Pick<MeshConfig, "trustDomains"> {
  const snapshot = demoSnapshot(store.all());
  const { rootNamespace, allowAny, autoMtls, trustDomains } = meshConfig(snapshot, "istio-system");
  const all = snapshot.list("Namespace").map(({ meta }) => meta.name);
  return {
    snapshot,
    rootNamespace,
    allowAny,
    autoMtls,
    trustDomains,
    homeCluster: "Kubernetes",
    rows: demoRows(traffic.flows()),
    windowSeconds,
    visible: new Set(namespaces ?? all),
  };
}

/** Requests a second below which a window may hold none, or one more or less shows: proxies count in whole numbers. */
export const OFTEN_ENOUGH = 0.2;

export const rateOf = (flows: readonly MeshFlow[]): number =>
  flows.reduce((sum, { perSecond }) => sum + perSecond, 0);

/** Values as texts, whatever their order and that of their fields. */
export const inOrder = (values: readonly unknown[]): readonly string[] =>
  values.map((value) => JSON.stringify(value, fieldsInOrder)).sort();

const fieldsInOrder = (_: string, value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
