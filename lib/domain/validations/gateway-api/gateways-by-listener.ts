import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { ObjectIndex } from "../mesh-view";
import { placedItems, type PlacedItem } from "../placed-items";
import { type Listener, listenersOf } from "./listeners-of";

const KINDS = ["Gateway.gateway.networking.k8s.io"] as const;
/** Gateways of these classes carry traffic inside the mesh; their listeners are all alike by design. */
const INSIDE_MESH = ["istio-waypoint", "istio-east-west"];

/** Whether callers outside the mesh come in by a Gateway. */
export function isForCallers({ data }: ClusterObject): boolean {
  return !INSIDE_MESH.includes(textAt(objectAt(data, "spec"), "gatewayClassName"));
}

/** What two listeners must not have in common. */
export function listenerKey({ hostname, port, protocol }: Listener): string {
  return `${hostname}|${port ?? "?"}|${protocol}`;
}

/** Gateways by hostname, port and protocol of their listeners. */
export const GATEWAYS_BY_LISTENER: ObjectIndex = {
  name: "gateway listener",
  kinds: KINDS,
  keysOf: (gateway) => listenersOf(gateway).map(listenerKey),
};

/** The addresses that a Gateway asks for. https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspecaddress */
export function addressesOf({ data }: ClusterObject): readonly PlacedItem[] {
  return placedItems(objectAt(data, "spec"), "addresses", ["spec"]).filter(
    ({ item }) => textAt(item, "value") !== "",
  );
}

export function addressKey({ item }: PlacedItem): string {
  return `${textAt(item, "type") || "IPAddress"}|${textAt(item, "value")}`;
}

/** Gateways by type and value of the addresses that they ask for. */
export const GATEWAYS_BY_ADDRESS: ObjectIndex = {
  name: "gateway address",
  kinds: KINDS,
  keysOf: (gateway) => addressesOf(gateway).map(addressKey),
};
