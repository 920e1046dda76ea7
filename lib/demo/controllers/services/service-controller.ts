import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Controller, Write } from "../controller";
import type { Allocations } from "../loop/allocations";

type Addresses = Pick<Allocations, "serviceAddress" | "balancerAddress">;

/** The spec with an address of the cluster, unless it has one, wants none (None) or names another host. */
function addressed(service: K8sObject, addresses: Addresses): JsonObject {
  const spec = isObject(service["spec"]) ? service["spec"] : {};
  const { namespace = "", name } = service.metadata;
  if (spec["type"] === "ExternalName" || textOr(spec["clusterIP"]) !== "") return spec;
  const clusterIP = addresses.serviceAddress(namespace, name);
  if (clusterIP === undefined) return spec;
  return {
    ...spec,
    clusterIP,
    clusterIPs: [clusterIP],
    ipFamilies: spec["ipFamilies"] ?? ["IPv4"],
    ipFamilyPolicy: spec["ipFamilyPolicy"] ?? "SingleStack",
    internalTrafficPolicy: spec["internalTrafficPolicy"] ?? "Cluster",
    sessionAffinity: spec["sessionAffinity"] ?? "None",
    type: spec["type"] ?? "ClusterIP",
  };
}

function balanced(service: K8sObject, addresses: Addresses): readonly Write[] {
  const { namespace = "", name } = service.metadata;
  const has = objectsIn(jsonAt(service, "status", "loadBalancer", "ingress")).length > 0;
  const wants = jsonAt(service, "spec", "type") === "LoadBalancer";
  if (has === wants) return [];
  const ip = wants ? addresses.balancerAddress(namespace, name) : undefined;
  const loadBalancer = ip === undefined ? {} : { ingress: [{ ip, ipMode: "VIP" }] };
  const ensured: Write = {
    op: "event",
    happening: {
      about: service,
      type: "Normal",
      reason: "EnsuredLoadBalancer",
      message: "Ensured load balancer",
      component: "service-controller",
    },
  };
  if (wants && ip === undefined) return [];
  return [
    { op: "updateStatus", object: { ...service, status: { loadBalancer } } },
    ...(wants ? [ensured] : []),
  ];
}

/**
 * Gives Services their cluster addresses, and those of type LoadBalancer an address outside.
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
export function createServiceController(addresses: Addresses): Controller {
  return {
    name: "service-controller",
    reconcile: (view) => ({
      writes: view.list("", "Service").flatMap((service) => {
        const spec = addressed(service, addresses);
        const update: readonly Write[] = isDeepStrictEqual(spec, service["spec"])
          ? []
          : [{ op: "update", object: { ...service, spec } }];
        return [...update, ...balanced(service, addresses)];
      }),
      wakeAt: null,
    }),
  };
}
