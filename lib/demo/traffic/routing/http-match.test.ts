import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { type DemoCaller, routed } from "@/lib/testing/routed-call";
import type { Call } from "../model/call";

/** Whether a route with one match takes a call; the route after it takes everything. */
function takes(match: JsonObject, call: Partial<Call> = {}, caller: DemoCaller = {}): boolean {
  const decision = routed(
    [
      demoService({ name: "reviews", ports: [8080, 80].map((port) => ({ name: `http-${port}`, port })) }),
      demoConfig("VirtualService", "shop/reviews", {
        hosts: ["reviews"],
        http: [{ match: [match], directResponse: { status: 201 } }, { directResponse: { status: 202 } }],
      }),
    ],
    call,
    caller,
  );
  if (decision.outcome !== "answer") throw new Error(`not answered: ${decision.outcome}`);
  return decision.code === 201;
}

const headers = (...entries: readonly (readonly [string, string])[]): Partial<Call> => ({
  headers: new Map(entries),
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest-uri
describe("match on uri", () => {
  it.each([
    [{ exact: "/a" }, "/a", true],
    [{ exact: "/a" }, "/a/", false],
    [{ exact: "/a" }, "/a?x=1", true],
    [{ exact: "/a" }, "/A", false],
    [{ prefix: "/a" }, "/a/b", true],
    [{ prefix: "/a" }, "/ab", true],
    [{ prefix: "/a" }, "/b", false],
    [{ prefix: "/a" }, "/A", false],
    [{ regex: "/a.*" }, "/abc", true],
    [{ regex: "/a" }, "/abc", false],
    [{ regex: "/a/[0-9]+" }, "/a/12?x=1", true],
    [{ regex: "(?i)/A" }, "/a", true],
    [{ regex: "/a(" }, "/a(", false],
    [{ regex: "(/a+)+$" }, "/aaaa", false],
    [{}, "/a", true],
  ])("%j of %s", (uri, path, expected) => {
    expect(takes({ uri }, { path })).toBe(expected);
  });

  it.each([
    [{ exact: "/A" }, "/a", true],
    [{ prefix: "/A" }, "/ab", true],
    [{ regex: "/A" }, "/a", false],
  ])("%j of %s, its case ignored", (uri, path, expected) => {
    expect(takes({ uri, ignoreUriCase: true }, { path })).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
describe("match on the request", () => {
  it.each([
    ["method", { method: { exact: "POST" } }, { method: "POST" }, true],
    ["another method", { method: { exact: "POST" } }, { method: "GET" }, false],
    ["one of two methods", { method: { regex: "GET|HEAD" } }, { method: "HEAD" }, true],
    ["scheme", { scheme: { exact: "http" } }, {}, true],
    ["another scheme", { scheme: { exact: "https" } }, {}, false],
    ["authority with its port", { authority: { exact: "reviews:8080" } }, {}, true],
    ["authority without a port that is not 80", { authority: { exact: "reviews" } }, {}, false],
    ["authority on port 80", { authority: { exact: "reviews" } }, { port: 80 }, true],
    ["authority by prefix", { authority: { prefix: "reviews.shop" } }, { host: "reviews.shop.svc" }, true],
    ["port", { port: 8080 }, {}, true],
    ["another port", { port: 80 }, {}, false],
    ["all conditions at once", { method: { exact: "GET" }, uri: { prefix: "/a" } }, { path: "/a" }, true],
    ["one condition that fails", { method: { exact: "POST" }, uri: { prefix: "/a" } }, { path: "/a" }, false],
    ["nothing", {}, {}, true],
  ])("%s", (_what, match, call, expected) => {
    expect(takes(match, call)).toBe(expected);
  });

  it.each([
    [{ user: { exact: "ann" } }, "ann", true],
    [{ user: { exact: "ann" } }, "bob", false],
    [{ User: { exact: "ann" } }, "ann", true],
    [{ user: { prefix: "a" } }, "ann", true],
    [{ user: { regex: "a.n" } }, "ann", true],
    [{ user: {} }, "ann", true],
    [{ user: {} }, null, false],
    [{ user: { exact: "" } }, null, false],
    [{ user: { exact: "ann" }, other: { exact: "x" } }, "ann", false],
    [{ uri: { exact: "never" } }, "ann", true],
    [{ "@request.auth.claims.group": { exact: "a" } }, "ann", false],
  ])("headers %j of user %s", (wanted, user, expected) => {
    expect(takes({ headers: wanted }, user === null ? {} : headers(["user", user]))).toBe(expected);
  });

  it.each([
    [{ user: { exact: "ann" } }, "ann", false],
    [{ user: { exact: "ann" } }, "bob", true],
    [{ user: { exact: "ann" } }, null, true],
    [{ user: {} }, "ann", false],
    [{ user: {} }, null, true],
    [{ user: { regex: ".*" } }, null, true],
    [{ user: { regex: ".*" } }, "ann", false],
  ])("withoutHeaders %j of user %s", (wanted, user, expected) => {
    expect(takes({ withoutHeaders: wanted }, user === null ? {} : headers(["user", user]))).toBe(expected);
  });

  it.each([
    [{ v: { exact: "1" } }, "/a?v=1", true],
    [{ v: { exact: "1" } }, "/a?v=2", false],
    [{ v: { exact: "1" } }, "/a", false],
    [{ v: {} }, "/a?v=", true],
    [{ v: { exact: "1" }, w: { exact: "2" } }, "/a?v=1&w=3", false],
    [{ v: { regex: "\\d+" } }, "/a?u=x&v=12", true],
    [{ v: { exact: "" } }, "/a?v", true],
    [{ v: { exact: "a b" } }, "/a?v=a%20b#x", true],
  ])("queryParams %j of %s", (queryParams, path, expected) => {
    expect(takes({ queryParams }, { path })).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
describe("match on the source", () => {
  it.each([
    ["its labels", { sourceLabels: { app: "web" } }, {}, true],
    ["other labels", { sourceLabels: { app: "x" } }, {}, false],
    ["its namespace", { sourceNamespace: "shop" }, {}, true],
    ["another namespace", { sourceNamespace: "other" }, {}, false],
    ["the mesh", { gateways: ["mesh"] }, {}, true],
    ["a gateway", { gateways: ["shop/entry"] }, {}, false],
    ["the mesh among gateways", { gateways: ["shop/entry", "mesh"] }, {}, true],
    ["the mesh, where its labels do not count", { gateways: ["mesh"], sourceLabels: { app: "x" } }, {}, true],
  ])("%s", (_what, match, caller, expected) => {
    expect(takes(match, {}, caller)).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute-match
describe("a route with several matches", () => {
  it("takes what any of them takes, in order of the routes", () => {
    const objects = [
      demoService({ name: "reviews" }),
      demoConfig("VirtualService", "shop/reviews", {
        hosts: ["reviews"],
        http: [
          {
            match: [{ uri: { exact: "/a" } }, { method: { exact: "PUT" } }],
            directResponse: { status: 201 },
          },
          { match: [{ uri: { prefix: "/" } }], directResponse: { status: 202 } },
          { match: [{ uri: { exact: "/b" } }], directResponse: { status: 203 } },
        ],
      }),
    ];
    const codes = [{ path: "/a" }, { path: "/x", method: "PUT" }, { path: "/b" }].map((call) =>
      routed(objects, call),
    );
    expect(codes).toMatchObject([{ code: 201 }, { code: 201 }, { code: 202 }]);
  });
});
