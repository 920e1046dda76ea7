import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { objectAt, objectsAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { nameList } from "../name-list";
import { placedItems } from "../placed-items";
import { SERVICE_ENTRIES_BY_HOST, subsetKey, VIRTUAL_SERVICES_BY_SUBSET } from "../registry/host-indexes";
import { knowsWorkloads, workloadsSelected } from "../workloads-of";

type Labels = Readonly<Record<string, string>>;

/** Labels that Istio adds to endpoints by where they run; no pod of this cluster needs to have them. */
const OF_PLACES = /^topology\.(istio|kubernetes)\.io\//;

/**
 * A subset whose labels none of its host's workloads has; it is worth knowing only where no VirtualService sends to it.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset
 */
export const subsetSelectsWorkloads: Check = {
  codes: ["KIA0203"],
  kinds: ["DestinationRule"],
  run({ data, meta }, mesh) {
    const spec = objectAt(data, "spec");
    const host = resolveHost(textAt(spec, "host"), meta.namespace);
    return placedItems(spec, "subsets", ["spec"]).flatMap(({ item, path }) => {
      const labels = withoutPlaces(textMapAt(item, "labels"));
      if (Object.keys(labels).length === 0 || hasEndpoints(host, labels, mesh) !== false) return [];
      const name = textAt(item, "name");
      const used = mesh.find(VIRTUAL_SERVICES_BY_SUBSET, subsetKey(host, name)).length > 0;
      const written = nameList(Object.entries(labels).map(([key, value]) => `${key}=${value}`));
      return [
        foundAt(
          used || !mesh.knows("VirtualService") ? "error" : "info",
          [...path, "labels"],
          `No workload of "${textAt(spec, "host")}" has the labels ${written} of the subset "${name}".`,
          "The subset has no endpoints: requests that are sent to it fail with 503 (UH).",
        ),
      ];
    });
  },
};

const withoutPlaces = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([key]) => !OF_PLACES.test(key)));

/** Whether a host has endpoints with the labels; null where it cannot be told. */
function hasEndpoints(host: string, labels: Labels, mesh: MeshView): boolean | null {
  const service = serviceOfHost(host);
  if (service !== null) {
    const [object] = mesh.find(BY_NAME, `Service/${service.namespace}/${service.name}`);
    if (object !== undefined) return hasWorkloads(object, "selector", labels, mesh);
  }
  const entries = mesh.find(SERVICE_ENTRIES_BY_HOST, host);
  if (entries.length === 0) return null;
  const answers = entries.map((entry) => entryHasEndpoints(entry, labels, mesh));
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

function entryHasEndpoints(entry: ClusterObject, labels: Labels, mesh: MeshView): boolean | null {
  const spec = objectAt(entry.data, "spec");
  const endpoints = objectsAt(spec, "endpoints");
  if (endpoints.length > 0)
    return endpoints.some((endpoint) => includesLabels(textMapAt(endpoint, "labels"), labels));
  return "workloadSelector" in spec ? hasWorkloads(entry, "workloadSelector", labels, mesh) : null;
}

/** Whether some workload has both the labels that the object selects and these. */
function hasWorkloads(
  { data, meta }: ClusterObject,
  field: "selector" | "workloadSelector",
  labels: Labels,
  mesh: MeshView,
): boolean | null {
  const spec = objectAt(data, "spec");
  const selector = field === "selector" ? textMapAt(spec, field) : textMapAt(objectAt(spec, field), "labels");
  if (Object.keys(selector).length === 0 || !knowsWorkloads(mesh)) return null;
  return workloadsSelected(mesh, meta.namespace, selector).some((workload) =>
    workload.labelSets.some((own) => includesLabels(own, { ...selector, ...labels })),
  );
}

const includesLabels = (own: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => own[key] === value);
