import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import type { ExplainCall } from "../routed";
import { apiMatch, apiMatchMiss } from "./api-match";

const CALL = sampleCall({
  host: "web.shop.svc.cluster.local",
  path: "/a/b?v=1&v=2&w=",
  headers: { "x-user": "jason" },
});
const miss = (match: JsonObject, call: Partial<ExplainCall> = {}, kind = "HTTPRoute"): string | null =>
  apiMatchMiss(apiMatch(kind, match), { ...CALL, ...call });
const path = (type: string, value: string): JsonObject => ({ path: { type, value } });

describe("matches of an HTTPRoute (https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch)", () => {
  it.each<readonly [rule: string, match: JsonObject, expected: string | null]>([
    ["nothing asked is the prefix /", {}, null],
    ["an exact path", path("Exact", "/a/b"), null],
    ["an exact path of another length", path("Exact", "/a"), 'the path is "/a/b", it asks for exactly "/a"'],
    ["a prefix of whole segments", path("PathPrefix", "/a"), null],
    ["a prefix with a slash at its end", path("PathPrefix", "/a/"), null],
    ["the path itself", path("PathPrefix", "/a/b"), null],
    ["a prefix is the default", { path: { value: "/a" } }, null],
    [
      "a prefix of part of a segment",
      path("PathPrefix", "/a/bc"),
      'the path is "/a/b", it asks for one below "/a/bc"',
    ],
    ["an expression for the whole path", path("RegularExpression", "/a/."), null],
    [
      "an expression for part of the path",
      path("RegularExpression", "/a"),
      'the path is "/a/b", it asks for a value that matches "/a"',
    ],
    [
      "an expression that cannot be read",
      path("RegularExpression", "(a"),
      'the expression it asks of the path cannot be read: a value that matches "(a"',
    ],
    ["the method", { method: "GET" }, null],
    ["another method", { method: "POST" }, 'the method is "GET", it asks for exactly "POST"'],
    ["a header by any case of its name", { headers: [{ name: "X-User", value: "jason" }] }, null],
    [
      "another value of a header",
      { headers: [{ name: "x-user", value: "amy" }] },
      'the header x-user is "jason", it asks for exactly "amy"',
    ],
    [
      "a header that is not there",
      { headers: [{ name: "x-none", value: "amy" }] },
      'there is no header x-none, it asks for exactly "amy"',
    ],
    [
      "a header that every object has",
      { headers: [{ name: "constructor", value: "amy" }] },
      'there is no header constructor, it asks for exactly "amy"',
    ],
    [
      "a header by an expression",
      { headers: [{ name: "x-user", value: "ja.*", type: "RegularExpression" }] },
      null,
    ],
    [
      "of two conditions on one header the first",
      {
        headers: [
          { name: "x-user", value: "jason" },
          { name: "X-USER", value: "amy" },
        ],
      },
      null,
    ],
    ["the first of two query parameters", { queryParams: [{ name: "v", value: "1" }] }, null],
    [
      "not the second of them",
      { queryParams: [{ name: "v", value: "2" }] },
      'the query parameter v is "1", it asks for exactly "2"',
    ],
    ["an empty query parameter", { queryParams: [{ name: "w", value: "" }] }, null],
    [
      "names of query parameters by their case",
      { queryParams: [{ name: "V", value: "1" }] },
      'there is no query parameter V, it asks for exactly "1"',
    ],
  ])("%s", (_rule, match, expected) => {
    expect(miss(match)).toBe(expected);
  });

  it("take every path below the prefix they ask for, and no other", () => {
    const segments = fc.array(fc.constantFrom("a", "b", "ab"), { maxLength: 4 });
    fc.assert(
      fc.property(segments, segments, (prefix, own) => {
        const isBelow = prefix.every((segment, index) => own[index] === segment);
        const taken = miss(path("PathPrefix", `/${prefix.join("/")}`), { path: `/${own.join("/")}` });
        expect(taken === null).toBe(isBelow);
      }),
    );
  });
});

describe("matches of a GRPCRoute (https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutematch)", () => {
  const ADD = { path: "/shop.Cart/Add", method: "POST" };
  it.each<readonly [rule: string, match: JsonObject, takes: boolean]>([
    ["nothing asked", {}, true],
    ["a service and a method", { method: { service: "shop.Cart", method: "Add" } }, true],
    ["another method of it", { method: { service: "shop.Cart", method: "Remove" } }, false],
    ["a whole service", { method: { service: "shop.Cart" } }, true],
    ["part of a service's name", { method: { service: "shop.Car" } }, false],
    ["a method of any service", { method: { method: "Add" } }, true],
    ["expressions", { method: { type: "RegularExpression", service: "shop\\..*", method: "A.." } }, true],
    ["an expression for the service alone", { method: { type: "RegularExpression", service: "x.*" } }, false],
    ["a header", { headers: [{ name: "x-user", value: "amy" }] }, false],
    ["query parameters, which gRPC has none of", { queryParams: [{ name: "v", value: "9" }] }, true],
  ])("%s", (_rule, match, takes) => {
    expect(miss(match, ADD, "GRPCRoute") === null).toBe(takes);
  });
});
