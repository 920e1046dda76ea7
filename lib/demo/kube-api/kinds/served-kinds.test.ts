import { describe, expect, it } from "vitest";
import { KINDS } from "@/lib/domain/mesh/kinds";
import { findKind, findResource } from "./find-kind";
import { SERVED_KINDS } from "./served-kinds";

describe("SERVED_KINDS", () => {
  it("names each resource of a group once", () => {
    const names = SERVED_KINDS.map(({ group, plural }) => `${group}/${plural}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("gives no short name to two resources, so that kubectl never guesses", () => {
    const stored = SERVED_KINDS.filter(({ view }) => view === undefined);
    const names = stored.flatMap(({ shortNames }) => shortNames);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(KINDS.map((kind) => [kind.key, kind] as const))("serves %s, which Meshlens reads", (_, kind) => {
    const served = findResource(kind.group, kind.versions[0], kind.plural);
    expect(served).toMatchObject({ kind: kind.kind, namespaced: kind.namespaced });
  });

  it.each(["v1", "v1beta1", "v1alpha3"])("finds the same VirtualService resource at %s", (version) => {
    expect(findKind(`networking.istio.io/${version}`, "VirtualService")).toBe(
      findResource("networking.istio.io", version, "virtualservices"),
    );
    expect(findResource("networking.istio.io", version, "virtualservices")).toBeDefined();
  });

  it("keeps the two Gateways apart by group", () => {
    expect(findKind("gateway.networking.k8s.io/v1", "Gateway")).not.toBe(
      findKind("networking.istio.io/v1", "Gateway"),
    );
  });

  it.each([
    ["", "v1", "pods", ["status", "log"]],
    ["", "v1", "configmaps", []],
    ["apps", "v1", "deployments", ["status", "scale"]],
    ["apps", "v1", "daemonsets", ["status"]],
    ["networking.istio.io", "v1", "virtualservices", ["status"]],
    ["gateway.networking.k8s.io", "v1", "referencegrants", []],
    ["argoproj.io", "v1alpha1", "rollouts", ["status", "scale"]],
  ])("knows the subresources of %s/%s %s", (group, version, plural, subresources) => {
    expect(findResource(group, version, plural)?.subresources).toEqual(subresources);
  });

  it("takes a custom resource's names, versions and columns from its definition", () => {
    expect(findResource("networking.istio.io", "v1", "virtualservices")).toMatchObject({
      singular: "virtualservice",
      versions: ["v1", "v1beta1", "v1alpha3"],
      shortNames: ["vs"],
      categories: ["istio-io", "networking-istio-io"],
      columns: [{ name: "Gateways" }, { name: "Hosts" }, { name: "Age", type: "date" }],
    });
  });

  it("shows the age of custom resources whose definition names no columns", () => {
    const gateway = findResource("networking.istio.io", "v1", "gateways");
    expect(gateway?.columns.map(({ name }) => name)).toEqual(["Age"]);
  });
});
