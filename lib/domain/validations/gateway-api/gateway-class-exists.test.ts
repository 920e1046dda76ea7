import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { gatewayClassExists } from "./gateway-class-exists";

const GATEWAY = "Gateway.gateway.networking.k8s.io";
const gateway = (path: string, spec: JsonObject, status?: JsonObject): ClusterObject =>
  specObject(GATEWAY, path, { gatewayClassName: "istio", ...spec }, status === undefined ? {} : { status });

describe("the class of a Gateway", () => {
  it("must be one of the cluster's", () => {
    const classes = [specObject("GatewayClass", "istio")];
    expect(foundBy(gatewayClassExists, gateway("edge/one", {}), classes)).toEqual([]);
    const other = gateway("edge/one", { gatewayClassName: "nginx" });
    expect(foundBy(gatewayClassExists, other, classes)).toEqual(["KIA1504 error spec.gatewayClassName"]);
    expect(foundBy(gatewayClassExists, other, [])).toHaveLength(1);
    expect(foundBy(gatewayClassExists, other, classes, { unknown: ["GatewayClass"] })).toEqual([]);
  });
});
