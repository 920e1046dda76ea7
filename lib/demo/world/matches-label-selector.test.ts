import { describe, expect, it } from "vitest";
import { matchesLabelSelector } from "./matches-label-selector";

const expression = (key: string, operator: string, ...values: readonly string[]) => ({
  matchExpressions: [{ key, operator, values }],
});

describe("matchesLabelSelector", () => {
  it.each([
    ["everything where nothing is asked for", undefined, true],
    ["equal labels", { matchLabels: { app: "web" } }, true],
    ["no other value", { matchLabels: { app: "db" } }, false],
    ["no missing label", { matchLabels: { tier: "front" } }, false],
    ["a listed value", expression("app", "In", "db", "web"), true],
    ["an absent label by NotIn", expression("tier", "NotIn", "front"), true],
    ["no value that NotIn names", expression("app", "NotIn", "web"), false],
    ["a present label", expression("app", "Exists"), true],
    ["an absent label", expression("tier", "DoesNotExist"), true],
    ["nothing by an unknown operator", expression("app", "Like"), false],
  ])("selects %s", (_, selector, expected) => {
    expect(matchesLabelSelector(selector, { app: "web", version: "v1" })).toBe(expected);
  });
});
