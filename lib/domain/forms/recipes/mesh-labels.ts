import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textMapAt } from "@/lib/domain/mesh/read-json";

/** How a namespace or workload takes part in the mesh. */
export type Membership =
  | { readonly how: "none" }
  | { readonly how: "sidecar" }
  | { readonly how: "revision"; readonly revision: string }
  | { readonly how: "ambient" };

/**
 * A Namespace or workload whose labels make it part of the mesh that way; labels of other ways go, since they contradict.
 * Workloads are told by the labels of their pod template.
 * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ and https://istio.io/latest/docs/ambient/usage/add-workloads/
 */
export function withMembership(object: JsonObject, membership: Membership): JsonObject {
  if (object["kind"] === "Namespace") return withLabels(object, namespaceLabels(membership));
  const spec = objectAt(object, "spec");
  const template = withLabels(objectAt(spec, "template"), workloadLabels(membership));
  return { ...object, spec: { ...spec, template } };
}

type Wanted = Readonly<Record<string, string | null>>;
const NO_NAMESPACE: Wanted = {
  "istio-injection": null,
  "istio.io/rev": null,
  "istio.io/dataplane-mode": null,
};
const NO_WORKLOAD: Wanted = {
  "sidecar.istio.io/inject": null,
  "istio.io/rev": null,
  "istio.io/dataplane-mode": null,
};

function namespaceLabels(membership: Membership): Wanted {
  switch (membership.how) {
    case "none":
      return NO_NAMESPACE;
    case "sidecar":
      return { ...NO_NAMESPACE, "istio-injection": "enabled" };
    case "revision":
      return { ...NO_NAMESPACE, "istio.io/rev": membership.revision };
    case "ambient":
      return { ...NO_NAMESPACE, "istio.io/dataplane-mode": "ambient" };
  }
}

/** A workload says no for itself where its namespace says yes. */
function workloadLabels(membership: Membership): Wanted {
  switch (membership.how) {
    case "none":
      return { ...NO_WORKLOAD, "sidecar.istio.io/inject": "false", "istio.io/dataplane-mode": "none" };
    case "sidecar":
      return { ...NO_WORKLOAD, "sidecar.istio.io/inject": "true" };
    case "revision":
      return { ...NO_WORKLOAD, "sidecar.istio.io/inject": "true", "istio.io/rev": membership.revision };
    case "ambient":
      return { ...NO_WORKLOAD, "sidecar.istio.io/inject": "false", "istio.io/dataplane-mode": "ambient" };
  }
}

/** The object with these labels; null takes one away. */
export function withLabels(object: JsonObject, wanted: Wanted): JsonObject {
  const metadata = objectAt(object, "metadata");
  const labels = { ...textMapAt(metadata, "labels"), ...wanted };
  const kept = Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== null));
  return { ...object, metadata: { ...metadata, labels: kept } };
}
