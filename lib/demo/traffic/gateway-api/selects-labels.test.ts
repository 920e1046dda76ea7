import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { selectsLabels } from "./selects-labels";

const LABELS = new Map([
  ["team", "a"],
  ["tier", "web"],
]);
const expression = (key: string, operator: string, values?: readonly string[]): Json => ({
  matchExpressions: [values ? { key, operator, values } : { key, operator }],
});

describe("selectsLabels (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/)", () => {
  it.each<[string, Json, boolean]>([
    ["an empty selector", {}, true],
    ["what is no selector", "team=a", false],
    ["equal labels", { matchLabels: { team: "a", tier: "web" } }, true],
    ["a label of another value", { matchLabels: { team: "b" } }, false],
    ["an absent label", { matchLabels: { zone: "a" } }, false],
    ["In", expression("team", "In", ["b", "a"]), true],
    ["In without the value", expression("team", "In", ["b"]), false],
    ["In of an absent label", expression("zone", "In", ["a"]), false],
    ["NotIn", expression("team", "NotIn", ["b"]), true],
    ["NotIn with the value", expression("team", "NotIn", ["a"]), false],
    ["NotIn of an absent label", expression("zone", "NotIn", ["a"]), true],
    ["Exists", expression("team", "Exists"), true],
    ["Exists of an absent label", expression("zone", "Exists"), false],
    ["DoesNotExist", expression("zone", "DoesNotExist"), true],
    ["DoesNotExist of a label", expression("team", "DoesNotExist"), false],
    ["an unknown operator", expression("team", "Like", ["a"]), false],
    [
      "labels and expressions that do not all hold",
      { matchLabels: { team: "b" }, matchExpressions: [] },
      false,
    ],
  ])("answers for %s", (_, selector, expected) => {
    expect(selectsLabels(selector, LABELS)).toBe(expected);
  });
});
