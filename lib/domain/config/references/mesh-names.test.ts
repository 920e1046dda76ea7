import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshObject, snapshotOf } from "@/lib/testing/mesh-object";
import { meshNames } from "./mesh-names";

const spec = (kind: string, name: string, fields: JsonObject, namespace = "bookinfo"): ClusterObject =>
  meshObject(kind, name, { namespace }, { spec: fields });
const pods = (labels: Record<string, string>): JsonObject => ({ template: { metadata: { labels } } });

const MESH = meshNames(
  snapshotOf({
    Service: [spec("Service", "reviews", {}), spec("Service", "ratings", {}, "other")],
    ServiceEntry: [
      spec("ServiceEntry", "exact", { hosts: ["API.example.com"] }),
      spec("ServiceEntry", "wide", { hosts: ["*.example.com"] }),
      spec("ServiceEntry", "twin", { hosts: ["api.example.com"] }, "other"),
      spec("ServiceEntry", "private", { hosts: ["db.internal"], exportTo: ["."] }, "other"),
    ],
    DestinationRule: [
      spec("DestinationRule", "short", { host: "reviews", subsets: [{ name: "v1" }] }),
      spec("DestinationRule", "full", { host: "reviews.bookinfo.svc.cluster.local" }, "other"),
      spec(
        "DestinationRule",
        "private",
        { host: "reviews.bookinfo.svc.cluster.local", exportTo: ["."] },
        "other",
      ),
    ],
    Deployment: [
      spec("Deployment", "a", pods({ app: "a", version: "v1" })),
      spec("Deployment", "b", pods({ app: "a" }), "other"),
    ],
    StatefulSet: [spec("StatefulSet", "c", pods({ app: "a", version: "v1" }))],
  }),
  "istio-system",
);

const hosts = (host: string, namespace = "bookinfo"): string[] =>
  MESH.host(host, namespace, "host").map(
    (named) => `${named.kind} ${named.namespace}/${named.name}${named.exists === false ? " missing" : ""}`,
  );

describe("a host", () => {
  it.each<[string, string, string[]]>([
    ["reviews", "bookinfo", ["Service bookinfo/reviews"]],
    ["reviews", "other", ["Service other/reviews"]],
    ["Ratings.Other.svc.cluster.local", "bookinfo", ["Service other/ratings"]],
    ["api.example.com", "bookinfo", ["ServiceEntry bookinfo/exact", "ServiceEntry other/twin"]],
    ["eu.example.com", "bookinfo", ["ServiceEntry bookinfo/wide"]],
    ["*.example.com", "bookinfo", ["ServiceEntry bookinfo/wide"]],
    ["db.internal", "other", ["ServiceEntry other/private"]],
    ["db.internal", "bookinfo", ["ServiceEntry bookinfo/db.internal missing"]],
    ["*.nobody.example", "bookinfo", []],
    ["*", "bookinfo", []],
    ["", "bookinfo", []],
  ])("%j in %s means %j", (host, namespace, expected) => {
    expect(hosts(host, namespace)).toEqual(expected);
  });
});

describe("labels", () => {
  const workloads = (namespace: string, labels: Record<string, string>): string[] =>
    MESH.workloads(namespace, labels, "selects").map(({ namespace: where, name }) => `${where}/${name}`);

  it.each<[string, Record<string, string>, string[]]>([
    ["bookinfo", { app: "a" }, ["bookinfo/a", "bookinfo/c"]],
    ["bookinfo", { app: "a", version: "v2" }, []],
    ["", { app: "a" }, ["bookinfo/a", "bookinfo/c", "other/b"]],
    ["", {}, []],
    ["nowhere", { app: "a" }, []],
  ])("in %j, %j select %j", (namespace, labels, expected) => {
    expect(workloads(namespace, labels).toSorted()).toEqual(expected);
  });
});

describe("DestinationRules", () => {
  it("are found by any way of writing the host, where they are exported to", () => {
    const names = (host: string, namespace: string): string[] =>
      MESH.destinationRules(host, namespace).map(({ meta }) => meta.name);
    expect(names("reviews", "bookinfo")).toEqual(["short", "full"]);
    expect(names("reviews.bookinfo.svc.cluster.local", "other")).toEqual(["short", "full", "private"]);
    expect(names("reviews", "other")).toEqual([]);
  });

  it("have the subsets they name", () => {
    const [rule] = MESH.destinationRules("reviews", "bookinfo");
    expect(rule && [MESH.hasSubset(rule, "v1"), MESH.hasSubset(rule, "v2")]).toEqual([true, false]);
  });
});
