import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import { edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { Json, JsonObject } from "../../mesh/cluster-object";
import { objectAt, textAt } from "../../mesh/read-json";
import { entryEndpoints } from "./entry-endpoints";
import { knownServices } from "./known-services";

const WEB = demoPod({ workload: "web", labels: { app: "web", version: "v1" } });
const CLUSTER: readonly K8sObject[] = [
  WEB,
  demoPod({ workload: "slow", labels: { app: "web", version: "v2" }, ready: false }),
  demoPod({ workload: "half", labels: { app: "api" } }),
  demoPod({ workload: "far", labels: { app: "web", version: "v1" }, namespace: "bank" }),
  demoService({ name: "web", selector: { version: "v1" } }),
];
const vm = (path: string, spec: JsonObject): K8sObject => demoConfig("WorkloadEntry", path, spec);
const selecting = (labels: JsonObject): JsonObject => ({ workloadSelector: { labels } });
const listing = (...endpoints: readonly Json[]): JsonObject => ({ endpoints });
const podIp = textAt(objectAt(WEB, "status"), "podIP");

/** Where calls of api.example.com:443 by a ServiceEntry end: pods by their workload, others by their address. */
function ends(spec: JsonObject, more: readonly K8sObject[] = []): readonly string[] {
  const entry = demoConfig("ServiceEntry", "shop/api", {
    hosts: ["api.example.com"],
    ports: [{ number: 443, name: "tls", protocol: "TLS" }],
    ...spec,
  });
  const { routing } = edgeMesh([...CLUSTER, ...more, entry]);
  const [service] = knownServices(routing.snapshot).named("api.example.com");
  const [port] = service?.ports ?? [];
  if (!service || !port) throw new Error("no such service");
  return entryEndpoints(routing, service, port, "api.example.com").map(
    (one) => `${one.workload?.workload ?? one.address}:${one.port}`,
  );
}

// https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Resolution
describe("calls of a ServiceEntry's host end", () => {
  const address = listing({ address: "192.0.2.1" });
  it.each<[string, JsonObject, string[]]>([
    ["where they were called, without a resolution", {}, ["api.example.com:443"]],
    [
      "where they were called by NONE, whatever it lists",
      { resolution: "NONE", ...address },
      ["api.example.com:443"],
    ],
    [
      "where they were called by DYNAMIC_DNS",
      { resolution: "DYNAMIC_DNS", ...address },
      ["api.example.com:443"],
    ],
    ["at the host itself by DNS", { resolution: "DNS" }, ["api.example.com:443"]],
    ["at what it lists by DNS", { resolution: "DNS", ...address }, ["192.0.2.1:443"]],
    ["at what it lists by STATIC", { resolution: "STATIC", ...address }, ["192.0.2.1:443"]],
    ["nowhere by STATIC without endpoints", { resolution: "STATIC" }, []],
    [
      "nowhere by STATIC with endpoints of no address",
      { resolution: "STATIC", ...listing({ address: "" }, {}) },
      [],
    ],
  ])("%s", (_, spec, expected) => {
    expect(ends(spec)).toEqual(expected);
  });

  it.each<[string, JsonObject, string[]]>([
    ["that an endpoint maps it to", { ports: { tls: 8443 } }, ["192.0.2.1:8443"]],
    ["of the entry, where an endpoint maps another name", { ports: { http: 8080 } }, ["192.0.2.1:443"]],
    ["of the entry, where what is mapped is no number", { ports: { tls: "8443" } }, ["192.0.2.1:443"]],
  ])("at the port %s", (_, more, expected) => {
    expect(ends({ resolution: "STATIC", ...listing({ address: "192.0.2.1", ...more }) })).toEqual(expected);
  });

  it.each<[string, Json, string]>([
    ["it targets", 8443, "192.0.2.1:8443"],
    ["it is called by, where its target is 0", 0, "192.0.2.1:443"],
    ["it is called by, where its target is a name", "tls", "192.0.2.1:443"],
  ])("at the port %s", (_, targetPort, expected) => {
    const ports = [{ number: 443, name: "tls", protocol: "TLS", targetPort }];
    expect(ends({ resolution: "STATIC", ports, ...listing({ address: "192.0.2.1" }) })).toEqual([expected]);
  });

  it.each<[string, JsonObject, string[]]>([
    [
      "ready pods of its namespace with all its labels",
      selecting({ app: "web", version: "v1" }),
      ["web:443"],
    ],
    ["no pod that is not ready", selecting({ version: "v2" }), []],
    ["nobody for a selector without labels, which would be everybody", selecting({}), []],
    ["the pod that has the address of an endpoint", listing({ address: podIp }), ["web:443"]],
    [
      "one pod once, selected and listed",
      { ...selecting({ app: "web" }), ...listing({ address: podIp }) },
      ["web:443"],
    ],
    [
      "the pods of a Service of the cluster that an endpoint names, in any case",
      listing({ address: "Web.shop.svc.cluster.local", ports: { tls: 8080 } }),
      ["web:8080"],
    ],
  ])("at %s", (_, spec, expected) => {
    expect(ends({ resolution: "STATIC", ...spec })).toEqual(expected);
  });

  it("at WorkloadEntries of its namespace with all its labels, whichever way they write them", () => {
    const labels = { app: "vm", tier: "old" };
    const metadata = { namespace: "shop", name: "by-metadata", labels };
    const entries = [
      vm("shop/both", { address: "192.0.2.1", labels, ports: { tls: 9443 } }),
      { ...vm("shop/by-metadata", { address: "192.0.2.2" }), metadata },
      vm("shop/half", { address: "192.0.2.3", labels: { app: "vm" } }),
      vm("bank/far", { address: "192.0.2.4", labels }),
    ];
    const spec = { resolution: "STATIC", ...selecting(labels) };
    expect(ends(spec, entries)).toEqual(["192.0.2.1:9443", "192.0.2.2:443"]);
    expect(ends({ resolution: "STATIC" }, entries)).toEqual([]);
  });
});
