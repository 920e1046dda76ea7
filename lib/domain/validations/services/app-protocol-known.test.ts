import { describe, expect, it } from "vitest";
import type { JsonObject, ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { appProtocolKnown } from "./app-protocol-known";

const inMesh = workloadObjects("shop/cart", { containers: SIDECAR });
const service = (ports: readonly JsonObject[], more: JsonObject = {}, path = "shop/cart") =>
  specObject("Service", path, { selector: { app: "cart" }, ports, ...more });

describe("an appProtocol", () => {
  const found = (appProtocol: string, others: readonly ClusterObject[] = inMesh) =>
    foundBy(appProtocolKnown, service([{ name: "http", port: 80, appProtocol }]), others);
  it.each(["htttp", "kubernetes.io/spdy", "postgresql"])("%s is unknown to Istio", (appProtocol) => {
    expect(found(appProtocol)).toEqual(["KIA0602 error spec.ports[0].appProtocol"]);
  });
  it.each(["http", "kubernetes.io/h2c", "kubernetes.io/ws", "example.com/mine", ""])(
    "%j is fine",
    (appProtocol) => {
      expect(found(appProtocol)).toEqual([]);
    },
  );
  it("does not matter outside the mesh and of gateways, whose Services may say `all`", () => {
    expect(found("htttp", workloadObjects("shop/cart"))).toEqual([]);
    expect(found("all", workloadObjects("shop/cart", { containers: [{ name: "istio-proxy" }] }))).toEqual([]);
  });
});
