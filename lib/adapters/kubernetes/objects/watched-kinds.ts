import { KINDS, type Kind } from "@/lib/domain/mesh/kinds";

export interface WatchedKind extends Kind {
  /** The only namespace to look in, null for all. */
  readonly within: string | null;
  readonly fieldSelector: string | null;
}

/** Every kind of `KINDS`, and of the ConfigMaps only Istio's mesh configuration. */
export function watchedKinds(istioNamespace: string): readonly WatchedKind[] {
  const meshConfig: WatchedKind = {
    key: "ConfigMap",
    group: "",
    kind: "ConfigMap",
    plural: "configmaps",
    versions: ["v1"],
    namespaced: true,
    within: istioNamespace,
    fieldSelector: "metadata.name=istio",
  };
  return [...KINDS.map((kind) => ({ ...kind, within: null, fieldSelector: null })), meshConfig];
}
