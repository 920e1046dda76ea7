import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { inShort, routed } from "@/lib/testing/routed-call";
import type { K8sObject } from "../../world/k8s-object";
import { mergeDelegate } from "./merge-delegate";

const uri = (kind: string, value: string): JsonObject => ({ uri: { [kind]: value } });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
describe("the matches of a delegate", () => {
  it.each([
    ["are the delegate's where the root has none", [], [uri("prefix", "/a")], [uri("prefix", "/a")]],
    ["are the root's where the delegate has none", [uri("prefix", "/a")], [], [uri("prefix", "/a")]],
    ["may narrow a prefix", [uri("prefix", "/a")], [uri("prefix", "/a/b")], [uri("prefix", "/a/b")]],
    ["may make a prefix exact", [uri("prefix", "/a")], [uri("exact", "/a/b")], [uri("exact", "/a/b")]],
    ["may not leave a prefix", [uri("prefix", "/a")], [uri("prefix", "/b")], null],
    ["may not widen a prefix", [uri("prefix", "/a/b")], [uri("prefix", "/a")], null],
    ["may not widen an exact path", [uri("exact", "/a")], [uri("prefix", "/a")], null],
    ["may not change an exact path", [uri("exact", "/a")], [uri("exact", "/b")], null],
    ["may repeat an exact path", [uri("exact", "/a")], [uri("exact", "/a")], [uri("exact", "/a")]],
    ["may not compare expressions", [uri("prefix", "/a")], [uri("regex", "/a.*")], null],
    ["may not compare the root's expression", [uri("regex", "/a.*")], [uri("prefix", "/a")], null],
    [
      "are left out together where one is not within the root's",
      [uri("prefix", "/a")],
      [uri("prefix", "/a/b"), uri("prefix", "/c")],
      null,
    ],
    [
      "are within any of the root's",
      [uri("prefix", "/a"), uri("prefix", "/b")],
      [uri("prefix", "/b/c")],
      [uri("prefix", "/b/c")],
    ],
    [
      "may not differ in case",
      [uri("prefix", "/a")],
      [{ ...uri("prefix", "/a"), ignoreUriCase: true }],
      null,
    ],
    ["may add a port", [{ port: 80 }], [uri("prefix", "/a")], [{ port: 80, ...uri("prefix", "/a") }]],
    ["may repeat a port", [{ port: 80 }], [{ port: 80 }], [{ port: 80 }]],
    ["may take port 0 for none", [{ port: 0 }], [{ port: 81 }], [{ port: 81 }]],
    ["may not compare with an empty condition", [{ uri: {} }], [uri("prefix", "/a")], null],
    ["may not be empty within one", [uri("prefix", "/a")], [{ uri: {} }], null],
    ["may not differ in port", [{ port: 80 }], [{ port: 81 }], null],
    [
      "add conditions",
      [{ method: { exact: "GET" } }],
      [uri("prefix", "/a")],
      [{ method: { exact: "GET" }, ...uri("prefix", "/a") }],
    ],
    [
      "add headers",
      [{ headers: { user: { prefix: "a" }, tier: { exact: "x" } } }],
      [{ headers: { user: { exact: "ann" } } }],
      [{ headers: { user: { exact: "ann" }, tier: { exact: "x" } } }],
    ],
    [
      "may not contradict headers",
      [{ headers: { user: { exact: "ann" } } }],
      [{ headers: { user: { exact: "bob" } } }],
      null,
    ],
  ])("%s", (_rule, root, leaf, expected) => {
    const merged = mergeDelegate({ match: root }, { match: leaf });
    if (expected === null) expect(merged).toBeNull();
    else expect(merged?.["match"]).toMatchObject(expected);
  });

  it("are nobody's where neither has any", () => {
    expect(mergeDelegate({}, { timeout: "1s" })).toEqual({ match: [], timeout: "1s" });
  });

  it("leave the root's other settings where the delegate has none of its own", () => {
    expect(mergeDelegate({ timeout: "1s", retries: { attempts: 1 } }, { timeout: "2s" })).toMatchObject({
      timeout: "2s",
      retries: { attempts: 1 },
    });
  });
});

const root = (delegate: JsonObject): K8sObject =>
  demoConfig("VirtualService", "shop/root", {
    hosts: ["reviews"],
    http: [{ match: [uri("prefix", "/a")], delegate }, { directResponse: { status: 202 } }],
  });
const leaf = (path: string, more: JsonObject = {}): K8sObject =>
  demoConfig("VirtualService", path, { http: [{ route: [{ destination: { host: "a" } }] }], ...more });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
describe("a VirtualService that delegates", () => {
  it.each([
    ["to its own namespace", { name: "leaf" }, leaf("shop/leaf"), "a.shop:8080=1"],
    [
      "to another, whose short names are its own",
      { name: "leaf", namespace: "team" },
      leaf("team/leaf"),
      "a.team:8080=1",
    ],
    ["to nobody", { name: "none" }, leaf("shop/leaf"), "direct_response 202"],
    ["to one that has hosts", { name: "leaf" }, leaf("shop/leaf", { hosts: ["x"] }), "direct_response 202"],
    [
      "to one not exported to it",
      { name: "leaf", namespace: "team" },
      leaf("team/leaf", { exportTo: ["."] }),
      "direct_response 202",
    ],
    [
      "to one that delegates again",
      { name: "leaf" },
      leaf("shop/leaf", { http: [{ delegate: { name: "other" } }] }),
      "direct_response 202",
    ],
  ])("%s", (_whom, delegate, delegated, expected) => {
    const objects = [demoService({ name: "reviews" }), root(delegate), delegated];
    expect(inShort(routed(objects, { path: "/a/b" }))).toBe(expected);
    expect(inShort(routed(objects, { path: "/b" }))).toBe("direct_response 202");
  });

  it("tells the delegate's place", () => {
    const objects = [demoService({ name: "reviews" }), root({ name: "leaf" }), leaf("shop/leaf")];
    expect(routed(objects, { path: "/a" })).toMatchObject({ route: "VirtualService shop/leaf spec.http[0]" });
  });
});
