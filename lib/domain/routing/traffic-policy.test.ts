import { describe, expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import { tlsMode, trafficPolicy } from "./traffic-policy";

const pool = (maxConnections: number): JsonObject => ({ connectionPool: { tcp: { maxConnections } } });
const RULES = {
  trafficPolicy: {
    ...pool(1),
    tls: { mode: "SIMPLE" },
    tunnel: { targetHost: "x" },
    portLevelSettings: [{ port: { number: 9090 }, ...pool(2) }],
  },
  subsets: new Map<string, JsonObject>([
    ["plain", { name: "plain" }],
    ["own", { name: "own", trafficPolicy: pool(3) }],
    ["port", { name: "port", trafficPolicy: { portLevelSettings: [{ port: { number: 8080 }, tls: {} }] } }],
  ]),
};

// https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy
describe("trafficPolicy", () => {
  it.each<
    readonly [
      rule: string,
      subset: string,
      port: number | null,
      connections: number | null,
      tls: string | null,
    ]
  >([
    ["is the rule's", "", null, 1, "SIMPLE"],
    ["is the port's, which inherits nothing", "", 9090, 2, null],
    ["is the rule's for a subset without its own", "plain", null, 1, "SIMPLE"],
    ["is the subset's over the rule's, part by part", "own", null, 3, "SIMPLE"],
    ["is the subset's port's", "port", 8080, null, "DISABLE"],
    ["is the rule's for a subset that nobody defines", "v9", null, 1, "SIMPLE"],
    ["is not the port's where the port is not known", "", null, 1, "SIMPLE"],
  ])("%s", (_rule, subset, port, connections, tls) => {
    const policy = trafficPolicy(RULES, subset, port);
    const limit = connections === null ? undefined : { tcp: { maxConnections: connections } };
    expect([policy.connectionPool, tlsMode(policy)]).toEqual([limit, tls]);
  });

  it("keeps parts that ports do not have", () => {
    expect(trafficPolicy(RULES, "", 9090).tunnel).toEqual({ targetHost: "x" });
  });
});

it("takes a tls block without a mode for DISABLE, and none for nothing said", () => {
  expect([tlsMode({ tls: {} }), tlsMode({})]).toEqual(["DISABLE", null]);
});
