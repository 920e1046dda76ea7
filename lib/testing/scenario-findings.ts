import { keptFields } from "@/lib/adapters/kubernetes/objects/kept-fields";
import { trimObject } from "@/lib/adapters/kubernetes/objects/trim-object";
import { watchedKinds } from "@/lib/adapters/kubernetes/objects/watched-kinds";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { pathText } from "@/lib/domain/config/field-path";
import { createMeshChecks } from "@/lib/domain/validations/create-mesh-checks";
import type { Finding } from "@/lib/domain/validations/finding";
import { meshSettings } from "@/lib/server/checks/mesh-settings";
import type { ExpectedFinding } from "./expected-finding";
import { settledObjects } from "./settled-objects";

const ROOT = "istio-system";

function trimmed(objects: readonly K8sObject[]): ReadonlyMap<string, readonly ClusterObject[]> {
  return new Map(
    watchedKinds(ROOT).map(({ key, group, kind, versions }) => {
      const ofKind = objects.filter((object) => {
        const [first, second] = object.apiVersion.split("/");
        return object.kind === kind && (second === undefined ? "" : first) === group;
      });
      const trim = (object: K8sObject): ClusterObject | null =>
        trimObject(object, { group, kind }, versions[0] ?? "v1", keptFields(key));
      return [key, ofKind.map(trim).filter((object) => object !== null)];
    }),
  );
}

/** The snapshot of a scenario's cluster once it has come to rest, as Meshlens watches it. */
export function scenarioSnapshot(name: string): ClusterSnapshot {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const kinds = trimmed(settledObjects(scenario.objects));
  return {
    revision: 1,
    list: (key) => kinds.get(key) ?? [],
    get: (key, namespace, object) =>
      kinds.get(key)?.find(({ meta }) => meta.namespace === namespace && meta.name === object),
  };
}

/** Everything all checks find in a scenario's cluster. */
export function scenarioFindings(name: string): readonly Finding[] {
  const snapshot = scenarioSnapshot(name);
  const settings = meshSettings(snapshot, { istioNamespace: ROOT, ignoredCodes: ["KIA1301"] });
  const known = new Set<string>(watchedKinds(ROOT).map(({ key }) => key));
  return createMeshChecks(snapshot, settings, known).all();
}

/** Findings as rows, sorted. */
export function findingRows(findings: readonly Finding[]): readonly ExpectedFinding[] {
  return findings
    .map(({ code, object, path }): ExpectedFinding => {
      const { kind, namespace, name } = object;
      return [code, kind, namespace === "" ? name : `${namespace}/${name}`, pathText(path)];
    })
    .toSorted((one, other) => (one.join(" ") < other.join(" ") ? -1 : 1));
}
