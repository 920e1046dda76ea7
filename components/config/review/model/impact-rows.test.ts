import { expect, test } from "vitest";
import type { ImpactDto } from "@/lib/contracts/config/impact";
import { impactRows } from "./impact-rows";

type Move = ImpactDto["moves"][number];
const move = (destination: string, before: number, after: number, over: Partial<Move> = {}): Move => ({
  caller: null,
  service: "reviews",
  destination,
  before,
  after,
  ofService: { before: 10, after: 10 },
  successRate: 1,
  ...over,
});

test("shares are of all traffic of the service, also of what stays where it is", () => {
  const rows = impactRows([move("v1", 6, 5), move("v3", 1, 2, { successRate: 0.774 })]);
  expect(rows.map(({ beforePercent, afterPercent }) => [beforePercent, afterPercent])).toEqual([
    [60, 50],
    [10, 20],
  ]);
  expect(rows[1]?.errorPercent).toBeCloseTo(22.6);
});

test("callers of one destination are added up, services are kept apart", () => {
  const rows = impactRows([move("v1", 1, 0), move("v1", 3, 0), move("v1", 5, 5, { service: "ratings" })]);
  expect(rows.map(({ service, delta, beforePercent }) => [service, delta, beforePercent])).toEqual([
    ["reviews", -4, 40],
    ["ratings", 0, 50],
  ]);
});

test("bytes of connections are never added to requests", () => {
  const rows = impactRows([move("v1", 4, 4), move("v1", 1_000, 0, { unit: "bytes" })]);
  expect(rows.map(({ unit, delta }) => [unit, delta])).toEqual([
    ["requests", 0],
    ["bytes", -1_000],
  ]);
});

test("without traffic before or after there is no share, and zero is not unknown", () => {
  const of = (before: number, after: number): Partial<Move> => ({ ofService: { before, after } });
  expect(impactRows([move("v1", 0, 2, of(0, 2))])[0]).toMatchObject({
    beforePercent: null,
    afterPercent: 100,
  });
  expect(impactRows([move("v1", 2, 0, of(2, 0))])[0]).toMatchObject({
    beforePercent: 100,
    afterPercent: null,
  });
  expect(impactRows([move("v1", 2, 0, of(2, 2))])[0]).toMatchObject({ afterPercent: 0 });
});

test.each([
  [1, 2, 0.9, "bad"],
  [1, 2, 0.98, "warn"],
  [1, 2, 0.995, "plain"],
  [1, 2, null, "plain"],
  [2, 1, 0.5, "plain"],
  [1, 1, 0.5, "plain"],
] as const)("from %d to %d rps at success %s is %s", (before, after, successRate, tone) => {
  expect(impactRows([move("v1", before, after, { successRate })])[0]?.tone).toBe(tone);
});
