import { expect, test } from "vitest";
import type { ValuesResponse } from "@/lib/contracts/config/values";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { completionsAt, type CompletionPlace } from "./completions-at";

const destination: JsonObject = {
  type: "object",
  required: ["host"],
  properties: {
    subset: { type: "string", description: "The name of a subset within the service." },
    host: { type: "string", description: "The service. It must exist. More words here." },
    port: { type: "object", properties: { number: { type: "integer" } } },
  },
};
const schema: JsonObject = {
  type: "object",
  properties: {
    spec: {
      type: "object",
      properties: {
        gateways: { type: "array", items: { type: "string" } },
        enabled: { type: "boolean" },
        mode: { type: "string", enum: ["ON", "off", "STRICT"] },
        subsets: {
          type: "array",
          items: {
            type: "object",
            properties: { labels: { type: "object", additionalProperties: { type: "string" } } },
          },
        },
        http: {
          type: "array",
          items: {
            type: "object",
            properties: { route: { type: "array", items: { type: "object", properties: { destination } } } },
          },
        },
      },
      oneOf: [{ properties: { exact: { type: "string" } } }],
    },
    status: { type: "object" },
  },
};
const port = { number: 9080, name: "http", protocol: "TCP" };
const host = (name: string, namespace: string): ValuesResponse["hosts"][number] => ({
  host: `${name}.${namespace}.svc.cluster.local`,
  namespace,
  ports: [port],
  subsets: name === "reviews" ? ["v1", "v2"] : [],
  versions: [],
});
const values: ValuesResponse = {
  namespaces: ["bookinfo", "shop"],
  hosts: [host("reviews", "bookinfo"), host("cart", "shop")],
  gateways: [
    { namespace: "bookinfo", name: "front", api: "istio" },
    { namespace: "shop", name: "edge", api: "istio" },
    { namespace: "shop", name: "waypoint", api: "gatewayApi" },
  ],
  serviceAccounts: [{ namespace: "shop", name: "cart" }],
  podLabels: { app: ["cart", "reviews"], version: ["v1"] },
  workloads: [],
};

function options(path: FieldPath, over: Partial<CompletionPlace> = {}): readonly string[] {
  const place: CompletionPlace = {
    kind: "VirtualService",
    namespace: "bookinfo",
    path,
    at: "value",
    object: {},
    ...over,
  };
  return completionsAt(place, { schema, values }).map(({ insert }) => insert);
}

const DESTINATION = ["spec", "http", 0, "route", 0, "destination"] as const;
const routed = (destinationValue: Json): Json => ({
  spec: { http: [{ route: [{ destination: destinationValue }] }] },
});

test("fields the object lacks are offered, required ones first, nested ones without a blank", () => {
  expect(options(DESTINATION, { at: "key" })).toEqual(["host: ", "subset: ", "port:"]);
  const object = routed({ host: "reviews" });
  expect(options(DESTINATION, { at: "key", object })).toEqual(["subset: ", "port:"]);
});

test("a field that only an alternative names is offered; status is nobody's to write", () => {
  expect(options(["spec"], { at: "key" })).toContain("exact: ");
  expect(options([], { at: "key" })).toEqual(["spec:"]);
});

test("help is the first two sentences and the type", () => {
  const place = { kind: "VirtualService", namespace: "", path: DESTINATION, at: "key", object: {} } as const;
  expect(completionsAt(place, { schema, values })[0]).toMatchObject({
    kind: "required",
    detail: "string",
    help: "The service. It must exist.",
  });
});

test.each<[string, FieldPath, Json, readonly string[]]>([
  [
    "hosts, short beside the object",
    [...DESTINATION, "host"],
    {},
    ["reviews", "reviews.bookinfo.svc.cluster.local", "cart.shop.svc.cluster.local"],
  ],
  ["subsets of a short host", [...DESTINATION, "subset"], routed({ host: "reviews" }), ["v1", "v2"]],
  [
    "subsets of a whole host",
    [...DESTINATION, "subset"],
    routed({ host: "reviews.bookinfo.svc.cluster.local" }),
    ["v1", "v2"],
  ],
  [
    "no subsets of another namespace's namesake",
    [...DESTINATION, "subset"],
    routed({ host: "reviews.shop" }),
    [],
  ],
  [
    "ports of the host as numbers",
    [...DESTINATION, "port", "number"],
    routed({ host: "reviews", port: {} }),
    ["9080"],
  ],
  ["gateways, named by namespace elsewhere", ["spec", "gateways", 0], {}, ["mesh", "front", "shop/edge"]],
  ["Gateway API parents", ["spec", "parentRefs", 0, "name"], {}, ["waypoint"]],
  [
    "backends of the named namespace",
    ["spec", "rules", 0, "backendRefs", 0, "name"],
    { spec: { rules: [{ backendRefs: [{ namespace: "shop" }] }] } },
    ["cart"],
  ],
  [
    "ports of a backend",
    ["spec", "rules", 0, "backendRefs", 0, "port"],
    { spec: { rules: [{ backendRefs: [{ name: "reviews" }] }] } },
    ["9080"],
  ],
  [
    "principals",
    ["spec", "rules", 0, "from", 0, "source", "principals", 0],
    {},
    ["cluster.local/ns/shop/sa/cart"],
  ],
  ["service accounts", ["spec", "rules", 0, "from", 0, "source", "serviceAccounts", 0], {}, ["shop/cart"]],
  ["namespaces", ["metadata", "namespace"], {}, ["bookinfo", "shop"]],
  ["visibility, quoted where YAML needs it", ["spec", "exportTo", 0], {}, [".", '"*"', "bookinfo", "shop"]],
  ["targets in the object's namespace", ["spec", "targetRefs", 0, "name"], {}, ["reviews"]],
  ["label values", ["spec", "selector", "matchLabels", "app"], {}, ["cart", "reviews"]],
  [
    "hosts of a Sidecar",
    ["spec", "egress", 0, "hosts", 0],
    {},
    ["./*", "bookinfo/reviews.bookinfo.svc.cluster.local", "shop/cart.shop.svc.cluster.local"],
  ],
  [
    "values of the schema, quoted where YAML would read another type",
    ["spec", "mode"],
    {},
    ['"ON"', '"off"', "STRICT"],
  ],
  ["booleans", ["spec", "enabled"], {}, ["true", "false"]],
  ["nothing at a place nobody knows", ["spec", "what"], {}, []],
])("%s", (_, path, object, expected) => {
  expect(options(path, { object })).toEqual(expected);
});

test("keys of a map of pod labels are the labels that pods have", () => {
  const path = ["spec", "subsets", 0, "labels"];
  const object = { spec: { subsets: [{ labels: { app: "x" } }] } };
  expect(options(path, { at: "key", object })).toEqual(["version: "]);
});

test("without a schema names still help, without names the schema does", () => {
  const place = {
    kind: "VirtualService",
    namespace: "bookinfo",
    path: [...DESTINATION, "host"],
    at: "value",
    object: {},
  } as const;
  expect(completionsAt(place, { schema: null, values })).toHaveLength(3);
  expect(completionsAt({ ...place, path: ["spec", "mode"] }, { schema, values: null })).toHaveLength(3);
  expect(completionsAt({ ...place, at: "key" }, { schema: null, values: null })).toEqual([]);
});
