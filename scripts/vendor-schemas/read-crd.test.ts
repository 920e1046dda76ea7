import { describe, expect, it } from "vitest";
import { reachableDefinitions } from "./reachable-definitions";
import { readCrd } from "./read-crd";

const version = (name: string, type: string, served = true): Record<string, unknown> => ({
  name,
  served,
  storage: name === "v1",
  subresources: { status: {} },
  additionalPrinterColumns: [{ name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp" }],
  schema: { openAPIV3Schema: { type } },
});
const crd = (versions: readonly unknown[]): unknown => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "things.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { kind: "Thing", plural: "things", shortNames: ["th"] },
    versions,
  },
  status: { conditions: [] },
});

describe("readCrd", () => {
  it("names the kind, and its versions with the preferred one first", () => {
    const versions = ["v1alpha3", "v1beta1", "v2alpha1", "v1", "v1beta2"].map((name) =>
      version(name, "object"),
    );
    expect(readCrd(crd(versions))?.row).toMatchObject({
      group: "example.com",
      kind: "Thing",
      singular: "thing",
      namespaced: true,
      shortNames: ["th"],
      subresources: ["status"],
      custom: true,
      versions: ["v1", "v1beta2", "v1beta1", "v2alpha1", "v1alpha3"],
    });
  });

  it("leaves out versions that are not served", () => {
    expect(
      readCrd(crd([version("v1", "object"), version("v1beta1", "object", false)]))?.row.versions,
    ).toEqual(["v1"]);
  });

  it("keeps a schema that versions share once", () => {
    const file = readCrd(
      crd([version("v1", "object"), version("v1beta1", "object"), version("v1alpha1", "string")]),
    )?.file;
    expect(file?.schemas).toEqual([{ type: "object" }, { type: "string" }]);
    expect(file?.schemaOfVersion).toEqual({ v1: 0, v1beta1: 0, v1alpha1: 1 });
    expect(JSON.stringify(file?.manifest)).not.toContain("openAPIV3Schema");
  });

  it.each([null, "text", {}, { kind: "ConfigMap" }])("takes %j for no definition", (document) => {
    expect(readCrd(document)).toBeNull();
  });
});

describe("reachableDefinitions", () => {
  const gvk = (kind: string): Record<string, unknown> => ({
    "x-kubernetes-group-version-kind": [{ group: "", version: "v1", kind }],
  });
  const ref = (name: string): Record<string, unknown> => ({ $ref: `#/components/schemas/${name}` });
  const schemas = {
    Pod: { ...gvk("Pod"), properties: { spec: ref("PodSpec") } },
    PodList: { ...gvk("PodList"), items: ref("Pod") },
    PodSpec: { properties: { self: ref("PodSpec"), container: ref("Container") } },
    Container: {},
    Service: gvk("Service"),
  };

  it("finds what a kind and its list refer to, at any depth, and nothing else", () => {
    const found = reachableDefinitions(schemas, { group: "", version: "v1", kinds: ["Pod"] });
    expect([...found.keys()].toSorted()).toEqual(["Container", "Pod", "PodList", "PodSpec"]);
  });

  it("fails where a definition is missing", () => {
    const broken = { Pod: { ...gvk("Pod"), properties: ref("None") } };
    expect(() => reachableDefinitions(broken, { group: "", version: "v1", kinds: ["Pod"] })).toThrow(
      "no definition of None",
    );
  });
});
