import { compareHosts, hostCovers } from "../../mesh/hosts/host-matches";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import { someOf } from "../../mesh/some-of";
import { refOf, step } from "../step";
import { edgeListeners, type EdgeListener } from "./edge-listener";
import type { Found } from "./found";
import { samePorts } from "./same-ports";
import { servedApiGateways } from "./served-api-gateways";

/** A step of a listener. */
export const listenerStep = (
  one: EdgeListener,
  verdict: ExplainStep["verdict"],
  because: string,
): ExplainStep => step({ object: refOf(one.gateway), path: one.path }, "listener", verdict, because);

/** The listeners of a port of a gateway that serve, and why others do not. https://gateway-api.sigs.k8s.io/reference/spec/#listener */
export function listenersOnPort(mesh: ExplainMesh, gateway: MeshWorkload, port: number): Found<EdgeListener> {
  const isSame = samePorts(mesh, gateway);
  const steps: ExplainStep[] = [];
  const found: EdgeListener[] = [];
  for (const object of servedApiGateways(mesh, gateway)) {
    const all = edgeListeners(mesh, object);
    const onPort = all.filter((one) => isSame(one.port, port));
    const ports = someOf([...new Set(all.map((one) => one.port))]) || "no port";
    if (onPort.length === 0)
      steps.push(
        step(
          { object: refOf(object), path: "spec.listeners" },
          "listener",
          "skips",
          `it listens on ${ports}, not on ${port}`,
        ),
      );
    for (const one of onPort)
      if (one.problem === null) found.push(one);
      else steps.push(listenerStep(one, "skips", `it does not serve: ${one.problem}`));
  }
  return { found, steps };
}

const takesHost = ({ mode, hostname }: EdgeListener, host: string): boolean =>
  mode === "tcp" || hostCovers(hostname, host);

/**
 * Of the listeners of a port those of the narrowest hostname that a host has; several where Gateways share their pods.
 * https://gateway-api.sigs.k8s.io/reference/spec/#listener
 */
export function calledListeners(listeners: readonly EdgeListener[], host: string): Found<EdgeListener> {
  const matching = listeners.filter((one) => takesHost(one, host));
  const [narrowest = ""] = matching.map(({ hostname }) => hostname).toSorted(compareHosts);
  const steps = listeners.map((one) => {
    if (!matching.includes(one))
      return listenerStep(one, "skips", `its hostname ${one.hostname} is not ${host}`);
    if (one.hostname === narrowest)
      return listenerStep(one, "takes", `it listens for ${one.hostname} on port ${one.port}`);
    return listenerStep(one, "skips", `${narrowest} is more specific than its hostname ${one.hostname}`);
  });
  return { found: matching.filter(({ hostname }) => hostname === narrowest), steps };
}
