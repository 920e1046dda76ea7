import type { Caller } from "../routing/caller";
import type { MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { EgressCall } from "./egress-calls";
import type { EgressHost } from "./egress-verdict";
import { registeredFor, type Registered } from "./registered-for";

type Verdict = Pick<EgressHost, "wouldBeCut" | "because">;

interface Judgement extends Verdict {
  /** Whether a ServiceEntry in the caller's namespace is what is missing. */
  readonly needsEntry: boolean;
}

const verdict = (wouldBeCut: boolean | null, because: string): Verdict => ({ wouldBeCut, because });

/** What decides over calls of unknown hosts by a caller. */
interface Outbound {
  /** null where it cannot be told which Sidecar applies. */
  readonly mode: "ALLOW_ANY" | "REGISTRY_ONLY" | "mesh" | null;
  /** `Sidecar shop/default` */
  readonly by: string;
}

function outboundOf(mesh: MeshRouting, caller: Caller): Outbound {
  if (caller.labels === null) {
    const own = mesh.snapshot.list("Sidecar").filter(({ meta }) => meta.namespace === caller.namespace);
    if (own.length > 1) return { mode: null, by: "" };
  }
  const scope = mesh.sidecarOf(caller);
  if (!scope?.outbound) return { mode: "mesh", by: "" };
  const { namespace, name } = scope.sidecar.meta;
  return { mode: scope.outbound, by: `Sidecar ${namespace}/${name}` };
}

function callerOf(workload: MeshWorkload | undefined, namespace: string): Caller {
  const dataPlane = workload?.dataPlane === "gateway" ? "gateway" : "sidecar";
  return { namespace, labels: workload?.labels ?? null, dataPlane };
}

const nameOf = ({ by }: Registered): string => (by ? `${by.kind} ${by.meta.namespace}/${by.meta.name}` : "");

function ofRegistered(registered: Registered): Verdict {
  if (registered.by) return verdict(false, `${nameOf(registered)} names it.`);
  return registered.anywhere
    ? verdict(
        null,
        "It was known by name when it was called, but nothing that names it reaches this caller now.",
      )
    : verdict(null, "It was known by name when it was called, but nothing names it now.");
}

function ofPassthrough(mesh: MeshRouting, { mode, by }: Outbound, registered: Registered): Verdict {
  if (mode === null) return verdict(null, "Which Sidecar applies to this workload is not known.");
  if (mode === "ALLOW_ANY") return verdict(false, `${by} lets it out, whatever holds for the mesh.`);
  if (registered.by) {
    return verdict(
      null,
      `${nameOf(registered)} names it, but its calls went out unnamed: they are older, or to another port.`,
    );
  }
  if (mode === "REGISTRY_ONLY") return verdict(null, `It was let out, and since then ${by} refuses it.`);
  if (!mesh.allowAny)
    return verdict(null, "It was let out, and since then REGISTRY_ONLY holds for the mesh.");
  return registered.anywhere
    ? verdict(true, "What names it is not exported to this namespace, or its Sidecar does not import it.")
    : verdict(true, "Nothing in the registry names it.");
}

function ofBlocked(mesh: MeshRouting, { mode, by }: Outbound, registered: Registered): Verdict {
  if (mode === "ALLOW_ANY") return verdict(false, `It was refused, and since then ${by} lets it out.`);
  if (registered.by) return verdict(null, `It was refused, but ${nameOf(registered)} names it now.`);
  if (mode === "REGISTRY_ONLY") return verdict(true, `${by} refuses it already.`);
  if (!mesh.allowAny) return verdict(true, "The mesh refuses it already.");
  return verdict(true, "It was refused when it was seen, and would be again.");
}

const NOWHERE: Registered = { by: null, anywhere: false };

function ofAmbient(registered: Registered): Verdict {
  if (registered.by) return ofRegistered(registered);
  return verdict(
    false,
    "ztunnel lets out what the registry does not name, whatever outboundTrafficPolicy says.",
  );
}

/**
 * Judges what becomes of calls that leave the mesh once REGISTRY_ONLY holds for it. Sidecars may say otherwise; ztunnel knows no
 * such policy. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-OutboundTrafficPolicy,
 * https://github.com/istio/istio/issues/54281
 */
export function callJudge(mesh: MeshRouting): (call: EgressCall) => Judgement {
  const registryOf = registeredFor(mesh);
  return (call) => {
    if (call.remote) {
      const because = "It calls from another cluster, whose configuration is not known here.";
      return { ...verdict(null, because), needsEntry: false };
    }
    const { namespace, workload } = call.caller;
    const caller = callerOf(mesh.registry.workloads.get(namespace, workload), namespace);
    const host = hostOnly(call.host);
    const told = verdictOf(mesh, call, caller, host === "" ? NOWHERE : registryOf(caller, host));
    const scope = mesh.sidecarOf(caller);
    if (!told.needsEntry || !scope || scope.knows(host, namespace)) return told;
    const because = `${told.because} A ServiceEntry alone does not help: its Sidecar must import ./${host} as well.`;
    return { ...told, because };
  };
}

function verdictOf(mesh: MeshRouting, call: EgressCall, caller: Caller, registered: Registered): Judgement {
  const of = (): Verdict => {
    if (call.ambient) return ofAmbient(registered);
    if (call.state === "registered") return ofRegistered(registered);
    const outbound = outboundOf(mesh, caller);
    return call.state === "blocked"
      ? ofBlocked(mesh, outbound, registered)
      : ofPassthrough(mesh, outbound, registered);
  };
  const told = of();
  return { ...told, needsEntry: told.wouldBeCut !== false && call.host !== "" && !registered.by };
}

/** A host as the registry names it: without the port of a Host header. */
export function hostOnly(host: string): string {
  return host.replace(/:\d{1,5}$/, "");
}
