import { describe, expect, it } from "vitest";
import { readPath } from "../../json/read-path";
import { isObject, jsonAt, objectsIn } from "../../world/read-json";
import { SERVED_KINDS } from "../kinds/served-kinds";
import { openApiV3 } from "./openapi";

const read = (path: string): ReturnType<typeof openApiV3> => openApiV3(path, "v1.34.0");
const keysOf = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value) : []);

describe("openApiV3", () => {
  it("lists a document for every group version that is served", () => {
    const groups = keysOf(read("/openapi/v3")?.["paths"]);
    expect(groups).toEqual(
      expect.arrayContaining(["api/v1", "apis/apps/v1", "apis/networking.istio.io/v1beta1"]),
    );
    for (const group of groups) {
      const url = jsonAt(read("/openapi/v3"), "paths", group, "serverRelativeURL");
      expect(url).toBe(`/openapi/v3/${group}`);
      expect(readPath(read(`/openapi/v3/${group}`), "info.version")).toBe("v1.34.0");
    }
  });

  it("describes the patch of every kind, where kubectl looks for dryRun and fieldValidation", () => {
    const patches = keysOf(read("/openapi/v3")?.["paths"]).flatMap((group) => {
      const paths = read(`/openapi/v3/${group}`)?.["paths"];
      return keysOf(paths).map((path) => jsonAt(paths, path, "patch"));
    });
    expect(patches).toHaveLength(SERVED_KINDS.reduce((sum, { versions }) => sum + versions.length, 0));
    for (const patch of patches)
      expect(objectsIn(readPath(patch, "parameters")).map(({ name }) => name)).toEqual(
        expect.arrayContaining(["dryRun", "fieldValidation"]),
      );
  });

  it("places namespaced kinds below a namespace, others not", () => {
    expect(keysOf(read("/openapi/v3/api/v1")?.["paths"])).toEqual(
      expect.arrayContaining(["/api/v1/namespaces/{name}", "/api/v1/namespaces/{namespace}/pods/{name}"]),
    );
  });

  it.each(["/openapi/v3/", "/openapi/v3/api", "/openapi/v3/apis/none/v1", "/openapi/v2", ""])(
    "does not know %j",
    (path) => {
      expect(read(path)).toBeUndefined();
    },
  );
});
