import { equalJson } from "@/lib/domain/config/equal-json";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import { incomplete, type Recipe } from "./recipe";
import { withLabels, type WantedLabels } from "./with-labels";

/** By sidecars of the default revision, of one revision or tag, by ambient mode, or not at all. */
export const WAYS_IN = ["sidecar", "revision", "ambient", "none"] as const;
export type WayIn = (typeof WAYS_IN)[number];

interface MembershipInput {
  /** A Namespace, or a workload with a pod template. */
  readonly object: JsonObject;
  readonly way: WayIn;
  /** Only for the way "revision". */
  readonly revision: string;
}

/**
 * Makes a namespace or workload part of the mesh in one way; labels of the other ways go, since they contradict.
 * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/,
 * https://istio.io/latest/docs/ambient/usage/add-workloads/
 */
export function membershipRecipe({ object, way, revision }: MembershipInput): Recipe {
  if (way === "revision" && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(revision))
    return incomplete("Name the revision or tag of the control plane, such as canary.");
  const isNamespace = textAt(object, "kind") === "Namespace";
  const edited = isNamespace
    ? withLabels(object, namespaceLabels(way, revision))
    : relabelled(object, way, revision);
  const name = textAt(objectAt(object, "metadata"), "name");
  const whole = isNamespace ? `Namespace ${name}` : `${textAt(object, "kind")} ${name}`;
  if (equalJson(object, edited)) return incomplete(`${whole} has these labels already.`);
  const how = HOW[way](revision);
  return {
    state: "ready",
    title: `${name}: ${how}`,
    sentence: isNamespace
      ? `New pods of ${name} are ${how}, unless they say otherwise themselves.`
      : `Pods of ${name} are ${how}, whatever their namespace says.`,
    warnings: isNamespace ? namespaceWarnings(object, way) : [ROLLS_OUT],
    objects: [{ baseline: object, edited }],
  };
}

const HOW: Readonly<Record<WayIn, (revision: string) => string>> = {
  sidecar: () => "in the mesh with sidecars",
  revision: (revision) => `in the mesh with sidecars of revision ${revision}`,
  ambient: () => "in the mesh by ambient mode",
  none: () => "out of the mesh",
};

const ROLLS_OUT = "A change of the pod template replaces the pods at once.";

/** istio-injection wins over istio.io/rev, so one of them goes. */
function namespaceLabels(way: WayIn, revision: string): WantedLabels {
  const none = { "istio-injection": null, "istio.io/rev": null, "istio.io/dataplane-mode": null };
  const own: Readonly<Record<WayIn, WantedLabels>> = {
    sidecar: { "istio-injection": "enabled" },
    revision: { "istio.io/rev": revision },
    ambient: { "istio.io/dataplane-mode": "ambient" },
    none: {},
  };
  return { ...none, ...own[way] };
}

/** A workload says no for itself where its namespace says yes. */
function workloadLabels(way: WayIn, revision: string): WantedLabels {
  const none = { "istio.io/rev": null, "istio.io/dataplane-mode": null };
  const own: Readonly<Record<WayIn, WantedLabels>> = {
    sidecar: { "sidecar.istio.io/inject": "true" },
    revision: { "sidecar.istio.io/inject": "true", "istio.io/rev": revision },
    ambient: { "sidecar.istio.io/inject": "false", "istio.io/dataplane-mode": "ambient" },
    none: { "sidecar.istio.io/inject": "false", "istio.io/dataplane-mode": "none" },
  };
  return { ...none, ...own[way] };
}

function relabelled(object: JsonObject, way: WayIn, revision: string): JsonObject {
  const spec = objectAt(object, "spec");
  const template = withLabels(objectAt(spec, "template"), workloadLabels(way, revision));
  return { ...object, spec: { ...spec, template } };
}

function namespaceWarnings(object: JsonObject, way: WayIn): readonly string[] {
  const { name = "" } = textMapAt(object, "metadata");
  const before = textMapAt(objectAt(object, "metadata"), "labels");
  const hadSidecars = before["istio-injection"] === "enabled" || before["istio.io/rev"] !== undefined;
  const restart = `kubectl rollout restart deployment -n ${name}`;
  if (way === "sidecar" || way === "revision")
    return [`Running pods stay as they are until they are restarted: ${restart}`];
  const leavesAmbient = way === "none" && before["istio.io/dataplane-mode"] === "ambient";
  return [
    ...(way === "ambient" ? ["Running pods without a sidecar join at once."] : []),
    ...(leavesAmbient
      ? ["Pods leave ambient mode at once: their calls lose mutual TLS, and STRICT servers refuse them."]
      : []),
    ...(hadSidecars ? [`Running pods keep their sidecars until they are restarted: ${restart}`] : []),
  ];
}
