import { expect, it } from "vitest";
import { mtlsCaller, mtlsEntry } from "@/lib/testing/mtls-entry";
import { filterWorkloads, isFiltering, NO_FILTER, type MtlsFilter } from "./filter-workloads";
import { mtlsWorkloads } from "./mtls-workload";

const WORKLOADS = mtlsWorkloads([
  mtlsEntry({ callers: [mtlsCaller({ workload: "printer", observedPercent: 0 })] }),
  mtlsEntry({ workload: "db", configured: "STRICT" }),
  mtlsEntry({ workload: "db", port: 9090, configured: "DISABLE" }),
  mtlsEntry({ namespace: "bank", workload: "web", configured: "STRICT", observedPercent: 50 }),
]);

it.each<readonly [rule: string, filter: Partial<MtlsFilter>, expected: readonly string[]]>([
  ["nothing is left out", {}, ["shop/web", "shop/db", "bank/web"]],
  ["every word counts", { text: " SHOP web" }, ["shop/web"]],
  ["a caller's name counts", { text: "printer" }, ["shop/web"]],
  ["a port's mode counts", { mode: ["DISABLE"] }, ["shop/db"]],
  ["one of several modes is enough", { mode: ["PERMISSIVE", "DISABLE"] }, ["shop/web", "shop/db"]],
  ["marks", { only: ["plaintext"] }, ["shop/web"]],
  ["all marks must hold", { only: ["differs", "exception"] }, ["bank/web"]],
  ["parts are joined", { text: "web", mode: ["STRICT"] }, ["bank/web"]],
])("%s", (_rule, filter, expected) => {
  const shown = filterWorkloads(WORKLOADS, { ...NO_FILTER, ...filter }, () => "PERMISSIVE");
  expect(shown.map(({ key }) => key)).toEqual(expected);
});

it("knows whether anything is left out", () => {
  expect(isFiltering({ ...NO_FILTER, text: " " })).toBe(false);
  expect(isFiltering({ ...NO_FILTER, only: ["differs"] })).toBe(true);
});
