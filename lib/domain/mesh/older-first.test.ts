import { expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject } from "./cluster-object";
import { olderFirst } from "./older-first";

const at = (path: string, creationTimestamp: string): ClusterObject =>
  specObject("VirtualService", path, {}, { creationTimestamp });

it("orders by age, then by name, then by namespace; what is not written yet comes last", () => {
  const sorted = [
    at("shop/b", "2026-01-01T00:00:00Z"),
    at("bank/c", "2026-01-01T00:00:00Z"),
    at("shop/c", "2026-01-01T00:00:00Z"),
    at("shop/a", "2026-01-02T00:00:00Z"),
    at("bank/a", ""),
  ];
  expect([...sorted].reverse().sort(olderFirst)).toEqual(sorted);
  expect(olderFirst(at("shop/a", ""), at("shop/a", ""))).toBe(0);
});
