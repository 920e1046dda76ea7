import { isLayerSeven } from "../ambient/is-layer-seven";
import { hasWaypoint } from "../ambient/workload-waypoint";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAMESPACE } from "../indexes";
import { nameList } from "../name-list";
import { coversWorkload } from "../policy-targets";
import { judgedWorkload, JUDGED_WORKLOADS } from "./judged-workload";

const NEEDED = ["AuthorizationPolicy", "Gateway.gateway.networking.k8s.io", "Service"] as const;

/**
 * A workload that only ztunnel protects, with a policy that asks for more than connections have.
 * https://istio.io/latest/docs/ambient/usage/l4-policy/
 */
export const policyWithoutWaypoint: Check = {
  codes: ["KIA1317"],
  kinds: JUDGED_WORKLOADS,
  run(object, mesh) {
    const workload = judgedWorkload(object, mesh);
    if (workload?.dataPlane !== "ambient" || !NEEDED.every((kind) => mesh.knows(kind))) return [];
    const levels = [...new Set([object.meta.namespace, mesh.settings.rootNamespace])];
    const policies = levels
      .flatMap((level) => mesh.find(BY_NAMESPACE, `AuthorizationPolicy/${level}`))
      .filter((policy) => coversWorkload(mesh, policy, workload) && isLayerSeven(policy));
    if (policies.length === 0 || hasWaypoint(mesh, workload)) return [];
    return [
      foundAt(
        "warning",
        [],
        `AuthorizationPolicy ${nameList(policies.map(({ meta }) => meta.name))} asks for what requests have, and the workload uses no waypoint.`,
        "ztunnel knows connections only; where a rule asks for more it refuses rather than allows.",
        { related: policies.map(refOf) },
      ),
    ];
  },
};
