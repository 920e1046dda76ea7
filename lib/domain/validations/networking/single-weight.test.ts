import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { singleWeight } from "./single-weight";

const http = (...rules: readonly JsonObject[]): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["cart"], http: rules });
const to = (host: string, more: JsonObject = {}): JsonObject => ({ destination: { host }, ...more });

describe("the weight of a single destination", () => {
  it.each([1, 40, 99])("of %d changes nothing, and can be removed", (weight) => {
    const object = http({ route: [to("cart", { weight })] });
    expect(foundBy(singleWeight, object)).toEqual(["KIA1104 warning spec.http[0].route[0].weight"]);
    const [finding] = singleWeight.run(object, meshViewOf([object]));
    expect(finding?.fix?.patch).toEqual([
      { op: "test", path: "/spec/http/0/route/0/weight", value: weight },
      { op: "remove", path: "/spec/http/0/route/0/weight" },
    ]);
  });

  it.each([100, 0, undefined, "40"])("of %s says nothing", (weight) => {
    expect(foundBy(singleWeight, http({ route: [to("cart", { weight })] }))).toEqual([]);
  });

  it("is judged in TCP and TLS routes too, and not where there are two", () => {
    const object = specObject("VirtualService", "shop/routes", {
      tcp: [{ route: [to("cart", { weight: 5 })] }],
      tls: [{ route: [to("cart", { weight: 5 }), to("other", { weight: 95 })] }],
    });
    expect(foundBy(singleWeight, object)).toEqual(["KIA1104 warning spec.tcp[0].route[0].weight"]);
  });
});
