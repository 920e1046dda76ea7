import { describe, expect, it } from "vitest";
import type { JsonObject, ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { portNamedByProtocol } from "./port-named-by-protocol";

const inMesh = workloadObjects("shop/cart", { containers: SIDECAR });
const service = (ports: readonly JsonObject[], more: JsonObject = {}, path = "shop/cart") =>
  specObject("Service", path, { selector: { app: "cart" }, ports, ...more });

describe("the name of a port", () => {
  const found = (port: JsonObject, others: readonly ClusterObject[] = inMesh) =>
    foundBy(portNamedByProtocol, service([{ name: "http", port: 80 }, port]), others);
  const CODE = ["KIA0601 error spec.ports[1].name"];

  it.each<[string, JsonObject]>([
    ["begins with something else", { name: "web", port: 81 }],
    ["is not there", { port: 81 }],
  ])("is told where it %s", (_case, port) => {
    expect(found(port)).toEqual(CODE);
  });

  it.each<[string, JsonObject]>([
    ["says a protocol", { name: "grpc-api", port: 81 }],
    ["is beside an appProtocol, which counts instead", { name: "web", port: 81, appProtocol: "http" }],
    ["is of UDP", { name: "dns", port: 53, protocol: "UDP" }],
  ])("is fine where it %s", (_case, port) => {
    expect(found(port)).toEqual([]);
  });

  it.each<[string, readonly ClusterObject[]]>([
    ["outside the mesh", workloadObjects("shop/cart")],
    ["of gateways", workloadObjects("shop/cart", { containers: [{ name: "istio-proxy" }] })],
    ["of no workload", []],
  ])("does not matter %s", (_case, others) => {
    expect(found({ name: "web", port: 81 }, others)).toEqual([]);
  });

  it("matters in ambient mode as well", () => {
    const ambient = [
      namespaceOf("shop", { "istio.io/dataplane-mode": "ambient" }),
      ...workloadObjects("shop/cart"),
    ];
    expect(found({ name: "web", port: 81 }, ambient)).toEqual(CODE);
  });

  it("is not judged of Services without selector, of Kiali's wizard, or where pods cannot be read", () => {
    const ports = [{ name: "web", port: 81 }];
    expect(foundBy(portNamedByProtocol, service(ports, { selector: {} }), inMesh)).toEqual([]);
    const wizard = specObject(
      "Service",
      "shop/cart",
      { selector: { app: "cart" }, ports },
      { labels: { kiali_wizard: "x" } },
    );
    expect(foundBy(portNamedByProtocol, wizard, inMesh)).toEqual([]);
    expect(foundBy(portNamedByProtocol, service(ports), inMesh, { unknown: ["Pod"] })).toEqual([]);
  });
});
