import { describe, expect, it } from "vitest";
import type { FieldManager, ObjectMeta } from "@/lib/domain/mesh/cluster-object";
import { meshObject } from "@/lib/testing/mesh-object";
import { ownerOf, type Owner } from "./owner";

const writtenBy = (manager: string, subresource = ""): FieldManager => ({
  manager,
  operation: "Update",
  subresource,
  time: "",
  fields: {},
});

const owner = (meta: Partial<ObjectMeta>): Owner | null => ownerOf(meshObject("VirtualService", "a", meta));

const HELM = { labels: { "app.kubernetes.io/managed-by": "Helm" } };

describe("ownerOf", () => {
  it.each<[string, Partial<ObjectMeta>, Partial<Owner>]>([
    [
      "Argo CD by its tracking annotation",
      { annotations: { "argocd.argoproj.io/tracking-id": "shop:networking.istio.io/VirtualService:a/b" } },
      {
        type: "argocd",
        name: "shop",
        declarative: true,
        evidence: "annotation argocd.argoproj.io/tracking-id=shop:networking.istio.io/VirtualService:a/b",
      },
    ],
    [
      "Argo CD by its label",
      { labels: { "argocd.argoproj.io/instance": "shop" } },
      { type: "argocd", name: "shop", evidence: "label argocd.argoproj.io/instance=shop" },
    ],
    [
      "Argo CD by the common label, where Argo CD writes",
      { labels: { "app.kubernetes.io/instance": "shop" }, managers: [writtenBy("argocd-controller")] },
      { type: "argocd", name: "shop" },
    ],
    [
      "Argo CD without an application, where only its field manager is there",
      { managers: [writtenBy("argocd-controller")] },
      { type: "argocd", name: "", evidence: "field manager argocd-controller" },
    ],
    [
      "what the evidence of the common label is",
      { labels: { "app.kubernetes.io/instance": "shop" }, managers: [writtenBy("argocd-controller")] },
      { evidence: "field manager argocd-controller and label app.kubernetes.io/instance=shop" },
    ],
    [
      "a release in no namespace by its name alone",
      { ...HELM, annotations: { "meta.helm.sh/release-name": "shop" } },
      { type: "helm", name: "shop" },
    ],
    [
      "Flux's HelmRelease in no namespace by its name alone",
      { labels: { "helm.toolkit.fluxcd.io/name": "shop" } },
      { type: "flux", name: "shop" },
    ],
    [
      "Flux's Kustomization",
      {
        labels: {
          "kustomize.toolkit.fluxcd.io/name": "apps",
          "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
        },
      },
      { type: "flux", name: "flux-system/apps", declarative: true },
    ],
    [
      "Flux by its field manager alone",
      { managers: [writtenBy("kustomize-controller")] },
      { type: "flux", name: "", declarative: true, evidence: "field manager kustomize-controller" },
    ],
    [
      "Flux's HelmRelease before Helm, which it drives",
      {
        labels: { ...HELM.labels, "helm.toolkit.fluxcd.io/name": "shop" },
        annotations: { "meta.helm.sh/release-name": "shop" },
      },
      { type: "flux", name: "shop" },
    ],
    [
      "Helm by label and annotation",
      {
        ...HELM,
        annotations: { "meta.helm.sh/release-name": "shop", "meta.helm.sh/release-namespace": "apps" },
      },
      {
        type: "helm",
        name: "apps/shop",
        declarative: true,
        evidence: "annotation meta.helm.sh/release-name=shop",
      },
    ],
    [
      "the controller that made it",
      { owner: { kind: "Gateway", name: "web" } },
      { type: "controller", name: "Gateway web", declarative: false },
    ],
    [
      "what its label says it is managed by",
      { labels: { "app.kubernetes.io/managed-by": "flagger" } },
      { type: "operator", name: "flagger", declarative: false },
    ],
    [
      "an operator that writes it",
      { managers: [writtenBy("kubectl-edit"), writtenBy("sail-operator")] },
      { type: "operator", name: "sail-operator", evidence: "field manager sail-operator" },
    ],
  ])("names %s", (_, meta, expected) => {
    expect(owner(meta)).toMatchObject(expected);
  });

  it.each<[string, Partial<ObjectMeta>]>([
    ["nothing says so", {}],
    ["the common instance label stands alone", { labels: { "app.kubernetes.io/instance": "shop" } }],
    ["Helm's label stands without its release", HELM],
    [
      "a release's annotation stands without Helm's label, as on an object that was copied",
      { annotations: { "meta.helm.sh/release-name": "shop" } },
    ],
    ["Argo CD's marks are empty", { labels: { "argocd.argoproj.io/instance": "" } }],
    ["an ordinary client wrote it", { managers: [writtenBy("terraform")] }],
    ["a person's tool has a controller in its name", { managers: [writtenBy("kubectl-controller")] }],
    ["Argo CD wrote its status only", { managers: [writtenBy("argocd-controller", "status")] }],
    ["a person wrote it", { managers: [writtenBy("kubectl-client-side-apply"), writtenBy("meshlens")] }],
    ["a controller wrote its status only", { managers: [writtenBy("istiod-controller", "status")] }],
    [
      "a label says a person manages it",
      { labels: { "app.kubernetes.io/managed-by": "kubectl-client-side-apply" } },
    ],
  ])("names nobody where %s", (_, meta) => {
    expect(owner(meta)).toBeNull();
  });
});
