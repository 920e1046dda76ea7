import type { Caller } from "../../routing/caller";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { ExplainStep } from "../explanation";
import { refOf, step } from "../step";

/**
 * Whether calls of unknown hosts leave a proxy, and what says so: its Sidecar, else the mesh.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy
 */
export function outboundPolicy(
  mesh: MeshRouting,
  caller: Caller,
): { readonly passes: boolean; readonly step: ExplainStep } {
  const scope = mesh.sidecarOf(caller);
  const own = scope?.outbound ?? null;
  const passes = own === null ? mesh.allowAny : own === "ALLOW_ANY";
  const mode = passes ? "ALLOW_ANY" : "REGISTRY_ONLY";
  const fate = passes ? "it is sent to the address that the caller looked up" : "it is dropped";
  const where =
    scope && own !== null
      ? { object: refOf(scope.sidecar), path: "spec.outboundTrafficPolicy" }
      : { object: null };
  const by = where.object === null ? "the mesh's outboundTrafficPolicy" : "its outboundTrafficPolicy";
  return { passes, step: step(where, "scope", passes ? "takes" : "refuses", `${by} is ${mode}: ${fate}`) };
}
