import type { Endpoints } from "../model/endpoints";
import type { CalledService } from "../model/mesh-flow";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import { entryEndpoints } from "./entry-endpoints";
import { bareHost, findService, type FoundService } from "./find-service";
import { isAddress } from "./full-host";
import { calledService, type ServicePort } from "./mesh-service";
import { groupsOfPods, podIndex } from "./pod-index";
import { serviceEndpoints } from "./service-endpoints";

interface Target {
  readonly host: string;
  readonly port: number;
}

const behind = perWorld(() => new Map<string, Endpoints>());

function remembered(world: MeshWorld, key: string, read: () => Endpoints): Endpoints {
  const known = behind(world);
  const endpoints = known.get(key) ?? read();
  known.set(key, endpoints);
  return endpoints;
}

function portOf({ service }: FoundService, number: number): ServicePort | undefined {
  const declared = service.ports.find((one) => one.number === number);
  if (declared || !service.headless) return declared;
  // The pods of a headless Service are called at their own ports, declared or not.
  return { number, name: service.ports[0]?.name ?? "", protocol: "auto", targetPort: number };
}

function endpointsBehind(world: MeshWorld, found: FoundService, { host, port: number }: Target): Endpoints {
  const { service, pod } = found;
  if (service.aliasOf !== "") return { kind: "external", host: service.aliasOf, tls: number === 443 };
  const port = portOf(found, number);
  if (!port) return { kind: "noPort" };
  const called = bareHost(host);
  if (service.origin === "ServiceEntry") {
    const key = [service.namespace, service.host, number, called].join("/");
    return remembered(world, key, () => entryEndpoints(world, service, port, called));
  }
  const key = [service.namespace, service.name, number, pod].join("/");
  return remembered(world, key, () => serviceEndpoints(world, service, port, pod));
}

/** What a name that no service has leads to: for a client that asks DNS a host outside, for a proxy nothing it knows. */
function unknown(world: MeshWorld, client: PodGroup, { host, port }: Target): Endpoints {
  const called = bareHost(host);
  const pod = podIndex(world).at(called);
  if (pod) return { kind: "pods", groups: groupsOfPods([pod]), port };
  const asksDns = client.end.dataPlane === "none" || client.end.dataPlane === "ztunnel";
  const isOutside =
    isAddress(called) || (called.includes(".") && !/\.svc(?:\.cluster\.local)?$/.test(called));
  return asksDns && isOutside ? { kind: "external", host: called, tls: false } : { kind: "noService" };
}

/**
 * The service that a host and port mean to a client and what stands behind it, before subsets. The host may have any form. A
 * sidecar knows what exportTo and its Sidecar let it; a client without a proxy knows Kubernetes Services and asks DNS for the
 * rest. A service that nobody knows is named by its host alone.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/
 */
export function endpointsOf(
  world: MeshWorld,
  client: PodGroup,
  target: Target,
): { readonly service: CalledService; readonly endpoints: Endpoints } {
  const found = findService(world, client, target);
  if (found)
    return { service: calledService(found.service), endpoints: endpointsBehind(world, found, target) };
  return {
    service: { host: bareHost(target.host), name: "", namespace: "" },
    endpoints: unknown(world, client, target),
  };
}
