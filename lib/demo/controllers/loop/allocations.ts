import type { K8sObject } from "../../world/k8s-object";
import { shortHash } from "../../world/short-hash";
import { textOr, jsonAt } from "../../world/read-json";
import { addressBook } from "./address-book";

/** What the API server and the network hand out, each name and address once. */
export interface Allocations {
  /** `prefix` and five letters that no object was given before. */
  newName(prefix: string): string;
  /** The address of a pod; undefined when there is none left. */
  podAddress(namespace: string, name: string): string | undefined;
  /** The cluster address of a Service. */
  serviceAddress(namespace: string, name: string): string | undefined;
  /** The address at which a load balancer in front of the cluster serves a Service. */
  balancerAddress(namespace: string, name: string): string | undefined;
  /** Notes the addresses of an object that has come, or lets go of those of one that has gone. */
  follow(object: K8sObject, present: boolean): void;
}

/** Fresh allocations: nothing has been given out. */
export function createAllocations(): Allocations {
  const pods = addressBook("10.128.0.0", 14);
  const services = addressBook("10.96.0.0", 12);
  const balancers = addressBook("172.18.64.0", 18);
  const given = new Map<string, number>();
  const keyOf = (namespace: string, name: string): string => `${namespace}/${name}`;
  const note = (book: typeof pods, key: string, address: string, present: boolean): void => {
    if (!present) book.release(key);
    else if (/^\d/.test(address)) book.take(key, address);
  };
  return {
    newName: (prefix) => {
      const count = given.get(prefix) ?? 0;
      given.set(prefix, count + 1);
      return `${prefix}${shortHash(`${prefix}${count}`, 5)}`;
    },
    podAddress: (namespace, name) => pods.addressOf(keyOf(namespace, name)),
    serviceAddress: (namespace, name) => services.addressOf(keyOf(namespace, name)),
    balancerAddress: (namespace, name) => balancers.addressOf(keyOf(namespace, name)),
    follow: (object, present) => {
      const key = keyOf(object.metadata.namespace ?? "", object.metadata.name);
      if (object.kind === "Pod") note(pods, key, textOr(jsonAt(object, "status", "podIP")), present);
      if (object.kind === "Service")
        note(services, key, textOr(jsonAt(object, "spec", "clusterIP")), present);
      if (object.kind === "Service" && !present) balancers.release(key);
    },
  };
}
