import { describe, expect, it } from "vitest";
import { demoConfig } from "@/lib/testing/demo-objects";
import { EDGE, edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { boundServices, closestServices } from "./bound-services";
import { claimOf, istioServers } from "./istio-servers";

const gateway = (...hosts: readonly string[]): K8sObject =>
  demoConfig("IstioGateway", "shop/entry", {
    selector: { istio: "ingressgateway" },
    servers: [{ port: { number: 80, name: "http", protocol: "HTTP" }, hosts }],
  });
const service = (
  path: string,
  hosts: readonly string[],
  more: { exportTo?: readonly string[] } = {},
): K8sObject => demoConfig("VirtualService", path, { hosts, gateways: ["shop/entry"], ...more });

function bound(objects: readonly K8sObject[]): ReturnType<typeof boundServices> {
  const mesh = edgeMesh([...EDGE, ...objects]);
  const entry = mesh.routing.registry.workloads.get("edge", "entry");
  return entry ? boundServices(mesh, entry.namespace, istioServers(mesh, entry, 80).found) : [];
}
const domains = (objects: readonly K8sObject[]): readonly string[] =>
  bound(objects).map(({ domain, virtualService: { object } }) => `${object.meta.name} ${domain}`);

// https://istio.io/latest/docs/reference/config/networking/gateway/#Server
describe("VirtualServices bound to a server", () => {
  it.each<
    readonly [rule: string, served: readonly string[], hosts: readonly string[], expected: readonly string[]]
  >([
    ["share the narrower host", ["*.b"], ["a.b"], ["s a.b"]],
    [
      "share each of the server's hosts that a wildcard has",
      ["a.b", "c.b", "x"],
      ["*.b"],
      ["s a.b", "s c.b"],
    ],
    ["share no other host", ["a.b"], ["c.b"], []],
    ["are of the namespace a host names", ["shop/a.b"], ["a.b"], ["s a.b"]],
    ["are of no other", ["bank/a.b"], ["a.b"], []],
    ["are of the Gateway's own namespace", ["./a.b"], ["a.b"], ["s a.b"]],
  ])("%s", (_rule, served, hosts, expected) => {
    expect(domains([gateway(...served), service("shop/s", hosts)])).toEqual(expected);
  });

  it("must be exported to the gateway's namespace", () => {
    expect(domains([gateway("*"), service("shop/s", ["a.b"], { exportTo: ["."] })])).toEqual([]);
    expect(domains([gateway("*"), service("shop/s", ["a.b"], { exportTo: ["edge"] })])).toEqual(["s a.b"]);
  });

  it("count by the closest host alone, each once", () => {
    const objects = [gateway("*"), service("shop/s", ["a.b", "*.b"]), service("shop/t", ["*.b"])];
    const { found, steps } = closestServices(bound(objects), "a.b");
    expect(found.map(({ virtualService: { object } }) => object.meta.name)).toEqual(["s"]);
    expect(steps.map(({ object, because }) => `${object?.name}: ${because}`)).toEqual([
      "t: another VirtualService has a.b, which is more specific",
    ]);
  });
});

it.each([
  ["a.b", "a.b"],
  ["c.b", "*.b"],
  ["c.d", ""],
])("a server of *.b and a.b has %s by its host %j", (host, expected) => {
  const mesh = edgeMesh([...EDGE, gateway("*.b", "shop/a.b")]);
  const entry = mesh.routing.registry.workloads.get("edge", "entry");
  const [server] = entry ? istioServers(mesh, entry, 80).found : [];
  expect(server && claimOf(server, host)).toBe(expected);
});
