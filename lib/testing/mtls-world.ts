import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { overlaySnapshot } from "@/lib/domain/config/overlay-snapshot";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { judgeStrict } from "@/lib/domain/mtls/strict/judge-strict";
import type { StrictQuestion, StrictVerdict } from "@/lib/domain/mtls/strict/strict-verdict";
import type { ObservedMesh } from "@/lib/domain/routing/observed-mesh";
import { shopSnapshot } from "./shop-mesh";
import { specObject } from "./spec-object";
import { row } from "./telemetry-row";
import { workloadObjects } from "./workload-objects";

const ends = (path: string): readonly [namespace: string, workload: string] => {
  const [namespace = "", workload = ""] = path.split("/");
  return [namespace, workload];
};

/** A row between `namespace/workload` ends of the shop, told by the server under mutual TLS where nothing else is said. */
export function mtlsRow(from: string, to: string, changes: Partial<TelemetryRow> = {}): TelemetryRow {
  const [sourceNamespace, sourceWorkload] = ends(from);
  const [destinationNamespace, destinationWorkload] = ends(to);
  const service = destinationWorkload.replace(/-v\d$/, "");
  return row({
    reporter: "destination",
    securityPolicy: "mutual_tls",
    sourceNamespace,
    sourceWorkload,
    sourceApp: sourceWorkload,
    sourcePrincipal: "",
    destinationNamespace,
    destinationWorkload,
    destinationHost: `${service}.${destinationNamespace}.svc.cluster.local`,
    destinationService: service,
    destinationServiceNamespace: destinationNamespace,
    ...changes,
  });
}

/** The same without mutual TLS. */
export const plainRow = (from: string, to: string, changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  mtlsRow(from, to, { securityPolicy: "none", ...changes });

/** The same as the client's proxy tells it. */
export const clientRow = (from: string, to: string, changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  mtlsRow(from, to, { reporter: "source", securityPolicy: "", ...changes });

/** A PeerAuthentication, `namespace/name`; of the workloads labelled `app: <app>` where one is named. */
export function peerAuthentication(
  path: string,
  mode: string,
  app = "",
  more: JsonObject = {},
): ClusterObject {
  const selector = app === "" ? {} : { selector: { matchLabels: { app } } };
  return specObject("PeerAuthentication", path, { ...selector, mtls: { mode }, ...more });
}

/** A DestinationRule, `namespace/name`, with a TLS mode for a host. */
export function tlsRule(path: string, host: string, mode: string): ClusterObject {
  return specObject("DestinationRule", path, { host, trafficPolicy: { tls: { mode } } });
}

/** A pod without a proxy in the shop. */
export const LEGACY = workloadObjects("shop/legacy");

/** The shop with some objects more, or in place of its own, as it was observed over five minutes. */
export const observedShop = (
  objects: readonly ClusterObject[],
  rows: readonly TelemetryRow[] | null,
  more: Partial<ObservedMesh> = {},
): ObservedMesh => ({
  snapshot: overlaySnapshot(shopSnapshot(), { put: objects, removed: [] }),
  rows,
  rootNamespace: "istio-system",
  allowAny: true,
  autoMtls: true,
  homeCluster: "Kubernetes",
  windowSeconds: 300,
  visible: new Set(["shop", "bank"]),
  ...more,
});

/** Every workload of the shop and the bank called under mutual TLS. */
export const CALM: readonly TelemetryRow[] = [
  mtlsRow("shop/web", "shop/cart-v1"),
  mtlsRow("shop/web", "shop/cart-v2"),
  mtlsRow("bank/till", "shop/web"),
  mtlsRow("shop/web", "bank/till"),
];

/** The verdict on the namespace `shop`, known of for long enough, where nothing else is said. */
export const strictIn = (
  objects: readonly ClusterObject[],
  rows: readonly TelemetryRow[] | null,
  more: Partial<StrictQuestion> = {},
): StrictVerdict =>
  judgeStrict({
    mesh: observedShop(objects, rows),
    scope: { namespace: "shop", workload: "" },
    plaintext: [],
    at: 100_000,
    knownSince: 0,
    listed: true,
    windowSeconds: 300,
    ...more,
  });
