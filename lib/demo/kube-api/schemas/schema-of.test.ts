import { describe, expect, it } from "vitest";
import type { Schema } from "./schema";
import { findKind } from "../kinds/find-kind";
import { SERVED_KINDS } from "../kinds/served-kinds";
import { itemsOf } from "./items-of";
import { propertyOf } from "./property-of";
import { schemaOf } from "./schema-of";

/** The schema at a path of fields; `[]` is an item of a list. */
function at(apiVersion: string, kind: string, ...path: readonly string[]): Schema | undefined {
  const served = findKind(apiVersion, kind);
  const root = served && schemaOf(served, apiVersion.split("/").at(-1) ?? "");
  return path.reduce<Schema | undefined>(
    (schema, key) => schema && (key === "[]" ? itemsOf(schema) : propertyOf(schema, key)),
    root,
  );
}

describe("schemaOf", () => {
  it.each(
    SERVED_KINDS.flatMap((kind) =>
      kind.versions.map((version) => [kind.group, version, kind.kind, kind] as const),
    ),
  )("has the schema of %s/%s %s, metadata included", (_, version, _kind, kind) => {
    const schema = schemaOf(kind, version);
    expect(schema?.type).toBe("object");
    expect([...(schema?.properties.keys() ?? [])]).toEqual(
      expect.arrayContaining(["apiVersion", "kind", "metadata"]),
    );
    const metadata = schema && propertyOf(schema, "metadata");
    expect(metadata && propertyOf(metadata, "labels")?.type).toBe("object");
  });

  it("has none for a version that is not served", () => {
    const kind = findKind("networking.istio.io/v1", "VirtualService");
    expect(kind && schemaOf(kind, "v9")).toBeUndefined();
  });

  it("keeps what server-side apply and strategic merge need to know of a list", () => {
    expect(at("v1", "Pod", "spec", "containers")).toMatchObject({
      type: "array",
      listType: "map",
      listMapKeys: ["name"],
      patchStrategy: ["merge"],
      patchMergeKey: "name",
    });
    expect(at("v1", "Pod", "spec", "containers", "[]", "ports")).toMatchObject({
      listMapKeys: ["containerPort", "protocol"],
      patchMergeKey: "containerPort",
    });
    expect(at("apps/v1", "Deployment", "spec", "strategy")).toMatchObject({ patchStrategy: ["retainKeys"] });
    expect(at("networking.istio.io/v1", "VirtualService", "spec", "hosts")).toMatchObject({
      listType: "atomic",
    });
    expect(at("apps/v1", "Deployment", "spec", "selector")).toMatchObject({ mapType: "atomic" });
  });

  it("follows references and reads limits", () => {
    expect(at("apps/v1", "Deployment", "spec", "template", "spec", "containers", "[]", "image")?.type).toBe(
      "string",
    );
    expect(at("v1", "Pod", "spec", "containers", "[]", "ports", "[]", "protocol")?.defaultValue).toBe("TCP");
    expect(at("v1", "Service", "spec", "ports", "[]", "targetPort")).toMatchObject({
      intOrString: true,
      type: null,
    });
    expect(
      at("networking.istio.io/v1", "VirtualService", "spec", "http", "[]", "match", "[]", "port"),
    ).toMatchObject({
      type: "integer",
      limits: { minimum: 0, maximum: 4294967295 },
    });
    expect(at("gateway.networking.k8s.io/v1", "HTTPRoute", "spec")?.defaultValue).toBeUndefined();
  });

  it("gives a map's values their schema, and an unknown field none", () => {
    expect(at("v1", "ConfigMap", "data", "any")?.type).toBe("string");
    expect(at("v1", "ConfigMap", "none")).toBeUndefined();
  });
});
