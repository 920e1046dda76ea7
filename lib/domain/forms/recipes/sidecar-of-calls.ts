import { joinWords } from "../sentences/join-words";
import { newObject } from "./new-object";
import type { ObservedCall } from "./observed-call";
import { incomplete, type Recipe } from "./recipe";

interface SidecarInput {
  readonly namespace: string;
  /** Null for every workload of the namespace without a Sidecar of its own. */
  readonly workload: { readonly name: string; readonly labels: Readonly<Record<string, string>> } | null;
  readonly calls: readonly ObservedCall[];
  /** How far back the calls go, as people say it: "1 hour". */
  readonly window: string;
  /** Hosts to keep besides, in the form of the field: "istio-system/*". */
  readonly keep: readonly string[];
  /** Whether to refuse what is not listed whatever the mesh's outboundTrafficPolicy is. */
  readonly refuseOthers: boolean;
}

/**
 * A Sidecar that knows the hosts that were called and no others.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function sidecarOfCalls(input: SidecarInput): Recipe {
  const { namespace, workload, calls, window, keep, refuseOthers } = input;
  if (namespace === "") return incomplete("Choose the namespace whose proxies should know less.");
  const own = calls.filter(
    (call) =>
      call.sourceNamespace === namespace && (workload === null || call.sourceWorkload === workload.name),
  );
  const who = workload === null ? `Workloads of ${namespace}` : `${workload.name} of ${namespace}`;
  const called = [...new Set(own.flatMap((call) => egressHost(call, namespace)))].sort();
  if (called.length === 0)
    return incomplete(`${who} called no host of the mesh in the last ${window}: look further back.`);
  if (workload !== null && Object.keys(workload.labels).length === 0)
    return incomplete(`Nothing tells the pods of ${workload.name} from others: its selector has no labels.`);
  return {
    state: "ready",
    title: `Sidecar for ${workload?.name ?? namespace}`,
    sentence: sentenceOf(who, called.length, window, refuseOthers),
    warnings: [...cutWarnings(window, refuseOthers), ...unknownHosts(own)],
    objects: [
      newObject("Sidecar", {
        namespace,
        name: workload?.name ?? "default",
        spec: {
          ...(workload !== null && { workloadSelector: { labels: workload.labels } }),
          ...(refuseOthers && { outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } }),
          egress: [{ hosts: [...new Set([...called, ...keep])] }],
        },
      }),
    ],
  };
}

/** None for calls of hosts outside of the registry; "*" where the namespace of the host is not known. */
function egressHost(call: ObservedCall, namespace: string): readonly string[] {
  const { host, serviceNamespace } = call;
  if (isOutsideRegistry(call) || !host.includes(".")) return [];
  if (serviceNamespace === "") return [`*/${host}`];
  return [`${serviceNamespace === namespace ? "." : serviceNamespace}/${host}`];
}

/** https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/ */
function isOutsideRegistry({ service }: ObservedCall): boolean {
  return service.startsWith("PassthroughCluster") || service.startsWith("BlackHoleCluster");
}

function sentenceOf(who: string, count: number, window: string, refuseOthers: boolean): string {
  const hosts = `${count} ${count === 1 ? "host" : "hosts"} seen called in the last ${window}`;
  return `${who} know of the ${hosts} only${refuseOthers ? ", and calls of all others are refused" : ""}.`;
}

function cutWarnings(window: string, refuseOthers: boolean): readonly string[] {
  const rare = `What was not called in the last ${window} (jobs, reports, fallbacks) is not listed`;
  return [
    refuseOthers
      ? `${rare}: those calls will be refused.`
      : `${rare}: those calls lose routing rules and mutual TLS, and are refused where outboundTrafficPolicy is REGISTRY_ONLY.`,
    "Only sidecars heed a Sidecar: workloads of ambient mode do not.",
  ];
}

function unknownHosts(own: readonly ObservedCall[]): readonly string[] {
  const outside = new Set(own.filter(isOutsideRegistry).map(({ host }) => host || "hosts without a name"));
  const hidden = own.some((call) => call.host === "" && !isOutsideRegistry(call));
  return [
    ...(outside.size === 0
      ? []
      : [`Called, but in no registry, so not listed: ${joinWords([...outside].sort())}.`]),
    ...(hidden ? ["Some calls went to addresses, or to hosts you may not see: they cannot be listed."] : []),
  ];
}
