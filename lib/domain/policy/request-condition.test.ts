import { describe, expect, it } from "vitest";
import type { ConcreteRequest } from "./concrete-request";
import type { FlowFacts } from "./flow-facts";
import { requestTest, requestTexts } from "./request-condition";

const REQUEST: ConcreteRequest = {
  hosts: ["Cart.shop:8080"],
  path: "/items/7",
  headers: { "x-team": "red", empty: "" },
  claims: {
    iss: "https://issuer.example",
    sub: "ann",
    aud: ["shop", "till"],
    azp: "app",
    groups: ["staff", 1],
    scope: "read write",
    tier: "gold silver",
    age: 7,
    realm: { roles: ["cook"] },
  },
  sni: "outbound_.80_._.cart",
  trustDomains: ["cluster.local"],
};
const FACTS: FlowFacts = { peer: null, layer: "request", port: 8080, method: "GET", request: REQUEST };
const holds = (key: string, value: string, request: Partial<ConcreteRequest> = {}): string | undefined =>
  requestTest(key)?.(value, { ...FACTS, request: { ...REQUEST, ...request } });

// https://istio.io/latest/docs/reference/config/security/conditions/
describe("requestTest", () => {
  it.each([
    ["request.host", "cart.SHOP:8080", "yes"],
    ["request.host", "cart.shop", "no"],
    ["request.host", "cart.shop*", "yes"],
    ["request.path", "/items/7", "yes"],
    ["request.path", "/items/*", "yes"],
    ["request.path", "*/7", "yes"],
    ["request.path", "/items/{*}", "yes"],
    ["request.path", "/{*}", "no"],
    ["request.path", "/ITEMS/7", "no"],
    ["request.headers[X-Team]", "red", "yes"],
    ["request.headers[x-team]", "*", "yes"],
    ["request.headers[missing]", "*", "no"],
    ["request.headers[constructor]", "*", "no"],
    ["request.headers[empty]", "*", "no"],
    ["request.headers[:method]", "GET", "yes"],
    ["request.headers[:path]", "/items/7", "yes"],
    ["request.headers[:authority]", "Cart.shop:8080", "yes"],
    ["request.auth.principal", "https://issuer.example/ann", "yes"],
    ["request.auth.principal", "*", "yes"],
    ["request.auth.principal", "https://issuer.example/bob", "no"],
    ["request.auth.audiences", "till", "yes"],
    ["request.auth.audiences", "office", "no"],
    ["request.auth.presenter", "app", "yes"],
    ["request.auth.claims[groups]", "staff", "yes"],
    ["request.auth.claims[groups]", "1", "no"],
    ["request.auth.claims[scope]", "write", "yes"],
    ["request.auth.claims[tier]", "gold", "no"],
    ["request.auth.claims[tier]", "gold silver", "yes"],
    ["request.auth.claims[age]", "7", "no"],
    ["request.auth.claims[realm][roles]", "cook", "yes"],
    ["request.auth.claims[realm][x][y]", "*", "no"],
    ["connection.sni", "outbound_*", "yes"],
  ])("%s %s is %s", (key, value, expected) => {
    expect(holds(key, value)).toBe(expected);
  });

  it("takes a token without subject for no principal", () => {
    expect(holds("request.auth.principal", "*", { claims: { iss: "x" } })).toBe("no");
    expect(holds("request.auth.principal", "*", { claims: null })).toBe("no");
  });

  it("is certain of a host only where all ways of writing it agree", () => {
    const hosts = ["cart", "cart:8080"];
    expect(holds("request.host", "cart", { hosts })).toBe("unknown");
    expect(holds("request.host", "cart*", { hosts })).toBe("yes");
    expect(holds("request.host", "other", { hosts })).toBe("no");
    expect(holds("request.headers[host]", "cart", { hosts })).toBe("unknown");
  });

  it("cannot tell a server name that is not known, nor anything without a request", () => {
    expect(holds("connection.sni", "x", { sni: null })).toBe("unknown");
    const { request: _, ...telemetry } = FACTS;
    expect(requestTest("request.path")?.("/a", telemetry)).toBe("unknown");
    expect(requestTexts("request.path", telemetry)).toBeNull();
  });

  it.each(["", "request.headers", "request.headers[]", "request.headers[a][b]", "request.auth.claims", "x"])(
    "does not know %s",
    (key) => {
      expect(requestTest(key)).toBeNull();
    },
  );
});

it("tells what a request has for a key", () => {
  expect(requestTexts("request.host", FACTS)).toEqual(["Cart.shop:8080"]);
  expect(requestTexts("request.auth.claims[groups]", FACTS)).toEqual(["staff"]);
  expect(requestTexts("nothing", FACTS)).toBeNull();
});
