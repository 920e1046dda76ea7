import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { shopSnapshot } from "@/lib/testing/shop-mesh";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import { routeRules } from "../../routing/route-rules";
import { httpAnswer, type HttpAnswer } from "./http-answer";
import type { RouteContext } from "./route-context";

const CALL = sampleCall({ host: "a.example", path: "/old?q=1#top" });

function answered(rule: JsonObject, scheme?: "http" | "https"): HttpAnswer | null {
  const object = specObject("VirtualService", "shop/a", { hosts: ["a.example"], http: [rule] });
  const [route] = routeRules(shopSnapshot(object), object, "http");
  if (!route) throw new Error("no route");
  const context: RouteContext = {
    caller: { namespace: "shop", labels: {}, dataPlane: "sidecar" },
    gateway: "mesh",
    ...(scheme && { scheme }),
  };
  return httpAnswer(route, CALL, context);
}

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect
describe("a redirect sends the caller to", () => {
  it.each<[string, JsonObject, string]>([
    ["the same place where it says nothing", {}, "http://a.example/old?q=1#top"],
    ["another path with the query of its own", { uri: "/new" }, "http://a.example/new?q=1#top"],
    ["another host", { authority: "b.example" }, "http://b.example/old?q=1#top"],
    ["another scheme", { scheme: "https" }, "https://a.example/old?q=1#top"],
    ["its own scheme, where it writes none that is one", { scheme: "ftp" }, "http://a.example/old?q=1#top"],
    ["a port", { port: 8443 }, "http://a.example:8443/old?q=1#top"],
    ["no port that is the scheme's own", { port: 80 }, "http://a.example/old?q=1#top"],
    ["a port that is another scheme's own", { port: 443 }, "http://a.example:443/old?q=1#top"],
    ["no port where it is 0", { port: 0 }, "http://a.example/old?q=1#top"],
    ["no port that is no number", { port: "8443" }, "http://a.example/old?q=1#top"],
    ["the port called", { derivePort: "FROM_REQUEST_PORT" }, "http://a.example:8080/old?q=1#top"],
    ["its protocol's port", { derivePort: "FROM_PROTOCOL_DEFAULT" }, "http://a.example/old?q=1#top"],
  ])("%s", (_, redirect, location) => {
    expect(answered({ redirect })?.because).toBe(`the caller is sent to ${location}`);
  });

  it("the scheme it was called by", () => {
    expect(answered({ redirect: { port: 443 } }, "https")?.because).toContain("to https://a.example/old");
  });

  it.each<[JsonObject, number]>([
    [{}, 301],
    [{ redirectCode: 308 }, 308],
    [{ redirectCode: 0 }, 301],
    [{ redirectCode: "302" }, 301],
  ])("where %j says so by its code %i", (redirect, code) => {
    expect(answered({ redirect })).toMatchObject({ kind: "redirect", code });
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPDirectResponse
it.each<[string, JsonObject, Partial<HttpAnswer> | null]>([
  ["answers what it says", { directResponse: { status: 503 } }, { kind: "directResponse", code: 503 }],
  ["redirects before it answers", { redirect: {}, directResponse: { status: 503 } }, { kind: "redirect" }],
  ["answers nothing without a status", { directResponse: { body: { string: "x" } } }, null],
  ["answers nothing where it sends requests on", { route: [] }, null],
])("a route %s", (_, rule, expected) => {
  const answer = answered(rule);
  if (expected === null) expect(answer).toBeNull();
  else expect(answer).toMatchObject(expected);
});
