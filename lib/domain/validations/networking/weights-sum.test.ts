import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { weightsSum } from "./weights-sum";

const http = (...rules: readonly JsonObject[]): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["cart"], http: rules });
const to = (host: string, more: JsonObject = {}): JsonObject => ({ destination: { host }, ...more });

describe("weights that add up to 0", () => {
  it.each<[string, readonly (number | undefined)[], number]>([
    ["all 0", [0, 0], 1],
    ["one 0, one not written", [0, undefined], 1],
    ["one above 0", [0, 100], 0],
    ["none written", [undefined, undefined], 0],
    ["a single one", [0], 0],
  ])("%s", (_case, weights, findings) => {
    const object = http({ route: weights.map((weight) => to("cart", { weight })) });
    expect(foundBy(weightsSum, object)).toHaveLength(findings);
  });
});
