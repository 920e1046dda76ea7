import { objectAt, objectsAt } from "@/lib/domain/mesh/read-json";
import type { MeshView } from "../mesh-view";
import { objectsOfHost } from "./host-knowledge";

/**
 * The numbers of the ports that Services and ServiceEntries of a full host have; empty where there are none.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination-port
 */
export function portsOfHost(mesh: MeshView, host: string): readonly number[] {
  const ports = objectsOfHost(mesh, host).flatMap(({ kind, data }) =>
    objectsAt(objectAt(data, "spec"), "ports").map((port) => port[kind === "Service" ? "port" : "number"]),
  );
  return Array.from(new Set(ports.filter((port) => typeof port === "number")));
}
