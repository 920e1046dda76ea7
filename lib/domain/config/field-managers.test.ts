import { describe, expect, it } from "vitest";
import type { FieldManager, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { fieldOwnerships, whoSet } from "./field-managers";
import { parsePathText } from "./field-path";

const written = (manager: string, time: string, fields: JsonObject, subresource = ""): FieldManager => ({
  manager,
  operation: "Update",
  subresource,
  time,
  fields,
});

const MANAGERS: readonly FieldManager[] = [
  written("kubectl", "1970-01-01T00:00:10Z", {
    "f:metadata": { "f:labels": { ".": {}, "f:app.kubernetes.io/name": {} } },
    "f:spec": { ".": {}, "f:hosts": {}, "f:http": {} },
  }),
  written("meshlens", "1970-01-01T00:00:30Z", {
    "f:spec": {
      "f:http": {},
      "f:listeners": { 'k:{"name":"web"}': { ".": {}, "f:port": {} }, 'k:{"port":80,"protocol":"TCP"}': {} },
      "f:finalizers": { 'v:"keep"': {} },
      "f:items": { "i:0": {} },
    },
  }),
  written("istiod", "1970-01-01T00:00:50Z", { "f:status": { "f:conditions": {} } }, "status"),
];

describe("fieldOwnerships", () => {
  it("names the fields of each manager, the newest first", () => {
    expect(fieldOwnerships(MANAGERS)).toEqual([
      {
        manager: "istiod",
        operation: "Update",
        subresource: "status",
        at: 50_000,
        fields: ["status.conditions"],
      },
      {
        manager: "meshlens",
        operation: "Update",
        subresource: "",
        at: 30_000,
        fields: [
          "spec.http",
          "spec.listeners[web].port",
          'spec.listeners[name="port=80,protocol=TCP"]',
          "spec.finalizers[keep]",
          "spec.items[0]",
        ],
      },
      {
        manager: "kubectl",
        operation: "Update",
        subresource: "",
        at: 10_000,
        fields: ['metadata.labels["app.kubernetes.io/name"]', "spec.hosts", "spec.http"],
      },
    ]);
  });

  it("names at most 200 fields and no time the API server did not write", () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f:${index}`, {}]));
    const [owner] = fieldOwnerships([written("a", "", many)]);
    expect(owner).toMatchObject({ at: null });
    expect(owner?.fields).toHaveLength(200);
  });

  it("reads odd sets", () => {
    const odd = { "k:{": {}, "x:y": {}, "i:z": {}, "f:a": null, "": {} };
    expect(fieldOwnerships([written("a", "soon", odd)])).toMatchObject([
      { at: null, fields: ['[name="{"]', "a"] },
    ]);
  });
});

describe("whoSet", () => {
  it.each<[string, string | undefined]>([
    ["spec.hosts", "kubectl"],
    ["spec.hosts[0]", "kubectl"],
    ["spec.http[2].route[0].weight", "meshlens"],
    ["spec", "meshlens"],
    ["spec.listeners[web].port", "meshlens"],
    ["spec.listeners[other].port", undefined],
    ['metadata.labels["app.kubernetes.io/name"]', "kubectl"],
    ["status.conditions[0].type", "istiod"],
    ["spec.tls", undefined],
  ])("of %s is %s", (path, manager) => {
    expect(whoSet(MANAGERS, parsePathText(path) ?? [])?.manager).toBe(manager);
  });

  it("says when", () => {
    expect(whoSet(MANAGERS, ["spec", "http"])).toEqual({ manager: "meshlens", at: 30_000 });
    expect(whoSet([written("a", "", {})], ["spec"])).toBeNull();
  });
});
