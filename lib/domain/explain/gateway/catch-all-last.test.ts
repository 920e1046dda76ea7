import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../mesh/cluster-object";
import { objectsAt } from "../../mesh/read-json";
import type { RouteRule } from "../../routing/route-rules";
import { catchAllLast } from "./catch-all-last";

const A: JsonObject = { uri: { prefix: "/a" } };
const B: JsonObject = { uri: { exact: "/b" } };

const routesOf = (name: string, rules: readonly (readonly JsonObject[])[]): readonly RouteRule[] =>
  rules.map((match, index) => ({
    rule: match.length === 0 ? {} : { match },
    place: "",
    namespace: "shop",
    object: { kind: "VirtualService", namespace: "shop", name },
    section: "http",
    path: `http[${index}]`,
  }));
const ordered = (
  services: Readonly<Record<string, readonly (readonly JsonObject[])[]>>,
  isFor: (match: JsonObject) => boolean = () => true,
): readonly string[] =>
  catchAllLast(
    Object.entries(services).map(([name, rules]) => routesOf(name, rules)),
    isFor,
  ).map(({ object, path, rule }) => `${object.name}.${path} ${objectsAt(rule, "match").length}`);

// https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
describe("the routes of several VirtualServices for one host", () => {
  it.each<readonly [rule: string, everything: readonly JsonObject[]]>([
    ["no match", []],
    ["a match that says nothing", [{}]],
    ["the prefix /", [{ uri: { prefix: "/" }, headers: {} }]],
    ["an expression for everything", [{ uri: { regex: ".*" } }]],
  ])("come last where they take everything by %s", (_rule, everything) => {
    const matches = everything.length;
    expect(ordered({ one: [[A], everything], two: [[B]] })).toEqual([
      "one.http[0] 1",
      "two.http[0] 1",
      `one.http[1] ${matches}`,
    ]);
  });

  it.each<readonly [what: string, match: JsonObject]>([
    ["method", { method: { exact: "GET" } }],
    ["header", { headers: { a: {} } }],
    ["absent header", { withoutHeaders: { a: {} } }],
    ["query parameter", { queryParams: { a: {} } }],
    ["authority", { uri: { prefix: "/" }, authority: { exact: "a" } }],
    ["path", { uri: { prefix: "/x" } }],
  ])("keep their place where they ask for a %s", (_what, match) => {
    expect(ordered({ one: [[match]], two: [[B]] })).toEqual(["one.http[0] 1", "two.http[0] 1"]);
  });

  it("end with the first that takes everything in their own VirtualService", () => {
    expect(ordered({ one: [[], [A]], two: [[B]] })).toEqual(["two.http[0] 1", "one.http[0] 0"]);
  });

  it("are divided where one match of several takes everything", () => {
    expect(ordered({ one: [[A, {}, B], [B]], two: [[B]] })).toEqual([
      "one.http[0] 1",
      "two.http[0] 1",
      "one.http[0] 1",
    ]);
  });

  it("end with no match that is for another gateway", () => {
    const elsewhere = { gateways: ["x"] };
    expect(ordered({ one: [[elsewhere], [A]] }, (match) => match["gateways"] === undefined)).toEqual([
      "one.http[0] 1",
      "one.http[1] 1",
    ]);
  });
});
