import type { MeshWorkload } from "../routing/mesh-workload";
import { callOf } from "./call-of";
import { conclude } from "./conclude";
import type { ExplainMesh } from "./explain-mesh";
import type { Explanation } from "./explanation";
import type { ExplainedRequest } from "./explained-request";
import { enterAtGateway } from "./enter-at-gateway";
import type { Journey } from "./journey";
import { step } from "./step";
import { travel } from "./travel";

/** A workload of which nothing is known but its name. */
function unknownWorkload(namespace: string, workload: string): MeshWorkload {
  return {
    namespace,
    workload,
    labels: {},
    version: "",
    serviceAccount: "default",
    dataPlane: "sidecar",
    readyPods: 0,
    namedPorts: {},
  };
}

function fromWorkload(
  mesh: ExplainMesh,
  request: ExplainedRequest,
  { namespace, workload }: Exclude<ExplainedRequest["source"], "outside">,
): Journey {
  const known = mesh.routing.registry.workloads.get(namespace, workload);
  if (known?.dataPlane === "gateway") return enterAtGateway(mesh, request);
  const journey = travel(mesh, known ?? unknownWorkload(namespace, workload), callOf(request, request.tls));
  if (known) return journey;
  const because = `no pods of ${namespace}/${workload} are known: it is taken for a workload with a sidecar and without labels`;
  return { ...journey, steps: [step({ object: null }, "scope", "unknown", because), ...journey.steps] };
}

/**
 * What the configuration does with a request, and why, step by step: from its sender's proxy, or from the gateway that takes
 * it from outside, through routes, destinations and endpoints to the policies where it arrives.
 * https://istio.io/latest/docs/concepts/traffic-management/ and https://istio.io/latest/docs/concepts/security/
 */
export function explainRequest(mesh: ExplainMesh, request: ExplainedRequest): Explanation {
  const { source } = request;
  return conclude(source === "outside" ? enterAtGateway(mesh, request) : fromWorkload(mesh, request, source));
}
