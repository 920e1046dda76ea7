import { KINDS, type Kind } from "@/lib/domain/mesh/kinds";
import { column } from "./column";
import { PRINTER_COLUMNS } from "./printer-columns";
import type { ServedKind } from "./served-kind";

const core = (kind: string, plural: string, namespaced: boolean): Kind => ({
  key: kind,
  group: "",
  kind,
  plural,
  versions: ["v1"],
  namespaced,
});

const MORE_KINDS: readonly Kind[] = [
  core("Node", "nodes", false),
  core("ServiceAccount", "serviceaccounts", true),
  core("ConfigMap", "configmaps", true),
  core("Event", "events", true),
  {
    key: "GatewayClass",
    group: "gateway.networking.k8s.io",
    kind: "GatewayClass",
    plural: "gatewayclasses",
    versions: ["v1", "v1beta1"],
    namespaced: false,
  },
];

const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  Namespace: ["ns"],
  Node: ["no"],
  Pod: ["po"],
  Service: ["svc"],
  ServiceAccount: ["sa"],
  ConfigMap: ["cm"],
  Event: ["ev"],
  Ingress: ["ing"],
  Deployment: ["deploy"],
  ReplicaSet: ["rs"],
  StatefulSet: ["sts"],
  DaemonSet: ["ds"],
  CronJob: ["cj"],
  Rollout: ["ro"],
  VirtualService: ["vs"],
  DestinationRule: ["dr"],
  "Gateway.networking.istio.io": ["gw"],
  ServiceEntry: ["se"],
  WorkloadEntry: ["we"],
  PeerAuthentication: ["pa"],
  AuthorizationPolicy: ["ap"],
  "Gateway.gateway.networking.k8s.io": ["gtw"],
  GatewayClass: ["gc"],
};

const IN_CATEGORY_ALL: ReadonlySet<string> = new Set([
  "Pod",
  "Service",
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
]);

function categoriesOf(kind: Kind): readonly string[] {
  if (IN_CATEGORY_ALL.has(kind.key)) return ["all"];
  if (kind.group.endsWith("istio.io")) return ["istio-io", kind.group.replaceAll(".", "-")];
  return kind.group === "gateway.networking.k8s.io" ? ["gateway-api"] : [];
}

/** GRPCRoute was never served below v1 by the Gateway API's standard channel. */
const versionsOf = (kind: Kind): readonly string[] => (kind.key === "GRPCRoute" ? ["v1"] : kind.versions);

/** Every resource of the simulated API server: what Meshlens reads, and what a mesh's manifests need besides. No Secrets. */
export const SERVED_KINDS: readonly ServedKind[] = [...KINDS, ...MORE_KINDS].map((kind) => ({
  group: kind.group,
  versions: versionsOf(kind),
  kind: kind.kind,
  plural: kind.plural,
  namespaced: kind.namespaced,
  shortNames: SHORT_NAMES[kind.key] ?? [],
  categories: categoriesOf(kind),
  columns: PRINTER_COLUMNS[kind.key] ?? [column.age],
}));
