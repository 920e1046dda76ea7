import { describe, expect, it } from "vitest";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import { requestMiss } from "./request-miss";
import type { RouteContext } from "./route-context";

const CALL = sampleCall({
  path: "/items/7?v=1&w=x#top",
  headers: { "x-user": "jason", "x-empty": "" },
  claims: { iss: "i", groups: ["staff", "night"], realm: { role: "cook" }, age: 7 },
});
const SIDECAR: RouteContext = {
  caller: { namespace: "shop", labels: {}, dataPlane: "sidecar" },
  gateway: "mesh",
};
const GATEWAY: RouteContext = {
  caller: { namespace: "edge", labels: {}, dataPlane: "gateway" },
  gateway: "shop/gw",
  scheme: "https",
  claimsKnown: true,
};
const CLAIM = "@request.auth.claims";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
describe("the conditions of a match", () => {
  it.each<readonly [rule: string, match: JsonObject, expected: string | null]>([
    ["none ask for nothing", {}, null],
    ["a path is asked without its query", { uri: { exact: "/items/7" } }, null],
    [
      "a path by its case",
      { uri: { prefix: "/ITEMS" } },
      'the path is "/items/7", it asks for a value that begins with "/ITEMS"',
    ],
    ["a path whatever its case", { uri: { prefix: "/ITEMS" }, ignoreUriCase: true }, null],
    ["a scheme is plain inside the mesh", { scheme: { exact: "http" } }, null],
    ["a method", { method: { exact: "POST" } }, 'the method is "GET", it asks for exactly "POST"'],
    ["an authority has its port where it is not the scheme's", { authority: { exact: "web:8080" } }, null],
    ["a header by its name in any case", { headers: { "X-User": { prefix: "jas" } } }, null],
    ["the presence of a header, if empty", { headers: { "x-empty": {} } }, null],
    [
      "the presence of one that is missing",
      { headers: { "x-beta": {} } },
      "there is no header x-beta, it asks for any value",
    ],
    ["no header by the names of other fields", { headers: { uri: { exact: "/x" } } }, null],
    [
      "no header of a value",
      { withoutHeaders: { "x-user": { exact: "jason" } } },
      'the header x-user is "jason", it asks for requests without it',
    ],
    ["no header of another value", { withoutHeaders: { "x-user": { exact: "amy" } } }, null],
    ["no header that is missing", { withoutHeaders: { "x-beta": {} } }, null],
    [
      "no header: a missing one counts as an empty one",
      { withoutHeaders: { "x-beta": { exact: "" } } },
      'the header x-beta is "", it asks for requests without it',
    ],
    ["a query parameter", { queryParams: { v: { exact: "1" }, w: { regex: "[a-z]" } } }, null],
    [
      "a query parameter that is missing",
      { queryParams: { z: { exact: "1" } } },
      'there is no query parameter z, it asks for exactly "1"',
    ],
    [
      "a claim where no token is known",
      { headers: { [`${CLAIM}.iss`]: { exact: "i" } } },
      `it asks for ${CLAIM}.iss, and no valid token is known to this proxy`,
    ],
    [
      "the first that does not hold is told",
      { method: { exact: "PUT" }, uri: { exact: "/b" } },
      'the path is "/items/7", it asks for exactly "/b"',
    ],
  ])("%s", (_rule, match, expected) => {
    expect(requestMiss(match, SIDECAR, CALL)).toBe(expected);
  });

  it.each<readonly [rule: string, name: string, condition: JsonObject, expected: string | null]>([
    ["a text", ".iss", { exact: "i" }, null],
    ["one of a list", ".groups", { exact: "night" }, null],
    ["a claim in another, with dots", ".realm.role", { exact: "cook" }, null],
    ["a claim in another, with brackets", "[realm][role]", { exact: "cook" }, null],
    ["another value", ".groups", { exact: "day" }, 'the claim .groups is "staff", it asks for exactly "day"'],
    ["no number", ".age", { exact: "7" }, 'there is no claim .age, it asks for exactly "7"'],
    ["none that is missing", ".x.y", {}, "there is no claim .x.y, it asks for any value"],
  ])("ask a gateway for %s of a token's claims", (_rule, name, condition, expected) => {
    expect(requestMiss({ headers: { [`${CLAIM}${name}`]: condition } }, GATEWAY, CALL)).toBe(expected);
  });

  it("ask a gateway for its scheme, and for the authority without a port", () => {
    const match = { scheme: { exact: "https" }, authority: { exact: "web" } };
    expect(requestMiss(match, GATEWAY, CALL)).toBeNull();
    const headers = { [`${CLAIM}.iss`]: { exact: "i" } };
    expect(requestMiss({ headers }, GATEWAY, { ...CALL, claims: null })).toContain("no valid token");
  });
});
