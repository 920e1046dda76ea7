import { describe, expect, it } from "vitest";
import type { ObservedFlow } from "../impact/observed-flow";
import type { MeshWorkload } from "../routing/mesh-workload";
import { entryTraffic } from "./entry-traffic";
import type { WayIn } from "./listening";

const PROXY: MeshWorkload = {
  namespace: "edge",
  workload: "entry",
  labels: {},
  version: "",
  serviceAccount: "entry",
  dataPlane: "gateway",
  readyPods: 1,
  namedPorts: {},
};
const NAME = { kind: "VirtualService", namespace: "shop", name: "web" };

function way(destinations: readonly string[], workloads: readonly MeshWorkload[] = [PROXY]): WayIn {
  return {
    listening: {
      gateway: NAME,
      host: "www.example",
      port: 80,
      scheme: "http",
      tls: { mode: "none", credential: "" },
      addresses: [],
      workloads,
    },
    bound: { route: NAME, routePath: "", condition: "", destinations, path: "/", method: "GET", headers: {} },
  };
}

function flow(host: string, rate: number, errorsPerSecond = 0, caller = "entry"): ObservedFlow {
  const end = { key: "", cluster: "Kubernetes", app: "", version: "" };
  return {
    caller: { ...end, namespace: "edge", workload: caller },
    principal: "",
    host,
    serviceNamespace: "shop",
    serviceName: host,
    destination: { ...end, namespace: "shop", workload: host },
    protocol: "http",
    unit: "requests",
    rate,
    errorsPerSecond,
    forbiddenPerSecond: 0,
    mutualShare: null,
    viaWaypoint: false,
  };
}

describe("the traffic of a way in", () => {
  it("is what its gateway sent to its destinations, and nobody else", () => {
    const only = way(["a", "b"]);
    const told = entryTraffic(
      [only],
      [flow("a", 3, 1), flow("b", 1), flow("c", 9), flow("a", 9, 0, "other")],
    )(only);
    expect(told).toEqual({ requestsPerSecond: 4, successRate: 0.75, notes: [] });
  });

  it.each<[string, WayIn, readonly ObservedFlow[] | null]>([
    ["telemetry is down", way(["a"]), null],
    ["no proxy of the gateway is known", way(["a"], []), [flow("a", 1)]],
    ["no route is bound", { ...way([]), bound: null }, [flow("a", 1)]],
    ["the gateway answers by itself", way([]), [flow("a", 1)]],
  ])("cannot be told where %s", (_, one, flows) => {
    expect(entryTraffic([one], flows)(one).requestsPerSecond).toBeNull();
  });

  it("is none where nobody came, without a success", () => {
    const only = way(["a"]);
    expect(entryTraffic([only], [])(only)).toMatchObject({ requestsPerSecond: 0, successRate: null });
  });

  it.each([
    [[flow("a", 3)], "took 3.00 requests per second"],
    [[], "took no requests"],
  ])("is told as a sum where several lead to one service", (flows, words) => {
    const ways = [way(["a"]), way(["a", "b"])];
    const told = ways.map(entryTraffic(ways, flows));
    expect(told.map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([null, null]);
    expect(told[0]?.notes[0]?.message).toContain(words);
  });

  it("is nobody's own where gateways have some of their proxies in common", () => {
    const ways = [way(["a"], [PROXY, { ...PROXY, workload: "other" }]), way(["a"])];
    const told = ways.map(entryTraffic(ways, [flow("a", 3)]));
    expect(told.map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([null, null]);
  });
});
