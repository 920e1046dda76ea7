import type { ClusterObject, ObjectMeta } from "@/lib/domain/mesh/cluster-object";

/** Who keeps an object, so that a write of somebody else is undone, drifts or is refused. */
export interface Owner {
  readonly type: "argocd" | "flux" | "helm" | "operator" | "controller";
  /** The application, release, controller or field manager; "" where only its tool is known. */
  readonly name: string;
  /** Whether a repository or chart holds the truth. */
  readonly declarative: boolean;
  /** What was read: the label, annotation, owner reference or field manager with its value. */
  readonly evidence: string;
}

const TRACKING = "argocd.argoproj.io/tracking-id";
const INSTANCE = "argocd.argoproj.io/instance";
const COMMON_INSTANCE = "app.kubernetes.io/instance";
const RELEASE = "meta.helm.sh/release-name";
const RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";
const MANAGED_BY = "app.kubernetes.io/managed-by";

/** People and pipelines that write by hand; they own nothing. */
const BY_HAND = /^(kubectl|meshlens$|kiali$|k9s|lens$|headlamp|dashboard$|rancher$|istioctl|Mozilla|curl)/;

/**
 * Who keeps the object, as its labels, annotations, owner references and field managers say; null where nothing says so.
 * The first that speaks wins: Argo CD, Flux, Helm, a controller that made it, an operator that writes it.
 */
export function ownerOf({ meta }: Pick<ClusterObject, "meta">): Owner | null {
  return (
    argoOwner(meta) ?? fluxOwner(meta) ?? helmOwner(meta) ?? controllerOwner(meta) ?? operatorOwner(meta)
  );
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/ */
function argoOwner(meta: ObjectMeta): Owner | null {
  const owner = (name: string, evidence: string): Owner => ({
    type: "argocd",
    name,
    declarative: true,
    evidence,
  });
  const tracking = meta.annotations[TRACKING] ?? "";
  if (tracking !== "") {
    // <application>:<group>/<kind>:<namespace>/<name>
    return owner(tracking.split(":", 1)[0] ?? "", `annotation ${TRACKING}=${tracking}`);
  }
  const instance = meta.labels[INSTANCE] ?? "";
  if (instance !== "") return owner(instance, `label ${INSTANCE}=${instance}`);
  const manager = writers(meta).find((name) => name.startsWith("argocd"));
  if (manager === undefined) return null;
  const common = meta.labels[COMMON_INSTANCE] ?? "";
  const label = common === "" ? "" : ` and label ${COMMON_INSTANCE}=${common}`;
  return owner(common, `field manager ${manager}${label}`);
}

/** The controllers of Flux that write what a repository says, under their own names. */
const FLUX_MANAGERS: ReadonlySet<string> = new Set(["kustomize-controller", "helm-controller"]);

/** https://fluxcd.io/flux/faq/#how-can-i-find-out-which-kustomization-or-helmrelease-manages-an-object */
function fluxOwner(meta: ObjectMeta): Owner | null {
  for (const tool of ["kustomize", "helm"]) {
    const label = `${tool}.toolkit.fluxcd.io/name`;
    const name = meta.labels[label] ?? "";
    if (name === "") continue;
    const namespace = meta.labels[`${tool}.toolkit.fluxcd.io/namespace`] ?? "";
    return {
      type: "flux",
      name: namespace === "" ? name : `${namespace}/${name}`,
      declarative: true,
      evidence: `label ${label}=${name}`,
    };
  }
  const manager = writers(meta).find((name) => FLUX_MANAGERS.has(name));
  if (manager === undefined) return null;
  return { type: "flux", name: "", declarative: true, evidence: `field manager ${manager}` };
}

/** Helm 3 adopts and keeps what carries both. https://helm.sh/docs/chart_best_practices/labels/ */
function helmOwner(meta: ObjectMeta): Owner | null {
  const release = meta.annotations[RELEASE] ?? "";
  if (meta.labels[MANAGED_BY] !== "Helm" || release === "") return null;
  const namespace = meta.annotations[RELEASE_NAMESPACE] ?? "";
  return {
    type: "helm",
    name: namespace === "" ? release : `${namespace}/${release}`,
    declarative: true,
    evidence: `annotation ${RELEASE}=${release}`,
  };
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/ */
function controllerOwner({ owner }: ObjectMeta): Owner | null {
  if (!owner) return null;
  const name = `${owner.kind} ${owner.name}`;
  return { type: "controller", name, declarative: false, evidence: `controlled by ${name}` };
}

/** A label that names what manages the object, or a field manager that no person writes as. */
function operatorOwner(meta: ObjectMeta): Owner | null {
  const managedBy = meta.labels[MANAGED_BY] ?? "";
  if (managedBy !== "" && managedBy !== "Helm" && !BY_HAND.test(managedBy)) {
    const evidence = `label ${MANAGED_BY}=${managedBy}`;
    return { type: "operator", name: managedBy, declarative: false, evidence };
  }
  const names = writers(meta);
  const operator = names.find((name) => /(operator|controller)/i.test(name) && !BY_HAND.test(name));
  if (operator === undefined) return null;
  return { type: "operator", name: operator, declarative: false, evidence: `field manager ${operator}` };
}

/** Who writes the object itself; writers of its status own nothing. */
function writers({ managers = [] }: ObjectMeta): readonly string[] {
  return managers.filter(({ subresource }) => subresource === "").map(({ manager }) => manager);
}
