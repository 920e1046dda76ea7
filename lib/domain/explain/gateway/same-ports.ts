import { objectAt, objectsAt } from "../../mesh/read-json";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { targetPort } from "../../routing/service-registry";
import { serviceSelects } from "../../routing/service-selects";
import type { ExplainMesh } from "../explain-mesh";

/** The ports of a gateway's Services, with those that its pods listen on behind them; the first Service of a port counts. */
function portsBehind({ routing }: ExplainMesh, gateway: MeshWorkload): ReadonlyMap<number, number> {
  const behind = new Map<number, number>();
  for (const service of routing.snapshot.list("Service")) {
    if (!serviceSelects(service, gateway)) continue;
    for (const port of objectsAt(objectAt(service.data, "spec"), "ports")) {
      const number = port["port"];
      if (typeof number === "number" && !behind.has(number))
        behind.set(number, targetPort(port, gateway) ?? number);
    }
  }
  return behind;
}

/**
 * Tells whether two ports mean the same at a gateway: each may be a port of its Service or the one behind it at the pods.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#Port
 */
export function samePorts(mesh: ExplainMesh, gateway: MeshWorkload): (one: number, other: number) => boolean {
  const behind = portsBehind(mesh, gateway);
  const listened = (port: number): number => behind.get(port) ?? port;
  return (one, other) => one === other || listened(one) === listened(other);
}
