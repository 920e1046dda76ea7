import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { type DemoCaller, inShort, routed } from "@/lib/testing/routed-call";
import type { Call } from "../model/call";

const SERVICES = [
  demoService({
    name: "db",
    ports: [
      { name: "tcp", port: 5432 },
      { name: "tcp-b", port: 5433 },
    ],
  }),
  demoService({ name: "db-v2", ports: [{ name: "tcp", port: 5432 }] }),
  demoConfig("ServiceEntry", "shop/api", {
    hosts: ["api.example.com", "www.example.com", "*.wild.example.com"],
    ports: [{ number: 443, name: "tls", protocol: "TLS" }],
    resolution: "NONE",
  }),
];
const route = (host: string): JsonObject => ({ route: [{ destination: { host } }] });

const by = (spec: JsonObject, call: Partial<Call>, caller: DemoCaller = {}): string =>
  inShort(routed([...SERVICES, demoConfig("VirtualService", "shop/a", spec)], call, caller));

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#TCPRoute
describe("a tcp route", () => {
  const tcp = (match: JsonObject | null, caller: DemoCaller = {}): string =>
    by(
      { hosts: ["db"], tcp: [{ ...(match ? { match: [match] } : {}), ...route("db-v2") }] },
      { host: "db", port: 5432, protocol: "tcp" },
      caller,
    );
  const ITSELF = "db.shop:5432=1";
  const V2 = "db-v2.shop:5432=1";
  it.each([
    ["takes all without a match", null, {}, V2],
    ["takes its port", { port: 5432 }, {}, V2],
    ["takes no other port", { port: 5433 }, {}, ITSELF],
    ["takes its source's labels", { sourceLabels: { app: "web" } }, {}, V2],
    ["takes no other labels", { sourceLabels: { app: "x" } }, {}, ITSELF],
    ["takes its source's namespace", { sourceNamespace: "shop" }, {}, V2],
    ["takes no other namespace", { sourceNamespace: "other" }, {}, ITSELF],
    ["takes its service's address", { destinationSubnets: ["10.96.0.0/16"] }, {}, V2],
    ["takes no other address", { destinationSubnets: ["10.97.0.0/16", "bad"] }, {}, ITSELF],
    ["takes the mesh", { gateways: ["mesh"] }, {}, V2],
    ["takes no gateway", { gateways: ["entry"] }, {}, ITSELF],
    ["takes the mesh's labels too", { gateways: ["mesh"], sourceLabels: { app: "x" } }, {}, ITSELF],
  ])("%s", (_rule, match, caller, expected) => {
    expect(tcp(match, caller)).toBe(expected);
  });

  it("splits by weight, is neither retried nor mirrored, and is the first that fits", () => {
    const spec = {
      hosts: ["db"],
      tcp: [
        { match: [{ port: 1 }], ...route("x") },
        {
          route: [
            { destination: { host: "db" }, weight: 90 },
            { destination: { host: "db-v2" }, weight: 10 },
          ],
        },
        route("y"),
      ],
    };
    const call = { host: "db", port: 5432, protocol: "tcp" } as const;
    expect(by(spec, call)).toBe("db.shop:5432=0.9 db-v2.shop:5432=0.1");
    expect(routed([...SERVICES, demoConfig("VirtualService", "shop/a", spec)], call)).toMatchObject({
      route: "VirtualService shop/a spec.tcp[1]",
      retries: null,
      mirrors: [],
      fault: null,
    });
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute
describe("a tls route", () => {
  const tls = (match: JsonObject, host = "api.example.com", hosts: readonly string[] = [host]): string =>
    by({ hosts, tls: [{ match: [match], ...route("db-v2") }] }, { host, port: 443, protocol: "tls" });
  const V2 = "db-v2.shop:5432=1";
  it.each([
    ["takes its server name", { sniHosts: ["api.example.com"] }, "api.example.com", V2],
    ["takes a wildcard", { sniHosts: ["*.example.com"] }, "api.example.com", V2],
    ["takes no other name", { sniHosts: ["www.example.com"] }, "api.example.com", "api.example.com:443=1"],
    ["takes nothing without names", {}, "api.example.com", "api.example.com:443=1"],
    ["takes its port", { port: 443, sniHosts: ["api.example.com"] }, "api.example.com", V2],
    [
      "takes no other port",
      { port: 1, sniHosts: ["api.example.com"] },
      "api.example.com",
      "api.example.com:443=1",
    ],
    ["takes any case", { sniHosts: ["API.example.com"] }, "Api.Example.com", V2],
  ])("%s", (_rule, match, host, expected) => {
    expect(tls(match, host)).toBe(expected);
  });

  it("routes a host under a wildcard", () => {
    const found = tls({ sniHosts: ["*.wild.example.com"] }, "a.wild.example.com", ["*.wild.example.com"]);
    expect(found).toBe(V2);
  });

  it("leaves what it does not take to the tcp routes", () => {
    const spec = {
      hosts: ["api.example.com"],
      tls: [{ match: [{ sniHosts: ["www.example.com"] }], ...route("x") }],
      tcp: [route("db-v2")],
    };
    expect(by(spec, { host: "api.example.com", port: 443, protocol: "tls" })).toBe(V2);
  });

  it("does not route plain connections", () => {
    const spec = { hosts: ["db"], tls: [{ match: [{ sniHosts: ["*"] }], ...route("db-v2") }] };
    expect(by(spec, { host: "db", port: 5432, protocol: "tcp" })).toBe("db.shop:5432=1");
  });
});
