import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { groupBy } from "../../world/group-by";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textMap, textOr, textsIn } from "../../world/read-json";
import type { Endpoints } from "../model/endpoints";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import type { MeshService, ServicePort } from "./mesh-service";
import { groupsOfPods, groupsOfUnready, podIndex } from "./pod-index";
import { selectsPods } from "./selects-pods";
import { targetPort } from "./target-port";

const slicesByService = perWorld((world: MeshWorld) =>
  groupBy(
    world.objects("discovery.k8s.io", "EndpointSlice"),
    ({ metadata }) => `${metadata.namespace ?? ""}/${metadata.labels?.["kubernetes.io/service-name"] ?? ""}`,
  ),
);

/** What an endpoint of a slice is: a pod, or an address that is none. */
interface Endpoint {
  readonly address: string;
  readonly pod: string;
  readonly hostname: string;
  readonly port: number;
}

function endpointsOfSlice(slice: K8sObject, port: ServicePort): readonly Endpoint[] {
  const found = objectsIn(slice["ports"]).find((one) => textOr(one["name"]) === port.name);
  if (!found) return [];
  const number = typeof found["port"] === "number" ? found["port"] : port.number;
  const ready = (one: JsonObject): boolean => jsonAt(one, "conditions", "ready") !== false;
  return objectsIn(slice["endpoints"])
    .filter(ready)
    .map((one) => ({
      address: textsIn(one["addresses"])[0] ?? "",
      pod: jsonAt(one, "targetRef", "kind") === "Pod" ? textOr(jsonAt(one, "targetRef", "name")) : "",
      hostname: textOr(one["hostname"]),
      port: number,
    }));
}

const publishesUnready = ({ object }: MeshService): boolean =>
  jsonAt(object, "spec", "publishNotReadyAddresses") === true;

function unreadyOf(
  world: MeshWorld,
  { namespace }: MeshService,
  names: readonly string[],
): readonly PodGroup[] {
  const index = podIndex(world);
  return groupsOfUnready(
    names
      .filter((name) => !index.named(namespace, name))
      .map((name) => index.object(namespace, name))
      .filter((pod) => pod !== undefined),
  );
}

function fromSlices(
  world: MeshWorld,
  service: MeshService,
  endpoints: readonly Endpoint[],
  port: ServicePort,
): Endpoints {
  const index = podIndex(world);
  const pods = endpoints.map((one) => index.at(one.address) ?? index.named(service.namespace, one.pod));
  const unready = publishesUnready(service)
    ? unreadyOf(
        world,
        service,
        endpoints.map(({ pod }) => pod),
      )
    : [];
  const groups = [...groupsOfPods(pods.filter((pod) => pod !== undefined)), ...unready];
  const foreign = endpoints.find((one) => one.pod === "" && one.address !== "" && !index.at(one.address));
  if (groups.length === 0 && foreign)
    return { kind: "external", host: foreign.address, tls: port.protocol === "tls" };
  return { kind: "pods", groups, port: endpoints[0]?.port ?? targetPort(world, port, groups[0]) };
}

function fromSelector(world: MeshWorld, service: MeshService, port: ServicePort): Endpoints {
  const ready = podIndex(world)
    .groupsIn(service.namespace)
    .filter(({ labels }) => selectsPods(service, labels));
  const named = publishesUnready(service)
    ? world
        .objects("", "Pod")
        .filter(
          ({ metadata }) =>
            metadata.namespace === service.namespace && selectsPods(service, textMap(metadata.labels)),
        )
    : [];
  const unready = unreadyOf(
    world,
    service,
    named.map(({ metadata }) => metadata.name),
  );
  const groups = [...ready, ...unready];
  return { kind: "pods", groups, port: targetPort(world, port, groups[0]) };
}

/** Only the pod that a host names, of the pods behind a headless Service. */
function onlyPod(endpoints: Endpoints, pod: string): Endpoints {
  if (pod === "" || endpoints.kind !== "pods") return endpoints;
  const groups = endpoints.groups.flatMap((group) => {
    const pods = group.end.pods.filter(({ name }) => name === pod);
    return pods.length > 0 ? [{ ...group, end: { ...group.end, pods } }] : [];
  });
  return { ...endpoints, groups };
}

/**
 * What stands behind a port of a Kubernetes Service: the endpoints of its EndpointSlices, where it has none yet the ready pods
 * it selects. `pod` narrows a headless Service to one of its pods.
 * https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export function serviceEndpoints(
  world: MeshWorld,
  service: MeshService,
  port: ServicePort,
  pod: string,
): Endpoints {
  const slices = slicesByService(world).get(`${service.namespace}/${service.name}`) ?? [];
  if (slices.length === 0) return onlyPod(fromSelector(world, service, port), pod);
  const endpoints = slices.flatMap((slice) => endpointsOfSlice(slice, port));
  const hostnames = endpoints.find(({ hostname }) => hostname === pod)?.pod ?? pod;
  return onlyPod(fromSlices(world, service, endpoints, port), pod === "" ? "" : hostnames);
}
