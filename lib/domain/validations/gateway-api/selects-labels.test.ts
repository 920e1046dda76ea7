import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { selectsLabels } from "./selects-labels";

describe("a label selector", () => {
  const labels = { team: "shop", tier: "front" };
  const expression = (operator: string, ...values: readonly string[]): JsonObject => ({
    matchExpressions: [{ key: "team", operator, values }],
  });
  it.each<[JsonObject, boolean]>([
    [{}, true],
    [{ matchLabels: { team: "shop" } }, true],
    [{ matchLabels: { team: "shop", tier: "back" } }, false],
    [expression("In", "api", "shop"), true],
    [expression("In", "api"), false],
    [expression("NotIn", "api"), true],
    [expression("NotIn", "shop"), false],
    [expression("Exists"), true],
    [expression("DoesNotExist"), false],
    [{ matchExpressions: [{ key: "none", operator: "DoesNotExist" }] }, true],
    [{ matchExpressions: [{ key: "none", operator: "NotIn", values: ["a"] }] }, true],
    [expression("Guess"), false],
  ])("%j selects: %s", (selector, selects) => {
    expect(selectsLabels(selector, labels)).toBe(selects);
  });
});
