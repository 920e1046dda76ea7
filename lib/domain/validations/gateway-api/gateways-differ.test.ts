import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { gatewaysDiffer } from "./gateways-differ";

const GATEWAY = "Gateway.gateway.networking.k8s.io";
const listener = (more: JsonObject = {}): JsonObject => ({
  name: "web",
  hostname: "www.example.com",
  port: 80,
  protocol: "HTTP",
  ...more,
});
const gateway = (path: string, spec: JsonObject, status?: JsonObject): ClusterObject =>
  specObject(GATEWAY, path, { gatewayClassName: "istio", ...spec }, status === undefined ? {} : { status });

describe("two Gateways", () => {
  const one = gateway("edge/one", { listeners: [listener()] });
  it("with one hostname, port and protocol are told of each other", () => {
    const other = gateway("shop/other", {
      listeners: [listener({ name: "main", hostname: "WWW.example.com" })],
    });
    expect(foundBy(gatewaysDiffer, one, [other])).toEqual(["KIA1501 warning spec.listeners[0]"]);
    expect(foundBy(gatewaysDiffer, other, [one])).toHaveLength(1);
  });

  it.each<[string, JsonObject]>([
    ["hostnames", { hostname: "api.example.com" }],
    ["ports", { port: 81 }],
    ["protocols", { protocol: "HTTPS" }],
    ["hostnames, one of them a wildcard", { hostname: "*.example.com" }],
  ])("may have different %s", (_case, more) => {
    expect(foundBy(gatewaysDiffer, one, [gateway("shop/other", { listeners: [listener(more)] })])).toEqual(
      [],
    );
  });

  it("may both be for all hosts, at addresses of their own, and waypoints are alike by design", () => {
    const all = { listeners: [{ name: "web", port: 80, protocol: "HTTP" }] };
    expect(foundBy(gatewaysDiffer, gateway("edge/one", all), [gateway("shop/other", all)])).toEqual([]);
    const waypoint = { gatewayClassName: "istio-waypoint", listeners: [listener()] };
    expect(foundBy(gatewaysDiffer, gateway("edge/one", waypoint), [gateway("shop/other", waypoint)])).toEqual(
      [],
    );
    expect(foundBy(gatewaysDiffer, one, [gateway("shop/other", waypoint)])).toEqual([]);
  });

  it("with one address are told of each other", () => {
    const at = (path: string, address: JsonObject): ClusterObject => gateway(path, { addresses: [address] });
    const ip = { value: "203.0.113.7" };
    expect(
      foundBy(gatewaysDiffer, at("edge/one", ip), [at("shop/other", { type: "IPAddress", ...ip })]),
    ).toEqual(["KIA1502 warning spec.addresses[0]"]);
    expect(foundBy(gatewaysDiffer, at("edge/one", ip), [at("shop/other", { value: "203.0.113.8" })])).toEqual(
      [],
    );
    expect(
      foundBy(gatewaysDiffer, at("edge/one", ip), [at("shop/other", { type: "Hostname", ...ip })]),
    ).toEqual([]);
    expect(foundBy(gatewaysDiffer, at("edge/one", {}), [at("shop/other", {})])).toEqual([]);
  });
});
