import { toRawObject } from "../../config/to-raw-object";
import { newObject } from "../../forms/recipes/new-object";
import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import type { ClusterSnapshot } from "../../mesh/cluster-snapshot";
import { olderFirst } from "../../mesh/older-first";
import { objectAt } from "../../mesh/read-json";
import { hasLabels } from "../../policy/policy-target";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { readPeerAuthentication } from "../peer-mode";
import type { StrictDraft, StrictScope } from "./strict-verdict";

/** Labels that tell pods of one workload apart, or its releases. */
const PASSING: ReadonlySet<string> = new Set([
  "pod-template-hash",
  "controller-revision-hash",
  "statefulset.kubernetes.io/pod-name",
  "apps.kubernetes.io/pod-index",
]);
/** The fewest labels that name a workload, tried in this order. */
const NAMING = [["app"], ["app.kubernetes.io/name"], ["app", "version"]] as const;

function policiesOf(snapshot: ClusterSnapshot, namespace: string): readonly ClusterObject[] {
  const own = snapshot.list("PeerAuthentication").filter(({ meta }) => meta.namespace === namespace);
  return own.toSorted(olderFirst);
}

/** The object with its mode and nothing else changed: exceptions for ports stay. */
function madeStrict(object: ClusterObject): StrictDraft {
  const baseline = toRawObject(object);
  const spec = objectAt(object.data, "spec");
  return {
    baseline,
    edited: { ...baseline, spec: { ...spec, mtls: { ...objectAt(spec, "mtls"), mode: "STRICT" } } },
  };
}

function freeName(wanted: string, policies: readonly ClusterObject[]): string {
  const taken = new Set(policies.map(({ meta }) => meta.name));
  const names = [wanted, `${wanted}-strict`, ...policies.map((_, index) => `${wanted}-strict-${index + 2}`)];
  return names.find((name) => !taken.has(name)) ?? `${wanted}-mtls`;
}

function created(namespace: string, name: string, more: JsonObject): StrictDraft {
  return newObject("PeerAuthentication", { namespace, name, spec: { ...more, mtls: { mode: "STRICT" } } });
}

function ofNamespace(snapshot: ClusterSnapshot, namespace: string): StrictDraft {
  const policies = policiesOf(snapshot, namespace);
  const whole = policies.find(
    (object) => Object.keys(readPeerAuthentication(object).matchLabels).length === 0,
  );
  return whole ? madeStrict(whole) : created(namespace, freeName("default", policies), {});
}

/** Labels that select the workload, and where that can be no other of its namespace. */
function selectorOf(
  workload: MeshWorkload,
  others: readonly MeshWorkload[],
): Readonly<Record<string, string>> {
  const { labels } = workload;
  const candidates = NAMING.flatMap((names) => {
    const found = names.flatMap((name) =>
      labels[name] === undefined ? [] : [[name, labels[name]] as const],
    );
    return found.length === names.length ? [Object.fromEntries(found)] : [];
  });
  const only = candidates.find((wanted) => others.filter((one) => hasLabels(one, wanted)).length === 1);
  return only ?? Object.fromEntries(Object.entries(labels).filter(([name]) => !PASSING.has(name)));
}

function ofWorkload(snapshot: ClusterSnapshot, routing: MeshRouting, workload: MeshWorkload): StrictDraft {
  const { namespace } = workload;
  const policies = policiesOf(snapshot, namespace);
  const selecting = policies.find((object) => {
    const { matchLabels } = readPeerAuthentication(object);
    return Object.keys(matchLabels).length > 0 && hasLabels(workload, matchLabels);
  });
  if (selecting) return madeStrict(selecting);
  const matchLabels = selectorOf(workload, routing.registry.workloads.inNamespace(namespace));
  return created(namespace, freeName(workload.workload, policies), { selector: { matchLabels } });
}

/**
 * The PeerAuthentication that makes a scope STRICT: the one that decides today edited (the oldest, which is the one that
 * Istio takes), else a new one. null where none can: a selector of the root namespace selects nothing, and a workload
 * without labels cannot be selected.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function strictDraft(routing: MeshRouting, { namespace, workload }: StrictScope): StrictDraft | null {
  const { snapshot, rootNamespace, registry } = routing;
  if (workload === "") return ofNamespace(snapshot, namespace === "" ? rootNamespace : namespace);
  const found = registry.workloads.get(namespace, workload);
  if (!found || namespace === rootNamespace || Object.keys(found.labels).length === 0) return null;
  return ofWorkload(snapshot, routing, found);
}
