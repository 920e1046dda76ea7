import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { readEntry } from "./read-entry";

const baseline: JsonObject = {
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { name: "reviews", namespace: "bookinfo", uid: "1" },
};
const text = (over: Readonly<Record<string, string>> = {}): string => {
  const { apiVersion, kind, name, namespace, rest } = {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    name: "reviews",
    namespace: "bookinfo",
    rest: "spec:\n  hosts: []\n",
    ...over,
  };
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n${rest}`;
};

test("the object as written is read, empty lists and zero included", () => {
  const read = readEntry({ baseline, text: text({ rest: "spec:\n  hosts: []\n  weight: 0\n" }) });
  expect(read).toMatchObject({ state: "object", object: { spec: { hosts: [], weight: 0 } } });
});

test("another version of the same kind is the same object", () => {
  expect(readEntry({ baseline, text: text({ apiVersion: "networking.istio.io/v1beta1" }) }).state).toBe(
    "object",
  );
});

test.each([
  ["kind", { kind: "DestinationRule" }, "VirtualService", "DestinationRule"],
  [
    "kind",
    { kind: "Gateway", apiVersion: "gateway.networking.k8s.io/v1" },
    "VirtualService",
    "Gateway.gateway.networking.k8s.io",
  ],
  ["name", { name: "ratings" }, "reviews", "ratings"],
  ["namespace", { namespace: "shop" }, "bookinfo", "shop"],
])("a changed %s is another object", (part, over, was, is) => {
  expect(readEntry({ baseline, text: text(over) })).toMatchObject({ state: "other", part, was, is });
  expect(readEntry({ baseline: null, text: text(over) }).state).toBe("object");
});

test.each([
  ["nothing", "# only a comment\n", { state: "empty" }],
  ["no kind", "apiVersion: v1\nmetadata: {name: a}\n", { state: "noObject", missing: "kind" }],
  ["no name", "apiVersion: v1\nkind: Service\n", { state: "noObject", missing: "name" }],
  ["a list", "- a\n", { state: "noObject", missing: "apiVersion" }],
  ["broken YAML", "a: [\n", { state: "invalid" }],
])("%s is said", (_, written, expected) => {
  expect(readEntry({ baseline: null, text: written })).toMatchObject(expected);
});

test("several documents are several objects", () => {
  expect(readEntry({ baseline, text: `${text()}---\n${text({ name: "other" })}` })).toMatchObject({
    state: "several",
    objects: [{ metadata: { name: "reviews" } }, { metadata: { name: "other" } }],
  });
});

test("no text is a delete of what was opened", () => {
  expect(readEntry({ baseline, text: null })).toEqual({ state: "delete", object: baseline });
});
