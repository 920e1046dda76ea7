import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubeSession } from "@/lib/testing/kube-session";
import { readPath } from "../../json/read-path";
import type { K8sObject } from "../../world/k8s-object";
import { isObject } from "../../world/read-json";

const WATCH = "/api/v1/namespaces/web/pods?watch=true&timeoutSeconds=1";
const pod = (name: string): K8sObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "web", labels: { app: name } },
  spec: { nodeName: `node-of-${name}` },
});

/** What a watch begins with. */
async function begin(query: string, accept: string = ""): Promise<readonly JsonObject[]> {
  const { text } = await kubeSession([pod("a"), pod("b")]).send("GET", `${WATCH}${query}`, { accept });
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line))
    .filter(isObject);
}
const summary = (event: JsonObject): readonly (Json | undefined)[] => [
  event["type"],
  readPath(event, "object.metadata.name"),
];

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes */
describe("watchObjects", () => {
  it.each([
    ["", ["a", "b"]],
    ["&resourceVersion=0", ["a", "b"]],
    ["&labelSelector=app%3Da", ["a"]],
    ["&fieldSelector=metadata.name%3Db", ["b"]],
    ["&fieldSelector=spec.nodeName%3Dnode-of-a", ["a"]],
  ])("begins with what is there and matches: %s", async (query, names) => {
    expect((await begin(query)).map(summary)).toEqual(names.map((name) => ["ADDED", name]));
  });

  it("streams a list and says where it ends when asked for initial events", async () => {
    const query = "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
    const events = await begin(query);
    expect(events.map(({ type }) => type)).toEqual(["ADDED", "ADDED", "BOOKMARK"]);
    expect(readPath(events.at(-1), "object.metadata.annotations")).toEqual({
      "k8s.io/initial-events-end": "true",
    });
    expect(readPath(events.at(-1), "object.metadata.resourceVersion")).toBe("1002");
  });

  it("says nothing of the end to who wants no bookmarks", async () => {
    const events = await begin("&sendInitialEvents=true&resourceVersionMatch=NotOlderThan");
    expect(events.map(({ type }) => type)).toEqual(["ADDED", "ADDED"]);
  });

  it("waits for a resourceVersion to come, and says that one has passed too long ago", async () => {
    expect(await begin("&resourceVersion=99999999")).toEqual([]);
    const [error] = await begin("&resourceVersion=5");
    expect([error?.["type"], readPath(error, "object.reason")]).toEqual(["ERROR", "Expired"]);
  });

  it.each([
    ["application/json;as=Table;v=v1;g=meta.k8s.io", "Table"],
    ["application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io", "PartialObjectMetadata"],
  ])("shows objects as %s", async (accept, kind) => {
    const [event] = await begin("", accept);
    expect(readPath(event, "object.kind")).toBe(kind);
  });

  it.each([
    ["&sendInitialEvents=true", 422],
    ["&resourceVersionMatch=Exact", 422],
    ["&labelSelector=a%20in%20b", 400],
    ["&fieldSelector=spec.foo%3D1", 400],
    ["&resourceVersion=x", 400],
  ])("refuses %s with %i", async (query, code) => {
    expect((await kubeSession([]).send("GET", `${WATCH}${query}`)).code).toBe(code);
  });
});
