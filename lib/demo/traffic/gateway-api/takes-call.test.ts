import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Call } from "../model/call";
import { httpMatch } from "./http-match";
import { takesCall } from "./takes-call";

const CALL: Call = {
  host: "reviews",
  port: 8080,
  protocol: "http",
  method: "GET",
  path: "/api/v1/items?color=red&size=10",
  headers: new Map([["x-user", "jason"]]),
  token: null,
};

const path = (value: string, type?: string): JsonObject => ({
  path: type === undefined ? { value } : { type, value },
});
const header = (value: string, type?: string): JsonObject => ({
  headers: [type === undefined ? { name: "X-User", value } : { type, name: "X-User", value }],
});
const query = (name: string, value: string, type?: string): JsonObject => ({
  queryParams: [type === undefined ? { name, value } : { type, name, value }],
});

describe("a match of an HTTPRoute (https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch)", () => {
  it.each<[string, JsonObject, boolean]>([
    ["takes everything where nothing is said", {}, true],
    ["takes a prefix of segments", path("/api"), true],
    ["takes a prefix with a last slash", path("/api/v1/"), true],
    ["takes no part of a segment", path("/ap"), false],
    ["takes the path itself as a prefix", path("/api/v1/items", "PathPrefix"), true],
    ["takes an exact path without the query", path("/api/v1/items", "Exact"), true],
    ["takes no longer path", path("/api/v1", "Exact"), false],
    ["takes an expression of the whole path", path("/api/v[0-9]/.*", "RegularExpression"), true],
    ["takes no expression of a part", path("/api", "RegularExpression"), false],
    ["takes its method", { method: "GET" }, true],
    ["takes no other method", { method: "POST" }, false],
    ["takes a header of any case of name", header("jason"), true],
    ["takes no other value", header("Jason"), false],
    ["takes an expression of a header", header("j.*n", "RegularExpression"), true],
    ["takes no expression of a part of a header", header("as", "RegularExpression"), false],
    ["takes no header that is absent", { headers: [{ name: "x-none", value: "" }] }, false],
    ["takes the first of two conditions on a header", { headers: [...rows("jason", "other")] }, true],
    ["takes a query parameter", query("color", "red"), true],
    ["takes no other value of it", query("color", "blue"), false],
    ["takes an expression of it", query("size", "[0-9]+", "RegularExpression"), true],
    ["takes no parameter of another case", query("Color", "red"), false],
    ["needs all conditions", { ...path("/api"), method: "POST" }, false],
  ])("%s", (_, written, expected) => {
    expect(takesCall(httpMatch("HTTPRoute", written), CALL)).toBe(expected);
  });
});

function rows(...values: readonly string[]): readonly JsonObject[] {
  return values.map((value, index) => ({ name: index === 0 ? "x-user" : "X-USER", value }));
}

describe("a match of a GRPCRoute (https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutematch)", () => {
  const call: Call = { ...CALL, protocol: "grpc", method: "POST", path: "/shop.Cart/Add" };
  it.each<[string, JsonObject, boolean]>([
    ["takes everything where nothing is said", {}, true],
    ["takes a method", { method: { service: "shop.Cart", method: "Add" } }, true],
    ["takes no other method", { method: { service: "shop.Cart", method: "Remove" } }, false],
    ["takes all methods of a service", { method: { service: "shop.Cart" } }, true],
    ["takes no service of a like name", { method: { service: "shop.Car" } }, false],
    ["takes a method of all services", { method: { method: "Add" } }, true],
    [
      "takes expressions",
      { method: { type: "RegularExpression", service: "shop\\..*", method: "A.+" } },
      true,
    ],
    ["takes an expression of services", { method: { type: "RegularExpression", service: "shop.C.*" } }, true],
    [
      "takes no other service by expression",
      { method: { type: "RegularExpression", service: "web.*" } },
      false,
    ],
    ["takes an expression of methods", { method: { type: "RegularExpression", method: "A.d" } }, true],
    [
      "needs the headers too",
      { method: { method: "Add" }, headers: [{ name: "x-user", value: "x" }] },
      false,
    ],
  ])("%s", (_, written, expected) => {
    expect(takesCall(httpMatch("GRPCRoute", written), call)).toBe(expected);
  });
});
