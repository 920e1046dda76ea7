import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import type { ClusterSnapshot } from "../../mesh/cluster-snapshot";
import { objectAt, objectsAt, textAt, textMapAt, textsAt } from "../../mesh/read-json";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { type Endpoint, foreignEndpoint, podEndpoint } from "./endpoint";
import type { KnownPort, KnownService } from "./known-services";
import { podsOf } from "./pods-of";

const SERVICE_NAME = "kubernetes.io/service-name";
const slices = new WeakMap<ClusterSnapshot, ReadonlyMap<string, readonly ClusterObject[]>>();

function slicesOf({ snapshot }: MeshRouting, { namespace, name }: KnownService): readonly ClusterObject[] {
  const held = slices.get(snapshot);
  const key = `${namespace}/${name}`;
  if (held) return held.get(key) ?? [];
  const made = new Map<string, ClusterObject[]>();
  for (const slice of snapshot.list("EndpointSlice")) {
    const of = `${slice.meta.namespace}/${slice.meta.labels[SERVICE_NAME] ?? ""}`;
    const others = made.get(of);
    if (others) others.push(slice);
    else made.set(of, [slice]);
  }
  slices.set(snapshot, made);
  return made.get(key) ?? [];
}

/** The number of a port at the pods: a name is that of a container's port. */
function portAt({ targetPort, number }: KnownPort, workload: MeshWorkload | undefined): number {
  return typeof targetPort === "number" ? targetPort : (workload?.namedPorts[targetPort] ?? number);
}

function ofSlice(
  mesh: MeshRouting,
  service: KnownService,
  one: JsonObject,
  port: number,
): readonly Endpoint[] {
  const pods = podsOf(mesh);
  const [address = ""] = textsAt(one, "addresses");
  const target = objectAt(one, "targetRef");
  const name = textAt(target, "kind") === "Pod" ? textAt(target, "name") : "";
  const pod = pods.at(address) ?? (name === "" ? undefined : pods.named(service.namespace, name));
  const publishes = objectAt(service.object.data, "spec")["publishNotReadyAddresses"] === true;
  if (pod) return pod.ready || (publishes && pod.running) ? [podEndpoint(pod, port)] : [];
  return name === "" || address === "" ? [foreignEndpoint(address, port)] : [];
}

function fromSlices(
  mesh: MeshRouting,
  service: KnownService,
  port: KnownPort,
  found: readonly ClusterObject[],
): readonly Endpoint[] {
  const endpoints = found.flatMap(({ data }) => {
    const own = objectsAt(data, "ports").find((one) => textAt(one, "name") === port.name);
    if (!own) return [];
    const number = typeof own["port"] === "number" ? own["port"] : port.number;
    return objectsAt(data, "endpoints")
      .filter((one) => objectAt(one, "conditions")["ready"] !== false)
      .flatMap((one) => ofSlice(mesh, service, one, number));
  });
  const known = endpoints.filter(({ workload }) => workload !== null);
  return known.length > 0 ? known : endpoints.slice(0, 1).filter(({ address }) => address !== "");
}

/** The endpoints of the ready pods that a Service selects; none without a selector. */
export function selectedEndpoints(
  mesh: MeshRouting,
  service: KnownService,
  port: KnownPort,
): readonly Endpoint[] {
  const spec = objectAt(service.object.data, "spec");
  const selector = Object.entries(textMapAt(spec, "selector"));
  if (selector.length === 0) return [];
  const fits = (labels: Readonly<Record<string, string>>): boolean =>
    selector.every(([name, value]) => labels[name] === value);
  const publishes = spec["publishNotReadyAddresses"] === true;
  if (mesh.snapshot.list("Pod").length > 0) {
    return podsOf(mesh)
      .inNamespace(service.namespace)
      .filter(({ object, ready, running }) => fits(object.meta.labels) && (ready || (publishes && running)))
      .map((pod) => podEndpoint(pod, portAt(port, pod.workload)));
  }
  return mesh.registry.workloads
    .inNamespace(service.namespace)
    .filter((one) => one.readyPods > 0 && fits(one.labels))
    .map((workload) => ({
      address: "",
      port: portAt(port, workload),
      workload,
      labels: workload.labels,
      pods: workload.readyPods,
    }));
}

/**
 * The endpoints of a port of a Kubernetes Service: those its EndpointSlices call ready, where it has none the ready pods it
 * selects. https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export function serviceEndpoints(
  mesh: MeshRouting,
  service: KnownService,
  port: KnownPort,
): readonly Endpoint[] {
  const found = slicesOf(mesh, service);
  return found.length > 0 ? fromSlices(mesh, service, port, found) : selectedEndpoints(mesh, service, port);
}
