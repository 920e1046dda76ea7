import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textMapAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { MeshNames } from "./mesh-names";
import { referenced } from "./object-refs";
import type { Named } from "./named";
import type { ReferenceRule } from "./reference-rule";

const PRINCIPAL = /^[^/*]+\/ns\/([^/*]+)\/sa\/([^/*]+)$/;

/**
 * What an object that applies to workloads names: those it selects (in all namespaces where it is in the root namespace) and
 * its targets. https://istio.io/latest/docs/reference/config/type/workload-selector/
 */
export const selectorReferences: ReferenceRule = ({ meta, data }, mesh) => {
  const spec = objectAt(data, "spec");
  const labels = {
    ...textMapAt(objectAt(spec, "selector"), "matchLabels"),
    ...textMapAt(objectAt(spec, "workloadSelector"), "labels"),
  };
  const where = meta.namespace === mesh.rootNamespace ? "" : meta.namespace;
  return [
    ...mesh.workloads(where, labels, "selects"),
    ...[...objectsAt(spec, "targetRefs"), objectAt(spec, "targetRef")].flatMap((ref) =>
      referenced(ref, meta.namespace, "target", mesh),
    ),
  ];
};

/** And what an AuthorizationPolicy names of callers: service accounts and namespaces that are written out. */
export const authorizationPolicyReferences: ReferenceRule = (object, mesh) => [
  ...selectorReferences(object, mesh),
  ...objectsAt(objectAt(object.data, "spec"), "rules")
    .flatMap((rule) => objectsAt(rule, "from"))
    .flatMap((from) => callers(objectAt(from, "source"), object.meta.namespace)),
];

/** https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source */
function callers(source: JsonObject, namespace: string): readonly Named[] {
  const principals = ["principals", "notPrincipals"].flatMap((field) => textsAt(source, field));
  const accounts = ["serviceAccounts", "notServiceAccounts"].flatMap((field) => textsAt(source, field));
  const namespaces = ["namespaces", "notNamespaces"].flatMap((field) => textsAt(source, field));
  return [
    ...principals.flatMap((principal) => {
      const [, where, name] = PRINCIPAL.exec(principal) ?? [];
      return where === undefined || name === undefined ? [] : [serviceAccount(where, name)];
    }),
    ...accounts.filter(isWrittenOut).map((account) => {
      const slash = account.indexOf("/");
      return serviceAccount(slash < 0 ? namespace : account.slice(0, slash), account.slice(slash + 1));
    }),
    ...namespaces
      .filter(isWrittenOut)
      .map((name) => ({ kind: "Namespace", namespace: "", name, role: "caller namespace" })),
  ];
}

function isWrittenOut(name: string): boolean {
  return name !== "" && !name.includes("*");
}

function serviceAccount(namespace: string, name: string): Named {
  return { kind: "ServiceAccount", namespace, name, role: "caller" };
}

/** And what a Sidecar imports: hosts and namespaces that are written out. */
export const sidecarReferences: ReferenceRule = (object, mesh) => {
  const egress = objectsAt(objectAt(object.data, "spec"), "egress").flatMap((listener) =>
    textsAt(listener, "hosts"),
  );
  return [
    ...selectorReferences(object, mesh),
    ...egress.flatMap((entry) => imported(entry, object.meta.namespace, mesh)),
  ];
};

/** https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener */
function imported(entry: string, own: string, mesh: MeshNames): readonly Named[] {
  const slash = entry.indexOf("/");
  const written = slash < 0 ? "*" : entry.slice(0, slash);
  const name = entry.slice(slash + 1);
  if (!name.startsWith("*")) return mesh.host(name, own, "imports");
  if (written === "*" || written === "~" || written === "") return [];
  return [{ kind: "Namespace", namespace: "", name: written === "." ? own : written, role: "imports" }];
}
