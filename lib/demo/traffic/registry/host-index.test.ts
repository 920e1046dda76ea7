import { describe, expect, it } from "vitest";
import { hostIndex } from "./host-index";

const index = hostIndex([
  ["*", "any"],
  ["*.com", "com"],
  ["*.example.com", "example"],
  ["www.example.com", "www"],
  ["*-eu.example.com", "eu"],
  ["www.example.com", "www again"],
]);

// https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto#config-route-v3-virtualhost
describe("hostIndex", () => {
  it.each([
    ["www.example.com", [["www", "www again"], ["example"], ["com"], ["any"]]],
    ["api.example.com", [["example"], ["com"], ["any"]]],
    ["a.b.example.com", [["example"], ["com"], ["any"]]],
    ["shop-eu.example.com", [["eu"], ["example"], ["com"], ["any"]]],
    ["example.com", [["com"], ["any"]]],
    ["reviews", [["any"]]],
    ["*.example.com", [["example"], ["com"], ["any"]]],
    ["", []],
  ])("orders what matches %s from the most specific on", (host, expected) => {
    expect(index.matching(host)).toEqual(expected);
  });

  it("finds what stands under one host or wildcard exactly", () => {
    expect(index.exactly("www.example.com")).toEqual(["www", "www again"]);
    expect(index.exactly("*.example.com")).toEqual(["example"]);
    expect(index.exactly("api.example.com")).toEqual([]);
  });

  it("tells whether it holds anything", () => {
    expect(index.isEmpty).toBe(false);
    expect(hostIndex([]).isEmpty).toBe(true);
    expect(hostIndex<string>([]).matching("a")).toEqual([]);
  });
});
