import { describe, expect, it } from "vitest";
import { shopSnapshot } from "@/lib/testing/shop-mesh";
import { cartRow } from "@/lib/testing/shop-rows";
import { figuresByName, outcomeVerdict, successOf, type FlowFigures } from "./flow-outcome";
import { observedFlows } from "./observed-flows";

const figures = (rate: number, parts: Partial<FlowFigures> = {}): FlowFigures => ({
  rate,
  failed: 0,
  ofCaller: rate,
  ...parts,
});
const MINUTE = { beforeSeconds: 60, nowSeconds: 60 };

describe("outcomeVerdict", () => {
  it.each<readonly [rule: string, before: FlowFigures, now: FlowFigures, expected: string]>([
    ["the same at the same rate", figures(10), figures(10), "same"],
    ["the same at another rate of the same share", figures(10), figures(20), "same"],
    ["lost where the caller has fallen silent", figures(10), figures(0), "lost"],
    ["moved where the caller still calls the service", figures(10), figures(0, { ofCaller: 10 }), "moved"],
    ["the same where so few were to be expected that none says nothing", figures(0.05), figures(0), "same"],
    ["new where the caller did not call before", figures(0), figures(5), "new"],
    [
      "moved where the caller called others before",
      figures(0, { ofCaller: 10 }),
      figures(5, { ofCaller: 10 }),
      "moved",
    ],
    [
      "moved where the share has changed",
      figures(9, { ofCaller: 10 }),
      figures(5, { ofCaller: 10 }),
      "moved",
    ],
    [
      "the same where the share differs by chance",
      figures(5, { ofCaller: 10 }),
      figures(5.3, { ofCaller: 10 }),
      "same",
    ],
    ["worse where more requests fail", figures(10), figures(10, { failed: 3 }), "worse"],
    ["the same where fewer fail", figures(10, { failed: 3 }), figures(10), "same"],
    ["the same where one of few fails", figures(0.1), figures(0.1, { failed: 0.02 }), "same"],
  ])("%s", (_rule, before, now, expected) => {
    expect(outcomeVerdict(before, now, MINUTE)).toBe(expected);
  });

  it("needs a longer silence of a slower caller", () => {
    const slow = figures(0.1);
    expect(outcomeVerdict(slow, figures(0), { beforeSeconds: 60, nowSeconds: 30 })).toBe("same");
    expect(outcomeVerdict(slow, figures(0), { beforeSeconds: 60, nowSeconds: 90 })).toBe("lost");
  });
});

it("adds up flows by caller, service and destination, refusals counted as failures", () => {
  const rows = [
    cartRow("cart-v1", 6),
    cartRow("cart-v1", 1, { code: "503" }),
    cartRow("cart-v1", 1, { code: "403" }),
    cartRow("cart-v2", 2),
    cartRow("", 1, { destinationNamespace: "", code: "503" }),
  ];
  const found = [...figuresByName(observedFlows(rows, shopSnapshot(), "Kubernetes")).values()];
  expect(
    found.map(({ caller, service, destination, figures: held }) => [caller, service, destination, held]),
  ).toEqual(
    expect.arrayContaining([
      ["web.shop", "cart.shop", "cart-v1", { rate: 8, failed: 2, ofCaller: 11 }],
      ["web.shop", "cart.shop", "cart-v2", { rate: 2, failed: 0, ofCaller: 11 }],
      ["web.shop", "cart.shop", "cart.shop", { rate: 1, failed: 1, ofCaller: 11 }],
    ]),
  );
});

it.each([
  [figures(10, { failed: 1 }), "requests", 0.9],
  [figures(0), "requests", null],
  [figures(10), "bytes", null],
] as const)("tells success of requests only", (given, unit, expected) => {
  expect(successOf(given, unit)).toBe(expected);
});
