import { describe, expect, it } from "vitest";
import { graphEdge, graphOf } from "@/lib/testing/graph-parts";
import { sortTableRows, tableRows, type TableColumn } from "./table-rows";

const rows = tableRows(
  graphOf([
    graphEdge("a", "z", { requestsPerSecond: 2, responseTimeMs: { p95: 5 } }),
    graphEdge("b", "y", {
      requestsPerSecond: 10,
      errorsPerSecond: 1,
      health: { status: "failure", why: "" },
    }),
    graphEdge("c", "x", { requestsPerSecond: 5, responseTimeMs: { p95: 9 } }),
  ]),
  "p95",
);
const order = (column: TableColumn, descending: boolean): string =>
  sortTableRows(rows, { column, descending })
    .map(({ source }) => source.id)
    .join("");

describe("table rows", () => {
  it.each([
    ["source", false, "abc"],
    ["source", true, "cba"],
    ["target", false, "cba"],
    ["rate", true, "bca"],
    ["errors", true, "bac"],
    ["health", true, "bac"],
  ] as const)("sorts by %s, descending %s: %s", (column, descending, expected) => {
    expect(order(column, descending)).toBe(expected);
  });

  it("puts unknown values last in either direction", () => {
    expect(order("responseTime", false)).toBe("acb");
    expect(order("responseTime", true)).toBe("cab");
  });

  it("knows no error share where there are no requests", () => {
    const tcp = graphOf([graphEdge("a", "b", { protocol: "tcp", requestsPerSecond: 0 })]);
    expect(tableRows(tcp, "avg")[0]?.errorPercent).toBeNull();
  });
});
