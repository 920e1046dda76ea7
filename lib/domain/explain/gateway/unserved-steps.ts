import { objectAt, textAt, textMapAt } from "../../mesh/read-json";
import { gatewaySelects } from "../../routing/gateway-servers";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import { refOf, step } from "../step";
import { gatewayWorkloads } from "./gateway-workloads";
import { servedApiGateways } from "./served-api-gateways";

/** Gateways that nothing serves are told of up to here. */
const MOST_TOLD = 20;
/** Classes of Gateways inside the mesh, which take nothing from outside. */
const INSIDE = new Set(["istio-waypoint", "istio-east-west"]);

/** The Gateways that no ready proxy serves, and why. https://istio.io/latest/docs/ops/diagnostic-tools/istioctl-analyze/ */
export function unservedSteps(mesh: ExplainMesh): readonly ExplainStep[] {
  const { snapshot } = mesh.routing;
  const workloads = gatewayWorkloads(mesh, "outside");
  const ofIstio = snapshot
    .list("Gateway.networking.istio.io")
    .filter(({ data }) => Object.keys(textMapAt(objectAt(data, "spec"), "selector")).length > 0)
    .filter((one) => !workloads.some((workload) => gatewaySelects(one, workload)))
    .map((one) =>
      step(
        { object: refOf(one), path: "spec.selector" },
        "listener",
        "skips",
        "it selects no ready gateway proxy",
      ),
    );
  const served = new Set(workloads.flatMap((workload) => servedApiGateways(mesh, workload)));
  const ofApi = snapshot
    .list("Gateway.gateway.networking.k8s.io")
    .filter((one) => !served.has(one))
    .filter(({ data }) => !INSIDE.has(textAt(objectAt(data, "spec"), "gatewayClassName")))
    .map((one) =>
      step({ object: refOf(one) }, "listener", "skips", "no ready gateway proxy of Istio serves it"),
    );
  return [...ofIstio, ...ofApi].slice(0, MOST_TOLD);
}
