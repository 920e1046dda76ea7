import { describe, expect, it } from "vitest";
import { demoPod } from "@/lib/testing/demo-objects";
import { objectsView } from "../../world/objects-view";
import type { Call } from "../model/call";
import type { HashKey } from "../model/traffic-policy";
import { meshWorld } from "../registry/mesh-world";
import { hashedPods } from "./hashed-pods";

const pods = (workload: string, count: number): ReturnType<typeof demoPod>[] =>
  Array.from({ length: count }, (_, index) => demoPod({ workload, index }));
const world = meshWorld(objectsView([...pods("front", 3), ...pods("web", 8)]));
const [client] = world.groupsOf("shop", "front");
const groups = world.groupsOf("shop", "web");

function chosen(key: HashKey, call: Partial<Call>): readonly (readonly [string, number])[] | null {
  if (!client) throw new Error("no client");
  const plain = {
    host: "web",
    port: 80,
    protocol: "http",
    method: "GET",
    path: "/",
    headers: new Map(),
    token: null,
  } as const;
  const shares = hashedPods(groups, key, { client, call: { ...plain, ...call } });
  return shares && shares.map(({ group, share }) => [group.end.pods.map(({ name }) => name).join(), share]);
}

// https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB
describe("hashedPods", () => {
  it("sends calls of one header value to one pod, whatever else they carry", () => {
    const key = { of: "header", name: "x-user" } as const;
    const first = chosen(key, { headers: new Map([["x-user", "a"]]) });
    expect(first).toHaveLength(1);
    expect(
      chosen(key, {
        headers: new Map([
          ["x-user", "a"],
          ["x-request", "2"],
        ]),
      }),
    ).toEqual(first);
    const others = ["b", "c", "d", "e", "f"].map(
      (user) => chosen(key, { headers: new Map([["x-user", user]]) })?.[0]?.[0],
    );
    expect(new Set(others).size).toBeGreaterThan(1);
  });

  it("does so by a query parameter", () => {
    const key = { of: "queryParameter", name: "cart" } as const;
    expect(chosen(key, { path: "/pay?cart=7" })).toHaveLength(1);
    expect(chosen(key, { path: "/pay?cart=7" })).toEqual(chosen(key, { path: "/see?x=1&cart=7" }));
  });

  it("sends the calls of each client pod to one pod", () => {
    const shares = chosen({ of: "sourceIp" }, {}) ?? [];
    expect(shares).toHaveLength(3);
    expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it.each([
    ["without the header", { of: "header", name: "x-user" }],
    ["without the query parameter", { of: "queryParameter", name: "cart" }],
    ["by the cookies of many users", { of: "cookie" }],
  ] as const)("spreads calls %s", (_case, key) => {
    expect(chosen(key, {})).toBeNull();
  });
});
