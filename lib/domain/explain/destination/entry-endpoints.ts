import type { JsonObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt, textAt, textMapAt } from "../../mesh/read-json";
import type { MeshRouting } from "../../routing/mesh-routing";
import { type Endpoint, foreignEndpoint, podEndpoint } from "./endpoint";
import { type KnownPort, type KnownService, knownServices } from "./known-services";
import { podsOf } from "./pods-of";
import { selectedEndpoints } from "./service-endpoints";

type Labels = Readonly<Record<string, string>>;

const hasLabels = (labels: Labels, wanted: Labels): boolean => {
  const entries = Object.entries(wanted);
  return entries.length > 0 && entries.every(([name, value]) => labels[name] === value);
};

const selectorOf = ({ object }: KnownService): Labels =>
  textMapAt(objectAt(objectAt(object.data, "spec"), "workloadSelector"), "labels");

/** The WorkloadEntries that a ServiceEntry selects: those of its namespace with its labels. */
function selectedEntries({ snapshot }: MeshRouting, service: KnownService): readonly JsonObject[] {
  const wanted = selectorOf(service);
  return snapshot
    .list("WorkloadEntry")
    .filter(({ meta, data }) => {
      const labels = { ...meta.labels, ...textMapAt(objectAt(data, "spec"), "labels") };
      return meta.namespace === service.namespace && hasLabels(labels, wanted);
    })
    .map(({ data }) => objectAt(data, "spec"));
}

function portAt(listed: JsonObject | undefined, port: KnownPort): number {
  const mapped = listed ? objectAt(listed, "ports")[port.name] : undefined;
  if (typeof mapped === "number") return mapped;
  return typeof port.targetPort === "number" ? port.targetPort : port.number;
}

/** The pods that an address of an endpoint leads to: itself one, or the name of a Service of the cluster. */
function podsAt(mesh: MeshRouting, address: string, port: number): readonly Endpoint[] {
  const pod = podsOf(mesh).at(address);
  if (pod) return [podEndpoint(pod, port)];
  const service = knownServices(mesh.snapshot)
    .named(address)
    .find(({ origin }) => origin === "Service");
  const asIs: KnownPort = { number: port, name: "", protocol: "auto", targetPort: port };
  return service ? selectedEndpoints(mesh, service, asIs) : [];
}

/**
 * The endpoints of a port of a ServiceEntry, `called` being the host as it was called: by its resolution the host itself, the
 * endpoints it lists, or the WorkloadEntries and pods it selects.
 * https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Resolution
 */
export function entryEndpoints(
  mesh: MeshRouting,
  service: KnownService,
  port: KnownPort,
  called: string,
): readonly Endpoint[] {
  const spec = objectAt(service.object.data, "spec");
  const resolution = textAt(spec, "resolution") || "NONE";
  if (resolution === "NONE" || resolution === "DYNAMIC_DNS")
    return [foreignEndpoint(called, portAt(undefined, port))];
  const listed = [...objectsAt(spec, "endpoints"), ...selectedEntries(mesh, service)];
  const addressed = listed.map((one) => ({ one, address: textAt(one, "address").toLowerCase() }));
  const inside = addressed.flatMap(({ one, address }) => podsAt(mesh, address, portAt(one, port)));
  const selected = podsOf(mesh)
    .inNamespace(service.namespace)
    .filter(({ ready, object }) => ready && hasLabels(object.meta.labels, selectorOf(service)))
    .map((pod) => podEndpoint(pod, portAt(undefined, port)));
  const pods = new Map([...selected, ...inside].map((one) => [one.address, one]));
  if (pods.size > 0) return [...pods.values()];
  const known = addressed.filter(({ address }) => address !== "");
  if (known.length > 0) return known.map(({ one, address }) => foreignEndpoint(address, portAt(one, port)));
  return resolution === "STATIC" ? [] : [foreignEndpoint(called, portAt(undefined, port))];
}
