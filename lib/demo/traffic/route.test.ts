import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { addressPool } from "../world/address-pool";
import { controlPlane } from "../world/control-plane";
import type { K8sObject } from "../world/k8s-object";
import { objectsView } from "../world/objects-view";
import { istioObject } from "../world/simple-objects";
import { workloadObjects } from "../world/workload";
import { meshWorld } from "./mesh-world";
import { routeTargets } from "./route";

const addresses = addressPool("10.0.0.1");
const PODS = [
  ...controlPlane(addresses),
  ...workloadObjects(
    {
      namespace: "shop",
      name: "web",
      labels: { app: "web" },
      annotations: {},
      replicas: 1,
      image: "web",
      ports: [8080],
      serviceAccount: "web",
      proxy: "native",
    },
    addresses,
  ),
];
const CALLERS = { sidecar: ["shop", "web"], ingress: ["istio-system", "istio-ingressgateway"] } as const;

const virtualService = (name: string, spec: JsonObject, namespace = "shop"): K8sObject =>
  istioObject("networking", "VirtualService", { namespace, name }, spec);
const gateway = (name: string, hosts: Json, selector: JsonObject = { istio: "ingressgateway" }): K8sObject =>
  istioObject("networking", "Gateway", { namespace: "shop", name }, { selector, servers: [{ hosts }] });
const to = (host: string, more: JsonObject = {}): JsonObject => ({ destination: { host }, ...more });
/** A VirtualService that sends everything to the host of its own name. */
const toItself = (name: string, hosts: Json, gateways: Json, namespace?: string): K8sObject =>
  virtualService(name, { hosts, gateways, http: [{ route: [to(name)] }] }, namespace);

/** The targets as `host/subset=share`. */
function targets(
  objects: readonly K8sObject[],
  host: string,
  {
    caller = "sidecar",
    path = "/",
    protocol = "http",
  }: {
    readonly caller?: keyof typeof CALLERS;
    readonly path?: string;
    readonly protocol?: "http" | "grpc" | "tcp";
  } = {},
): readonly string[] {
  const world = meshWorld(objectsView([...PODS, ...objects]));
  const [namespace, workload] = CALLERS[caller];
  const [pod] = world.podsOf(namespace, workload);
  if (!pod) throw new Error(`no pod of ${caller}`);
  return routeTargets(world, { caller: pod, host, path, protocol }).map(
    (target) => `${target.host}/${target.subset}=${Number(target.share.toFixed(3))}`,
  );
}

const full = (name: string): string => `${name}.shop.svc.cluster.local`;

describe("routeTargets of a sidecar", () => {
  it("sends to the host called where nothing routes it", () => {
    expect(targets([], full("a"))).toEqual([`${full("a")}/=1`]);
    expect(targets([toItself("b", ["b"], ["mesh"])], full("a"))).toEqual([`${full("a")}/=1`]);
  });

  it.each([
    ["none", undefined, true],
    ["mesh", ["mesh"], true],
    ["mesh and a Gateway", ["entry", "mesh"], true],
    ["a Gateway only", ["entry"], false],
  ])("follows a VirtualService bound to %s: %s", (_bound, gateways, followed) => {
    const one = virtualService("a", {
      hosts: ["a"],
      http: [{ route: [to("b")] }],
      ...(gateways ? { gateways } : {}),
    });
    expect(targets([one], full("a"))).toEqual([`${full(followed ? "b" : "a")}/=1`]);
  });

  it.each([
    ["weights of 100", [90, 10], ["b", 0.9, "c", 0.1]],
    ["weights that are relative", [1, 3], ["b", 0.25, "c", 0.75]],
    ["a weight of 0", [0, 5], ["c", 1]],
    ["a weight that is none", [undefined, 7], ["c", 1]],
  ])("shares by %s", (_rule, weights, expected) => {
    const route = weights.map((weight, index) =>
      to(index === 0 ? "b" : "c", weight === undefined ? {} : { weight }),
    );
    const pairs = expected.flatMap((name, index) =>
      index % 2 === 0 ? [`${full(String(name))}/=${expected[index + 1] ?? ""}`] : [],
    );
    expect(targets([virtualService("a", { hosts: ["a"], http: [{ route }] })], full("a"))).toEqual(pairs);
  });

  it("goes nowhere where all weights are 0 or no route takes the request", () => {
    const zero = virtualService("a", { hosts: ["a"], http: [{ route: [to("b", { weight: 0 })] }] });
    expect(targets([zero], full("a"))).toEqual([]);
    const matched = [{ match: [{ uri: { exact: "/x" } }], route: [to("b")] }];
    expect(targets([virtualService("a", { hosts: ["a"], http: matched })], full("a"))).toEqual([]);
  });

  it.each([
    ["an exact URI", { uri: { exact: "/cart" } }, "/cart", true],
    ["another URI", { uri: { exact: "/cart" } }, "/cart/1", false],
    ["a prefix", { uri: { prefix: "/cart" } }, "/cart/1", true],
    ["another prefix", { uri: { prefix: "/cart" } }, "/", false],
    ["a named match", { name: "all" }, "/", true],
    ["a method, which no request of an intent has", { method: { exact: "GET" } }, "/", false],
    ["a form of URI match it does not know", { uri: { regex: ".*" } }, "/", false],
  ])("takes %s: %j on %s is %s", (_rule, match, path, taken) => {
    const http = [{ match: [match], route: [to("b")] }, { route: [to("c")] }];
    const one = virtualService("a", { hosts: ["a"], http });
    expect(targets([one], full("a"), { path })).toEqual([`${full(taken ? "b" : "c")}/=1`]);
  });

  it("routes TCP by tcp routes only", () => {
    const http = virtualService("a", { hosts: ["a"], http: [{ route: [to("b")] }] });
    expect(targets([http], full("a"), { protocol: "tcp" })).toEqual([`${full("a")}/=1`]);
    const tcp = virtualService("a", { hosts: ["a"], tcp: [{ route: [to("b")] }] });
    expect(targets([tcp], full("a"), { protocol: "tcp" })).toEqual([`${full("b")}/=1`]);
    expect(targets([tcp], full("a"), { protocol: "grpc" })).toEqual([`${full("a")}/=1`]);
  });
});

describe("routeTargets of a gateway", () => {
  const ingress = { caller: "ingress" } as const;

  it("has no route without a VirtualService, or with one for sidecars", () => {
    expect(targets([gateway("entry", ["*"])], "a.example.com", ingress)).toEqual([]);
    const meshOnly = toItself("b", ["*"], ["mesh"]);
    expect(targets([gateway("entry", ["*"]), meshOnly], "a.example.com", ingress)).toEqual([]);
  });

  it.each([
    ["all hosts", ["*"], true],
    ["the host", ["a.example.com"], true],
    ["a wildcard of it", ["*.example.com"], true],
    ["another host", ["b.example.com"], false],
    ["the host for its own namespace", ["./a.example.com"], true],
    ["the host for the namespace by name", ["shop/*"], true],
    ["the host for any namespace", ["*/a.example.com"], true],
    ["the host for another namespace", ["other/*"], false],
    ["no list of hosts", "a.example.com", false],
  ])("routes a host where its Gateway admits %s", (_rule, hosts, routed) => {
    const objects = [gateway("entry", hosts), toItself("b", ["*"], ["entry"])];
    expect(targets(objects, "a.example.com", ingress)).toEqual(routed ? [`${full("b")}/=1`] : []);
  });

  it("serves only the Gateways that select it", () => {
    const other = gateway("entry", ["*"], { istio: "egressgateway" });
    expect(targets([other, toItself("b", ["*"], ["entry"])], "a.example.com", ingress)).toEqual([]);
  });

  it("finds the Gateway of another namespace by its full name only", () => {
    const bound = (name: string): K8sObject => toItself("b", ["*"], [name], "other");
    expect(targets([gateway("entry", ["*"]), bound("entry")], "a.example.com", ingress)).toEqual([]);
    expect(targets([gateway("entry", ["*"]), bound("shop/entry")], "a.example.com", ingress)).toEqual([
      "b.other.svc.cluster.local/=1",
    ]);
  });

  it.each([
    ["a.example.com", "exact"],
    ["b.example.com", "suffix"],
    ["b.example.org", "all"],
  ])("lets the most specific host decide about %s, whichever comes first", (host, name) => {
    const services = [
      toItself("all", ["*"], ["every"]),
      toItself("suffix", ["*.example.com"], ["every"]),
      toItself("exact", ["a.example.com"], ["one"]),
    ];
    const gateways = [gateway("every", ["*"]), gateway("one", ["a.example.com"])];
    for (const order of [services, services.toReversed()])
      expect(targets([...gateways, ...order], host, ingress)).toEqual([`${full(name)}/=1`]);
  });
});
