import { describe, expect, it } from "vitest";
import type { JsonObject, ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { servicesAgree } from "./services-agree";

const inMesh = workloadObjects("shop/cart", { containers: SIDECAR });
const service = (ports: readonly JsonObject[], more: JsonObject = {}, path = "shop/cart") =>
  specObject("Service", path, { selector: { app: "cart" }, ports, ...more });

describe("Services of one Deployment", () => {
  const found = (...services: ClusterObject[]) => {
    const [deployment, ...pods] = inMesh;
    return deployment ? foundBy(servicesAgree, deployment, [...pods, ...services]) : [];
  };
  const named = (name: string, port: JsonObject, more: JsonObject = {}) =>
    service([{ targetPort: 8080, port: 80, ...port }], more, `shop/${name}`);

  it("must agree on the protocol of a port", () => {
    expect(found(named("a", { name: "http" }), named("b", { name: "tcp" }))).toEqual(["IST0116 warning"]);
    expect(found(named("a", { name: "http" }), named("b", { name: "x", appProtocol: "tcp" }))).toHaveLength(
      1,
    );
  });

  it("must agree on their own port for it", () => {
    expect(found(named("a", { name: "http" }), named("b", { name: "http", port: 81 }))).toEqual([
      "IST0137 warning",
    ]);
  });

  it.each<[string, readonly ClusterObject[]]>([
    ["say the same", [named("a", { name: "http" }), named("b", { name: "http-web" })]],
    ["speak HTTP in two versions", [named("a", { name: "http" }), named("b", { name: "grpc" })]],
    ["leave it to be detected", [named("a", { name: "http" }), named("b", { name: "web" })]],
    [
      "use different ports",
      [named("a", { name: "http" }), named("b", { name: "tcp", targetPort: 9090, port: 90 })],
    ],
    [
      "are one",
      [
        service([
          { name: "http", port: 80, targetPort: 8080 },
          { name: "tcp", port: 81, targetPort: 8080 },
        ]),
      ],
    ],
    [
      "are of other workloads",
      [named("a", { name: "http" }), named("b", { name: "tcp" }, { selector: { app: "db" } })],
    ],
    ["select nothing", [named("a", { name: "http" }), named("b", { name: "tcp" }, { selector: {} })]],
  ])("agree where they %s", (_case, services) => {
    expect(found(...services)).toEqual([]);
  });

  it("need not without sidecars, outside the mesh or in ambient mode", () => {
    const [deployment, ...pods] = workloadObjects("shop/cart");
    const services = [named("a", { name: "http" }), named("b", { name: "tcp" })];
    const ambient = namespaceOf("shop", { "istio.io/dataplane-mode": "ambient" });
    for (const others of [[], [ambient]])
      expect(deployment && foundBy(servicesAgree, deployment, [...pods, ...services, ...others])).toEqual([]);
  });
});
