import { describe, expect, it } from "vitest";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { routeRules, type RouteSection } from "./route-rules";

const root = (http: readonly JsonObject[]): ClusterObject =>
  specObject("VirtualService", "shop/root", { hosts: ["cart"], http, tcp: [{ route: [] }] });
const leaf = (path: string, spec: JsonObject): ClusterObject => specObject("VirtualService", path, spec);
const places = (
  http: readonly JsonObject[],
  delegates: readonly ClusterObject[],
  section: RouteSection = "http",
): readonly string[] =>
  routeRules(snapshotOfObjects(delegates), root(http), section).map(({ place }) =>
    place.replace("VirtualService ", ""),
  );
const TO_LEAF: JsonObject = { delegate: { name: "leaf", namespace: "team" } };

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
describe("routeRules", () => {
  it("keeps routes in their order, with delegates where they stand", () => {
    const own = leaf("team/leaf", { http: [{ name: "a" }, { name: "b" }] });
    expect(places([{ name: "first" }, TO_LEAF, { name: "last" }], [own])).toEqual([
      "shop/root spec.http[0]",
      "team/leaf spec.http[0]",
      "team/leaf spec.http[1]",
      "shop/root spec.http[2]",
    ]);
  });

  it("lets the delegate's short names belong to its own namespace", () => {
    const [rule] = routeRules(
      snapshotOfObjects([leaf("team/leaf", { http: [{}] })]),
      root([TO_LEAF]),
      "http",
    );
    expect(rule?.namespace).toBe("team");
  });

  it.each<readonly [rule: string, delegates: readonly ClusterObject[]]>([
    ["is missing", []],
    ["has hosts of its own", [leaf("team/leaf", { hosts: ["x"], http: [{}] })]],
    ["is kept to its namespace", [leaf("team/leaf", { exportTo: ["."], http: [{}] })]],
    ["delegates again", [leaf("team/leaf", { http: [{ delegate: { name: "other" } }] })]],
    [
      "is not within the root's matches",
      [leaf("team/leaf", { http: [{ match: [{ uri: { exact: "/b" } }] }] })],
    ],
  ])("leaves out a delegate that %s", (_rule, delegates) => {
    const within = { ...TO_LEAF, match: [{ uri: { prefix: "/a" } }] };
    expect(places([within], delegates)).toEqual([]);
  });

  it("finds a delegate of the root's own namespace by its name", () => {
    expect(places([{ delegate: { name: "leaf" } }], [leaf("shop/leaf", { http: [{}] })])).toHaveLength(1);
  });

  it("reads other sections as they are written", () => {
    expect(places([], [], "tcp")).toEqual(["shop/root spec.tcp[0]"]);
    expect(places([], [], "tls")).toEqual([]);
  });
});
