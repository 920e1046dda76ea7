import type { ClusterSnapshot } from "../../mesh/cluster-snapshot";
import { workloadOfPod } from "../../mesh/workload-of-pod";
import type { CallerName } from "../mtls-overview";

/** What annotations of its pods take past a workload's proxy. */
export interface ProxySettings extends CallerName {
  /** Ports of the workload whose calls do not pass its proxy. */
  readonly excludedInbound: readonly number[];
  /** The only ports whose calls do; null for all. */
  readonly includedInbound: readonly number[] | null;
  /** Ports that the workload calls past its proxy. */
  readonly excludedOutbound: readonly number[];
  /** Whether the kubelet's probes go to the application, in plain text. */
  readonly probesInPlaintext: boolean;
}

const EXCLUDED_INBOUND = "traffic.sidecar.istio.io/excludeInboundPorts";
const INCLUDED_INBOUND = "traffic.sidecar.istio.io/includeInboundPorts";
const EXCLUDED_OUTBOUND = "traffic.sidecar.istio.io/excludeOutboundPorts";
const REWRITE_PROBES = "sidecar.istio.io/rewriteAppHTTPProbers";
const READ = [EXCLUDED_INBOUND, INCLUDED_INBOUND, EXCLUDED_OUTBOUND, REWRITE_PROBES];

const portsIn = (text = ""): readonly number[] =>
  text
    .split(",")
    .slice(0, 100)
    .map((part) => Number(part.trim() || "none"))
    .filter((port) => Number.isInteger(port));

const included = (text: string | undefined): readonly number[] | null =>
  text === undefined || text.trim() === "*" ? null : portsIn(text);

/**
 * The settings of every workload that has any, by its first pod that has them.
 * https://istio.io/latest/docs/reference/config/annotations/ and
 * https://istio.io/latest/docs/ops/configuration/mesh/app-health-check/
 */
export function proxySettings(snapshot: ClusterSnapshot): ReadonlyMap<string, ProxySettings> {
  const found = new Map<string, ProxySettings>();
  for (const { meta } of snapshot.list("Pod")) {
    const { annotations, namespace } = meta;
    if (!READ.some((name) => name in annotations)) continue;
    const workload = workloadOfPod(meta, snapshot);
    const key = `${namespace}/${workload}`;
    if (found.has(key)) continue;
    found.set(key, {
      namespace,
      workload,
      excludedInbound: portsIn(annotations[EXCLUDED_INBOUND]),
      includedInbound: included(annotations[INCLUDED_INBOUND]),
      excludedOutbound: portsIn(annotations[EXCLUDED_OUTBOUND]),
      probesInPlaintext: annotations[REWRITE_PROBES] === "false",
    });
  }
  return found;
}
