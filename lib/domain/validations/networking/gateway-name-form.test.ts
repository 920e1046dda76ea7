import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { gatewayNameForm } from "./gateway-name-form";

const routes = (gateways: readonly string[], more: JsonObject = {}): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["www.example.com"], gateways, ...more });

describe("the old form of a Gateway's name", () => {
  it.each(["entry", "shop/entry", "mesh", "shop/entry.v2"])("is not %s", (name) => {
    expect(foundBy(gatewayNameForm, routes([name]))).toEqual([]);
  });

  it("is told, with the name to write instead", () => {
    const object = routes(["entry.shop.svc.cluster.local"]);
    const [finding] = gatewayNameForm.run(object, meshViewOf([object]));
    expect(finding?.severity).toBe("info");
    expect(finding?.fix?.patch[1]).toEqual({ op: "replace", path: "/spec/gateways/0", value: "shop/entry" });
  });
});
