import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { readPath } from "../../json/read-path";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { SERVED_KINDS } from "../kinds/served-kinds";
import { openApiV3 } from "./openapi";

const read = (path: string): ReturnType<typeof openApiV3> => openApiV3(path, "v1.36.3");
const keysOf = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value) : []);
const groups = keysOf(read("/openapi/v3")?.["paths"]);
const schemaIn = (document: string, name: string): Json | undefined =>
  jsonAt(read(`/openapi/v3/${document}`), "components", "schemas", name);

function refsIn(node: Json | undefined): readonly string[] {
  if (isJsonArray(node)) return node.flatMap(refsIn);
  if (!isObject(node)) return [];
  return [textOr(node["$ref"]), ...Object.values(node).flatMap(refsIn)].filter((ref) => ref !== "");
}

describe("openApiV3", () => {
  it("lists a document for every group version that is served", () => {
    expect(groups).toEqual(
      expect.arrayContaining(["api/v1", "apis/apps/v1", "apis/networking.istio.io/v1beta1"]),
    );
    for (const group of groups) {
      const url = jsonAt(read("/openapi/v3"), "paths", group, "serverRelativeURL");
      expect(url).toBe(`/openapi/v3/${group}`);
      expect(readPath(read(`/openapi/v3/${group}`), "info.version")).toBe("v1.36.3");
    }
  });

  it("describes the patch of every kind, where kubectl looks for dryRun and fieldValidation", () => {
    const patches = groups.flatMap((group) => {
      const paths = read(`/openapi/v3/${group}`)?.["paths"];
      return keysOf(paths)
        .filter((path) => path.endsWith("{name}"))
        .map((path) => jsonAt(paths, path, "patch"));
    });
    expect(patches).toHaveLength(SERVED_KINDS.reduce((sum, { versions }) => sum + versions.length, 0));
    for (const patch of patches)
      expect(objectsIn(readPath(patch, "parameters")).map(({ name }) => name)).toEqual(
        expect.arrayContaining(["dryRun", "fieldValidation"]),
      );
  });

  it("offers strategic merge for built-in kinds only, as kubectl apply asks", () => {
    const types = (document: string, path: string): readonly string[] =>
      keysOf(jsonAt(read(document), "paths", path, "patch", "requestBody", "content"));
    const strategic = "application/strategic-merge-patch+json";
    expect(
      types("/openapi/v3/apis/apps/v1", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}"),
    ).toContain(strategic);
    const routes = "/apis/networking.istio.io/v1/namespaces/{namespace}/virtualservices/{name}";
    expect(types("/openapi/v3/apis/networking.istio.io/v1", routes)).not.toContain(strategic);
    expect(types("/openapi/v3/apis/networking.istio.io/v1", routes)).toContain(
      "application/merge-patch+json",
    );
  });

  it("places namespaced kinds below a namespace, others not, and subresources below their object", () => {
    expect(keysOf(read("/openapi/v3/api/v1")?.["paths"])).toEqual(
      expect.arrayContaining([
        "/api/v1/namespaces/{name}",
        "/api/v1/namespaces/{namespace}/pods/{name}",
        "/api/v1/namespaces/{namespace}/pods",
        "/api/v1/pods",
        "/api/v1/namespaces/{namespace}/pods/{name}/status",
        "/api/v1/namespaces/{namespace}/pods/{name}/log",
      ]),
    );
  });

  it.each(groups)("has every definition that the document of %s refers to", (group) => {
    const document = read(`/openapi/v3/${group}`);
    const names = new Set(keysOf(readPath(document, "components.schemas")));
    const missing = refsIn(document)
      .map((ref) => ref.replace("#/components/schemas/", ""))
      .filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });

  it("says of each definition which kind it is, where kubectl explain looks for it", () => {
    expect(
      readPath(schemaIn("apis/networking.istio.io/v1", "io.istio.networking.v1.VirtualService"), "type"),
    ).toBe("object");
    for (const [document, name, gvk] of [
      ["apis/apps/v1", "io.k8s.api.apps.v1.Deployment", { group: "apps", kind: "Deployment", version: "v1" }],
      [
        "apis/networking.istio.io/v1",
        "io.istio.networking.v1.VirtualServiceList",
        { group: "networking.istio.io", kind: "VirtualServiceList", version: "v1" },
      ],
    ] as const)
      expect(jsonAt(schemaIn(document, name), "x-kubernetes-group-version-kind")).toEqual([gvk]);
  });

  it("keeps the descriptions that editors show", () => {
    const replicas = jsonAt(
      schemaIn("apis/apps/v1", "io.k8s.api.apps.v1.DeploymentSpec"),
      "properties",
      "replicas",
    );
    expect(textOr(jsonAt(replicas, "description"))).toContain("desired pods");
  });

  it.each(["/openapi/v3/", "/openapi/v3/api", "/openapi/v3/apis/none/v1", "/openapi/v2", ""])(
    "does not know %j",
    (path) => {
      expect(read(path)).toBeUndefined();
    },
  );
});
