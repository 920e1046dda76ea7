import type { ValuesResponse } from "@/lib/contracts/config/values";
import type { Viewer } from "@/lib/domain/access/viewer";
import { completionValues } from "@/lib/domain/config/completion-values";
import type { Backend } from "../../backend";
import { viewerScope } from "../viewer-scope";
import { readableObjects } from "./readable-objects";

const KINDS = [
  "Pod",
  "Service",
  "ServiceEntry",
  "DestinationRule",
  "ServiceAccount",
  "Gateway.networking.istio.io",
  "Gateway.gateway.networking.k8s.io",
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "Rollout",
];

/** Names the cluster has, for completion in the editor; only what the viewer may see. Throws 404 and 503 problems. */
export async function getValues(
  backend: Backend,
  viewer: Viewer,
  requested: readonly string[] | null,
  signal: AbortSignal,
): Promise<ValuesResponse> {
  const { visible } = await viewerScope(backend, viewer, requested, signal);
  const within = requested === null ? visible : new Set(requested);
  const readable = await readableObjects(backend, viewer, KINDS, visible, signal);
  const list = (kind: string) => readable.list(kind).filter(({ meta }) => within.has(meta.namespace));
  const values = completionValues(list, [...within].sort());
  return {
    namespaces: [...values.namespaces],
    hosts: values.hosts.map((host) => ({
      ...host,
      ports: [...host.ports],
      subsets: [...host.subsets],
      versions: [...host.versions],
    })),
    gateways: [...values.gateways],
    serviceAccounts: [...values.serviceAccounts],
    podLabels: Object.fromEntries(Object.entries(values.podLabels).map(([key, known]) => [key, [...known]])),
    workloads: [...values.workloads],
  };
}
