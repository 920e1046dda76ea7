import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn, textMap, textOr } from "../../world/read-json";
import type { Endpoints } from "../model/endpoints";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { MeshService, ServicePort } from "./mesh-service";
import { groupsOfPods, podIndex } from "./pod-index";
import { serviceRegistry } from "./service-registry";

const hasLabels = (labels: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): boolean =>
  wanted.size > 0 && [...wanted].every(([name, value]) => labels.get(name) === value);

/** WorkloadEntries that a ServiceEntry selects: those of its namespace with its labels. */
function selectedEntries(world: MeshWorld, service: MeshService): readonly JsonObject[] {
  const wanted = textMap(jsonAt(service.object, "spec", "workloadSelector", "labels"));
  return world
    .objects("networking.istio.io", "WorkloadEntry")
    .filter(
      ({ metadata, spec }) =>
        metadata.namespace === service.namespace &&
        hasLabels(new Map([...textMap(metadata.labels), ...textMap(jsonAt(spec, "labels"))]), wanted),
    )
    .map(({ spec }) => (isObject(spec) ? spec : {}));
}

function selectedPods(world: MeshWorld, service: MeshService): readonly PodGroup[] {
  const wanted = textMap(jsonAt(service.object, "spec", "workloadSelector", "labels"));
  return podIndex(world)
    .groupsIn(service.namespace)
    .filter(({ labels }) => hasLabels(labels, wanted));
}

function portOf(endpoint: JsonObject | undefined, port: ServicePort): number {
  const mapped = jsonAt(endpoint, "ports", port.name);
  if (typeof mapped === "number") return mapped;
  return typeof port.targetPort === "number" ? port.targetPort : port.number;
}

/** The pods that an address of an endpoint leads to: itself one, or the name of a Service of the cluster. */
function podsAt(world: MeshWorld, address: string): readonly PodGroup[] {
  const pod = podIndex(world).at(address);
  if (pod) return groupsOfPods([pod]);
  const [level = []] = serviceRegistry(world).byHost.matching(address);
  const service = level.find(({ host, origin }) => origin === "Service" && host === address);
  const selector = textMap(jsonAt(service?.object, "spec", "selector"));
  return podIndex(world)
    .groupsIn(service?.namespace ?? "")
    .filter(({ labels }) => hasLabels(labels, selector));
}

/**
 * What stands behind a port of a ServiceEntry: the endpoints it lists or selects, which may be pods of the cluster; without any
 * the host itself, found by DNS or (NONE) by the address the client chose. STATIC without endpoints leads nowhere.
 * https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Resolution
 */
export function entryEndpoints(
  world: MeshWorld,
  service: MeshService,
  port: ServicePort,
  called: string,
): Endpoints {
  const spec = jsonAt(service.object, "spec");
  const resolution = textOr(jsonAt(spec, "resolution")) || "NONE";
  const tls = port.protocol === "tls";
  if (resolution === "NONE" || resolution === "DYNAMIC_DNS") return { kind: "external", host: called, tls };
  const listed = [...objectsIn(jsonAt(spec, "endpoints")), ...selectedEntries(world, service)];
  const addressed = listed.map((one) => ({ one, address: textOr(one["address"]).toLowerCase() }));
  const found = addressed.flatMap(({ one, address }) =>
    podsAt(world, address).map((group) => ({ one, group })),
  );
  const groups = [...new Set([...found.map(({ group }) => group), ...selectedPods(world, service)])];
  if (groups.length > 0) return { kind: "pods", groups, port: portOf(found[0]?.one, port) };
  const outside = addressed.find(({ address }) => address !== "")?.address;
  if (outside !== undefined) return { kind: "external", host: outside, tls };
  return resolution === "STATIC"
    ? { kind: "pods", groups: [], port: portOf(undefined, port) }
    : { kind: "external", host: called, tls };
}
