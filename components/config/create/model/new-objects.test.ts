import { expect, test } from "vitest";
import type { KindsResponse } from "@/lib/contracts/config/kinds-response";
import { copiedTexts, isObjectName, kindsByFamily, newTexts } from "./new-objects";
import { readFrom } from "./read-from";

const kind = (over: Partial<KindsResponse["kinds"][number]> = {}): KindsResponse["kinds"][number] => ({
  key: "VirtualService",
  group: "networking.istio.io",
  kind: "VirtualService",
  plural: "virtualservices",
  namespaced: true,
  family: "istio",
  version: "v1",
  versions: ["v1"],
  state: "live",
  reason: null,
  objects: 0,
  ...over,
});

test("each namespace gets an object of its own, at the version the cluster serves", () => {
  const texts = newTexts(kind({ version: "v1beta1" }), {
    template: null,
    name: "a",
    namespaces: ["x", "on"],
  });
  expect(texts).toEqual([
    "apiVersion: networking.istio.io/v1beta1\nkind: VirtualService\nmetadata:\n  name: a\n  namespace: x\nspec: {}\n",
    'apiVersion: networking.istio.io/v1beta1\nkind: VirtualService\nmetadata:\n  name: a\n  namespace: "on"\nspec: {}\n',
  ]);
});

test("a cluster-scoped object is made once and has no namespace", () => {
  const [text, ...others] = newTexts(kind({ namespaced: false }), {
    template: null,
    name: "a",
    namespaces: ["x"],
  });
  expect([text?.includes("namespace"), others]).toEqual([false, []]);
});

test("a copy keeps all that is written and nothing that belongs to the one object", () => {
  const object = {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: {
      name: "a",
      namespace: "x",
      uid: "1",
      labels: { team: "web" },
      ownerReferences: [{ kind: "Deployment" }],
      finalizers: ["f"],
    },
    spec: { weight: 0, hosts: [] },
    status: { conditions: [] },
  };
  expect(copiedTexts(object, { name: "b", namespaces: ["shop"] })).toEqual([
    "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: b\n  namespace: shop\n  labels:\n    team: web\nspec:\n  weight: 0\n  hosts: []\n",
  ]);
});

test("only served kinds are offered, by family and by name", () => {
  const kinds = [
    kind(),
    kind({ key: "Sidecar", kind: "Sidecar", version: null }),
    kind({ key: "HTTPRoute", kind: "HTTPRoute", family: "gatewayApi" }),
  ];
  expect(kindsByFamily(kinds, "").map(([family, members]) => [family, members.length])).toEqual([
    ["istio", 1],
    ["gatewayApi", 1],
  ]);
  expect(kindsByFamily(kinds, " ROUTE")).toHaveLength(1);
  expect(kindsByFamily(kinds, "nothing")).toEqual([]);
});

test.each([
  ["reviews", true],
  ["a.b-c", true],
  ["0", true],
  ["", false],
  ["A", false],
  ["-a", false],
  ["a..b", false],
  ["a".repeat(254), false],
])("%s as a name: %s", (name, valid) => {
  expect(isObjectName(name)).toBe(valid);
});

test.each([
  ["VirtualService/shop/cart", { kind: "VirtualService", namespace: "shop", name: "cart" }],
  ["GatewayClass/-/istio", { kind: "GatewayClass", namespace: "", name: "istio" }],
  ["VirtualService/shop", null],
  ["a/b/c/d", null],
  [null, null],
])("from %s", (text, expected) => {
  expect(readFrom(text)).toEqual(expected);
});
