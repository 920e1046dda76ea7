import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { groupBy } from "../../world/group-by";
import type { K8sObject } from "../../world/k8s-object";
import type { ObjectsView } from "../../world/objects-view";
import { jsonAt, textMap, textOr } from "../../world/read-json";
import type { Controller, Write } from "../controller";
import { endpointSliceOf } from "./endpoint-slice-of";

/** --max-endpoints-per-slice of the kube-controller-manager. */
const MOST_OF_A_SLICE = 100;
const MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
const SERVICE = "kubernetes.io/service-name";

/** The pods that a Service may send to: with an address and not over. */
const isEndpoint = (pod: K8sObject): boolean => {
  const phase = jsonAt(pod, "status", "phase");
  return textOr(jsonAt(pod, "status", "podIP")) !== "" && phase !== "Succeeded" && phase !== "Failed";
};

/** Finds the pods of a selector by one of its labels first, so that many Services do not look at every pod. */
function podSelection(
  pods: readonly K8sObject[],
): (selector: ReadonlyMap<string, string>) => readonly K8sObject[] {
  const indexes = new Map<string, ReadonlyMap<string, readonly K8sObject[]>>();
  const indexBy = (label: string): ReadonlyMap<string, readonly K8sObject[]> => {
    const known = indexes.get(label);
    if (known) return known;
    const carrying = pods.filter(({ metadata }) => metadata.labels?.[label] !== undefined);
    const index = groupBy(carrying, ({ metadata }) => metadata.labels?.[label] ?? "");
    indexes.set(label, index);
    return index;
  };
  return (selector) => {
    const [first] = selector;
    if (first === undefined) return [];
    const [label, value] = first;
    return (indexBy(label).get(value) ?? [])
      .filter((pod) => [...selector].every(([key, wanted]) => pod.metadata.labels?.[key] === wanted))
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  };
}

function slicesOf(
  service: K8sObject,
  pods: readonly K8sObject[],
  zoneOf: (node: string) => string,
): readonly K8sObject[] {
  const count = Math.max(1, Math.ceil(pods.length / MOST_OF_A_SLICE));
  return Array.from({ length: count }, (_, index) =>
    endpointSliceOf({
      service,
      index,
      zoneOf,
      pods: pods.slice(index * MOST_OF_A_SLICE, (index + 1) * MOST_OF_A_SLICE),
    }),
  );
}

const contentOf = (slice: K8sObject): JsonObject => ({
  labels: slice.metadata.labels,
  endpoints: slice["endpoints"],
  ports: slice["ports"],
});

function wantedSlices(view: ObjectsView): readonly K8sObject[] {
  const zones = new Map(
    view
      .list("", "Node")
      .map(({ metadata }) => [metadata.name, metadata.labels?.["topology.kubernetes.io/zone"] ?? ""]),
  );
  const select = podSelection(view.list("", "Pod").filter(isEndpoint));
  return view.list("", "Service").flatMap((service) => {
    const selector = textMap(jsonAt(service, "spec", "selector"));
    if (selector.size === 0 || jsonAt(service, "spec", "type") === "ExternalName") return [];
    return slicesOf(service, select(selector), (node) => zones.get(node) ?? "");
  });
}

/**
 * Lists the pods that each Service selects, ready or not, in EndpointSlices of at most a hundred; a Service without selector has
 * none of its making. https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export const endpointSliceController: Controller = {
  name: "endpointslice-controller",
  reconcile: (view) => {
    const wanted = wantedSlices(view);
    const names = new Set(wanted.map(({ metadata }) => metadata.name));
    const present = view.list("discovery.k8s.io", "EndpointSlice");
    const known = new Map(present.map((slice) => [slice.metadata.name, slice]));
    const written = wanted.flatMap((slice): readonly Write[] => {
      const before = known.get(slice.metadata.name);
      if (before === undefined) return [{ op: "create", object: slice }];
      if (isDeepStrictEqual(contentOf(before), contentOf(slice))) return [];
      return [
        {
          op: "update",
          object: {
            ...before,
            ...slice,
            metadata: { ...before.metadata, labels: slice.metadata.labels ?? {} },
          },
        },
      ];
    });
    const surplus = present.filter(
      ({ metadata }) =>
        metadata.labels?.[MANAGED_BY] === "endpointslice-controller.k8s.io" &&
        metadata.labels[SERVICE] !== undefined &&
        !names.has(metadata.name),
    );
    return {
      writes: [...written, ...surplus.map((object): Write => ({ op: "delete", object }))],
      wakeAt: null,
    };
  },
};
