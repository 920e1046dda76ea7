import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { textAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { nameList } from "../name-list";
import {
  addressesOf,
  addressKey,
  GATEWAYS_BY_ADDRESS,
  GATEWAYS_BY_LISTENER,
  isForCallers,
  listenerKey,
} from "./gateways-by-listener";
import { listenersOf } from "./listeners-of";

/**
 * A hostname, port and protocol that another Gateway listens for too (KIA1501), and an address that another asks for
 * (KIA1502). Listeners for all hosts are left out: Gateways have addresses of their own.
 * https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec
 */
export const gatewaysDiffer: Check = {
  codes: ["KIA1501", "KIA1502"],
  kinds: ["Gateway.gateway.networking.k8s.io"],
  run(gateway, mesh) {
    if (!isForCallers(gateway)) return [];
    const listeners = listenersOf(gateway)
      .filter(({ hostname }) => hostname !== "")
      .flatMap((listener) => {
        const rivals = others(mesh.find(GATEWAYS_BY_LISTENER, listenerKey(listener)), gateway);
        const { name, hostname, port, path } = listener;
        const message = `The listener "${name}" (${hostname}, port ${port ?? "?"}) is also in the Gateway`;
        return found("KIA1501", path, message, "Which of them callers reach depends on DNS alone.", rivals);
      });
    const addresses = addressesOf(gateway).flatMap((address) => {
      const rivals = others(mesh.find(GATEWAYS_BY_ADDRESS, addressKey(address)), gateway);
      const message = `The address "${textAt(address.item, "value")}" is also asked for by the Gateway`;
      const why = "Where both cannot have it, one of them gets none and is not programmed.";
      return found("KIA1502", address.path, message, why, rivals);
    });
    return [...listeners, ...addresses];
  },
};

function others(gateways: readonly ClusterObject[], { meta }: ClusterObject): readonly ClusterObject[] {
  return gateways.filter(
    (other) =>
      (other.meta.namespace !== meta.namespace || other.meta.name !== meta.name) && isForCallers(other),
  );
}

function found(
  code: string,
  path: FoundHere["path"],
  message: string,
  why: string,
  rivals: readonly ClusterObject[],
): readonly FoundHere[] {
  if (rivals.length === 0) return [];
  const names = nameList(rivals.map(({ meta }) => `${meta.namespace}/${meta.name}`));
  const related = rivals.slice(0, 10).map(refOf);
  return [foundAt("warning", path, `${message} ${names}.`, why, { code, related })];
}
