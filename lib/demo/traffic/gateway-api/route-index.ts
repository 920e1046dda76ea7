import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, textsIn } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import { serviceHost } from "../registry/full-host";
import { attachments } from "./attachments";
import { oldestFirst } from "./oldest-first";
import type { ParentRef } from "./parent-refs";
import { ROUTE_KINDS } from "./route-kinds";
import { routeFaults } from "./route-faults";

interface MeshAttachment {
  readonly route: K8sObject;
  /** null for every port of the service. */
  readonly port: number | null;
}

/** The routes that Istio makes something of, the oldest first, by what they are attached to. */
interface RouteIndex {
  /** By a listener, as its Gateway writes it. */
  readonly ofListener: ReadonlyMap<JsonObject, readonly K8sObject[]>;
  /** By the host of a service. */
  readonly ofHost: ReadonlyMap<string, readonly MeshAttachment[]>;
}

function hostsOf(world: MeshWorld, { kind, namespace, name }: ParentRef): readonly string[] {
  if (kind === "Service") return [serviceHost(name, namespace)];
  const entry = world
    .objects("networking.istio.io", "ServiceEntry")
    .find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  return textsIn(jsonAt(entry, "spec", "hosts")).map((host) => host.toLowerCase());
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function buildIndex(world: MeshWorld): RouteIndex {
  const ofListener = new Map<JsonObject, K8sObject[]>();
  const ofHost = new Map<string, MeshAttachment[]>();
  const routes = ROUTE_KINDS.flatMap((kind) => world.objects("gateway.networking.k8s.io", kind));
  for (const route of routes.toSorted(oldestFirst)) {
    const attached = attachments(world, route).filter(({ denied }) => denied === null);
    const [drops, dropsInMesh] = [false, true].map((mesh) => routeFaults(world, route, { mesh }).dropped);
    for (const { listener, parent } of attached) {
      if (listener && !drops) append(ofListener, listener.written, route);
      if (!listener && !dropsInMesh)
        for (const host of hostsOf(world, parent)) append(ofHost, host, { route, port: parent.port });
    }
  }
  return { ofListener, ofHost };
}

/** The routes of a world by the listeners and services they are attached to. */
export const routeIndex = perWorld(buildIndex);
