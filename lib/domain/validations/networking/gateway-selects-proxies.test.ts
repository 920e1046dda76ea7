import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { gatewaySelectsProxies } from "./gateway-selects-proxies";

const gateway = (
  path: string,
  host: string,
  port = 80,
  selector: Record<string, string> = { istio: "ingress" },
): ClusterObject =>
  specObject("Gateway.networking.istio.io", path, {
    selector,
    servers: [{ port: { number: port, protocol: "HTTP" }, hosts: [host] }],
  });
const own = { settings: { gatewaysInOwnNamespace: true } };

describe("the selector of a Gateway", () => {
  const object = gateway("shop/a", "*", 80, { app: "ingress", tier: "front" });
  const labels = { app: "ingress", tier: "front" };
  const FOUND = ["KIA0302 warning spec.selector"];
  it.each<[string, readonly ClusterObject[], readonly string[]]>([
    ["of a workload anywhere", workloadObjects("istio-system/ingress", { labels }), []],
    ["of a workload without pods", workloadObjects("istio-system/ingress", { labels, pods: 0 }), []],
    ["of a registered workload", [specObject("WorkloadEntry", "vm/ingress", { labels })], []],
    ["of no workload", [], FOUND],
    [
      "of a workload with some of the labels",
      workloadObjects("istio-system/ingress", { labels: { app: "ingress" } }),
      FOUND,
    ],
  ])("%s", (_case, others, expected) => {
    expect(foundBy(gatewaySelectsProxies, object, others)).toEqual(expected);
  });

  it("is for its own namespace where Istio is set up so", () => {
    expect(foundBy(gatewaySelectsProxies, object, workloadObjects("other/ingress", { labels }), own)).toEqual(
      FOUND,
    );
    expect(foundBy(gatewaySelectsProxies, object, workloadObjects("shop/ingress", { labels }), own)).toEqual(
      [],
    );
  });

  it("is not judged where it is empty or workloads cannot be read", () => {
    expect(foundBy(gatewaySelectsProxies, gateway("shop/a", "*", 80, {}))).toEqual([]);
    expect(foundBy(gatewaySelectsProxies, object, [], { unknown: ["Deployment"] })).toEqual([]);
  });
});
