import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { bornAt } from "@/lib/testing/born-at";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { JsonObject } from "../../mesh/cluster-object";
import { findService, type Seeker } from "./find-service";

const entry = (path: string, hosts: readonly string[], more: JsonObject = {}): K8sObject =>
  demoConfig("ServiceEntry", path, {
    hosts,
    ports: [{ number: 80, name: "http", protocol: "HTTP" }],
    ...more,
  });
const alias = (name: string, externalName: string): K8sObject =>
  demoService({ name, spec: { type: "ExternalName", clusterIP: undefined, externalName } });

const CLUSTER: readonly K8sObject[] = [
  demoService({ name: "web", spec: { clusterIP: "10.96.0.1" } }),
  demoService({ namespace: "bank", name: "web", spec: { clusterIP: "10.96.0.2" } }),
  demoService({ name: "db", spec: { clusterIP: "None" } }),
  demoService({
    namespace: "bank",
    name: "own",
    spec: { clusterIP: "10.96.0.3" },
    annotations: { "networking.istio.io/exportTo": "." },
  }),
  entry("shop/out", ["out.example.com"], { addresses: ["203.0.113.7"] }),
  entry("shop/wide", ["*.example.com"]),
  entry("shop/taken", ["web.shop.svc.cluster.local"]),
  alias("by-name", "web.bank.svc.cluster.local."),
  alias("outside", "gone.example.org"),
  alias("short", "web.bank"),
  alias("ring-a", "ring-b.shop.svc.cluster.local"),
  alias("ring-b", "ring-a.shop.svc.cluster.local"),
];

const PROXY: Seeker = {
  caller: { namespace: "shop", labels: {}, dataPlane: "sidecar" },
  namespace: "shop",
};

/** What a host on port 80 means, as `kind namespace/name`, with the pod that it names. */
function means(
  host: string,
  seeker: Seeker = PROXY,
  more: readonly K8sObject[] = [],
  completes = true,
): string {
  const found = findService(edgeMesh([...CLUSTER, ...more]).routing, seeker, { host, port: 80, completes });
  if (!found) return "nothing";
  const { service, pod } = found;
  return `${service.origin} ${service.namespace}/${service.name}${pod === "" ? "" : ` pod ${pod}`}`;
}

describe("a host means to a sidecar of shop", () => {
  it.each<readonly [rule: string, host: string, expected: string]>([
    ["a Service of its own namespace by the short name", "web", "Service shop/web"],
    ["that of another by name and namespace", "web.bank", "Service bank/web"],
    ["one by its name up to svc", "web.bank.svc", "Service bank/web"],
    [
      "one by the full name, before a ServiceEntry of that host",
      "web.shop.svc.cluster.local",
      "Service shop/web",
    ],
    ["one by the full name with a dot at its end", "web.bank.svc.cluster.local.", "Service bank/web"],
    ["one by its address", "10.96.0.2", "Service bank/web"],
    ["a ServiceEntry by one of its addresses", "203.0.113.7", "ServiceEntry shop/out"],
    ["a pod of a headless Service", "db-0.db", "Service shop/db pod db-0"],
    ["no pod of a Service that has an address", "web-0.web", "nothing"],
    ["a ServiceEntry by its host, before a wildcard", "out.example.com", "ServiceEntry shop/out"],
    ["the ServiceEntry of a wildcard", "a.b.example.com", "ServiceEntry shop/wide"],
    ["the Service that an ExternalName stands for", "by-name", "Service bank/web"],
    ["the ExternalName itself where nobody has its host", "outside", "Service shop/outside"],
    [
      "the ExternalName itself where its host is short, which DNS completes in callers only",
      "short",
      "Service shop/short",
    ],
    ["one of a ring of ExternalNames, and no endless search", "ring-a", "Service shop/ring-b"],
    ["no Service that is not exported to it", "own.bank", "nothing"],
    ["nothing by a short name with a dot at its end", "web.", "nothing"],
    ["nothing where nobody has it", "ghost", "nothing"],
    ["nothing for an address of nobody", "10.96.0.99", "nothing"],
  ])("%s", (_rule, host, expected) => {
    expect(means(host)).toBe(expected);
  });

  it("what its own namespace declares, else the oldest", () => {
    const old = bornAt(entry("edge/old", ["x.org"]), "2026-01-01T00:00:00Z");
    const young = bornAt(entry("bank/young", ["x.org"]), "2026-01-02T00:00:00Z");
    const own = bornAt(entry("shop/own", ["x.org"]), "2026-01-03T00:00:00Z");
    expect(means("x.org", PROXY, [young, old])).toBe("ServiceEntry edge/old");
    expect(means("x.org", PROXY, [young, old, own])).toBe("ServiceEntry shop/own");
  });

  it("nothing short in a route, where names are full already", () => {
    expect(means("web", PROXY, [], false)).toBe("nothing");
    expect(means("web.shop.svc.cluster.local", PROXY, [], false)).toBe("Service shop/web");
  });

  it("only what its Sidecar imports", () => {
    const sidecar = demoConfig("Sidecar", "shop/default", { egress: [{ hosts: ["./*"] }] });
    expect(means("web.bank", PROXY, [sidecar])).toBe("nothing");
    expect(means("web", PROXY, [sidecar])).toBe("Service shop/web");
  });
});

describe("others know", () => {
  it.each<readonly [caller: "dns" | "ztunnel", host: string, expected: string]>([
    ["dns", "web", "Service shop/web"],
    ["dns", "out.example.com", "nothing"],
    ["dns", "own.bank", "Service bank/own"],
    ["ztunnel", "out.example.com", "ServiceEntry shop/out"],
    ["ztunnel", "own.bank", "Service bank/own"],
  ])("%s knows %s as %s", (caller, host, expected) => {
    expect(means(host, { caller, namespace: "shop" })).toBe(expected);
  });
});
