import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { isInMesh, servicePorts, workloadsBehind } from "./service-ports";

const service = (spec: JsonObject) =>
  specObject("Service", "shop/cart", { selector: { app: "cart" }, ...spec });

describe("the ports of a Service", () => {
  it.each<[string, JsonObject, JsonObject]>([
    ["by number", { port: 80, targetPort: 8080 }, { port: 80, targetPort: 8080 }],
    ["by name", { port: 80, targetPort: "web" }, { port: 80, targetPort: "web" }],
    ["as written where there is no target", { port: 80 }, { port: 80, targetPort: 80 }],
    ["over TCP where nothing is said", { port: 80 }, { transport: "TCP", name: "", appProtocol: "" }],
    [
      "with all they say",
      { port: 53, name: "dns", protocol: "UDP", appProtocol: "x" },
      { transport: "UDP", name: "dns", appProtocol: "x" },
    ],
    ["whatever they hold", { port: "80", targetPort: {} }, { port: 0, targetPort: 0 }],
  ])("are read %s", (_case, written, expected) => {
    expect(servicePorts(service({ ports: [written] }))[0]).toMatchObject(expected);
  });

  it("keep their positions", () => {
    expect(servicePorts(service({ ports: [{ port: 1 }, { port: 2 }] })).map(({ index }) => index)).toEqual([
      0, 1,
    ]);
    expect(servicePorts(service({ ports: "80" }))).toEqual([]);
  });
});

describe("the workloads behind a Service", () => {
  const ambient = namespaceOf("shop", { "istio.io/dataplane-mode": "ambient" });
  it("are those it selects, and none without a selector", () => {
    const mesh = meshViewOf([...workloadObjects("shop/cart"), ...workloadObjects("shop/db")]);
    expect(workloadsBehind(mesh, service({})).map(({ ref }) => ref.name)).toEqual(["cart"]);
    expect(workloadsBehind(mesh, service({ selector: {} }))).toEqual([]);
  });

  it.each([
    ["sidecars", workloadObjects("shop/cart", { containers: SIDECAR }), true],
    ["ztunnel", [ambient, ...workloadObjects("shop/cart")], true],
    ["gateways", workloadObjects("shop/cart", { containers: [{ name: "istio-proxy" }] }), false],
    ["nothing", workloadObjects("shop/cart"), false],
  ])("are in the mesh by %s: %s", (_case, objects, expected) => {
    expect(isInMesh(meshViewOf(objects), service({}))).toBe(expected);
  });
});
