import { jsonAt, objectsIn } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { ServicePort } from "./mesh-service";
import { podIndex } from "./pod-index";

/** The port that pods listen on for a port of their Service: its number, or that of the container's port of its name. */
export function targetPort(world: MeshWorld, port: ServicePort, group: PodGroup | undefined): number {
  if (typeof port.targetPort === "number") return port.targetPort;
  const [pod] = group?.end.pods ?? [];
  if (!group || !pod) return port.number;
  const object = podIndex(world).object(group.end.namespace, pod.name);
  const ports = objectsIn(jsonAt(object, "spec", "containers")).flatMap((one) => objectsIn(one["ports"]));
  const number = ports.find((one) => one["name"] === port.targetPort)?.["containerPort"];
  return typeof number === "number" ? number : port.number;
}
