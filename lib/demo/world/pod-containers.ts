import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { WorkloadSpec } from "./workload-spec";

const PROXY_IMAGE = "docker.io/istio/proxyv2:1.27.3";

const proxyContainer = (role: "sidecar" | "router", ports: readonly number[]): JsonObject => ({
  name: "istio-proxy",
  image: PROXY_IMAGE,
  args: ["proxy", role, "--domain", "$(POD_NAMESPACE).svc.cluster.local"],
  ports: [...ports, 15090].map((containerPort) => ({ containerPort, protocol: "TCP" })),
});

/** The containers and init containers of a workload's pods, with the proxy where injection would put it. */
export function podContainers(spec: WorkloadSpec): {
  readonly containers: readonly JsonObject[];
  readonly initContainers: readonly JsonObject[];
} {
  const app = {
    name: spec.labels["app"] ?? spec.name,
    image: spec.image,
    ports: spec.ports.map((containerPort) => ({ containerPort, protocol: "TCP" })),
  };
  const sidecar = proxyContainer("sidecar", []);
  switch (spec.proxy) {
    case "gateway":
      return { containers: [proxyContainer("router", spec.ports)], initContainers: [] };
    case "native":
      return { containers: [app], initContainers: [{ ...sidecar, restartPolicy: "Always" }] };
    case "container":
      return { containers: [app, sidecar], initContainers: [] };
    case "none":
      return { containers: [app], initContainers: [] };
  }
}

/** The status of a container that has been running and ready since it was created. */
export const runningStatus = (container: JsonObject): JsonObject => ({
  name: container["name"],
  image: container["image"],
  imageID: "",
  ready: true,
  started: true,
  restartCount: 0,
  state: { running: {} },
});
