import { describe, expect, it } from "vitest";
import type { JsonObject, ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { targetPortExists } from "./target-port-exists";

const service = (ports: readonly JsonObject[], more: JsonObject = {}, path = "shop/cart") =>
  specObject("Service", path, { selector: { app: "cart" }, ports, ...more });

describe("a target port", () => {
  const ports = (...declared: JsonObject[]) =>
    workloadObjects("shop/cart", {
      containers: [
        { name: "app", ports: declared },
        { name: "istio-proxy", ports: [{ containerPort: 15090, name: "http-envoy-prom" }] },
      ],
    });
  const found = (targetPort: number | string, others: readonly ClusterObject[]) =>
    foundBy(targetPortExists, service([{ name: "http", port: 80, targetPort }]), others);
  const CODE = ["KIA0701 warning spec.ports[0].targetPort"];
  const declared = ports({ containerPort: 8080, name: "web" });

  it.each<[string, number | string, readonly ClusterObject[], readonly string[]]>([
    ["that is declared", 8080, declared, []],
    ["that is declared by name", "web", declared, []],
    ["of another number", 9090, declared, CODE],
    ["of another name", "wob", declared, CODE],
    ["of the proxy", 15090, declared, CODE],
    ["by number, where nothing is declared", 8080, ports(), []],
    ["by name, where nothing is declared", "web", ports(), CODE],
    ["where there are no pods", 9090, workloadObjects("shop/cart", { pods: 0 }), []],
    ["where nothing is selected", 9090, [], []],
    [
      "of gateways",
      9090,
      workloadObjects("shop/cart", { containers: [{ name: "istio-proxy", ports: [{ containerPort: 80 }] }] }),
      [],
    ],
  ])("%s", (_case, targetPort, others, expected) => {
    expect(found(targetPort, others)).toEqual(expected);
  });

  it("is the port itself where none is written, and may be a native sidecar's", () => {
    expect(foundBy(targetPortExists, service([{ port: 8080 }]), declared)).toEqual([]);
    expect(foundBy(targetPortExists, service([{ port: 80 }]), declared)).toEqual(CODE);
    const native = workloadObjects("shop/cart", {
      containers: [{ name: "app", ports: [{ containerPort: 1 }] }],
      podSpec: { initContainers: [{ name: "helper", ports: [{ containerPort: 9090 }] }] },
    });
    expect(found(9090, native)).toEqual([]);
  });

  it("is not judged of the control plane, nor where pods cannot be read", () => {
    const istiod = service([{ port: 80 }], {}, "istio-system/cart");
    expect(foundBy(targetPortExists, istiod, workloadObjects("istio-system/cart"))).toEqual([]);
    expect(foundBy(targetPortExists, service([{ port: 80 }]), declared, { unknown: ["Pod"] })).toEqual([]);
  });
});
