import { describe, expect, it } from "vitest";
import { mtlsCaller, mtlsEntry, mtlsScope } from "@/lib/testing/mtls-entry";
import { mtlsWorkloads } from "./mtls-workload";
import { treeLines } from "./tree-lines";

const MESH = {
  mesh: mtlsScope(""),
  namespaces: [mtlsScope("shop", { requestsPerSecond: 1 }), mtlsScope("bank")],
};
const WORKLOADS = mtlsWorkloads([
  mtlsEntry({
    requestsPerSecond: 10,
    callers: [mtlsCaller({ requestsPerSecond: 4 })],
    conflicts: [{ code: "c", message: "m", caller: null, objects: [] }],
  }),
  mtlsEntry({ port: 80, configured: "DISABLE" }),
  mtlsEntry({ workload: "api", requestsPerSecond: 30, observedPercent: null }),
  mtlsEntry({ workload: "db", requestsPerSecond: 0, bytesPerSecond: 80 }),
]);
const options = { isOpen: () => true, sort: "name", desc: false, filtered: false } as const;
const keys = (over: Partial<Parameters<typeof treeLines>[2]> = {}): readonly string[] =>
  treeLines(MESH, WORKLOADS, { ...options, ...over }).map(({ key }) => key);

describe("treeLines", () => {
  it("has namespaces below the mesh, workloads, then conflicts, ports and callers", () => {
    expect(keys()).toEqual([
      "",
      "bank",
      "shop",
      "shop/api",
      "shop/db",
      "shop/web",
      "shop/web!0",
      "shop/web:80",
      "shop/web<shop/cart",
    ]);
  });

  it("hides what is below a closed line", () => {
    expect(keys({ isOpen: () => false })).toEqual(["", "bank", "shop"]);
    expect(keys({ isOpen: (key) => key === "shop" })).toEqual([
      "",
      "bank",
      "shop",
      "shop/api",
      "shop/db",
      "shop/web",
    ]);
  });

  it("leaves out namespaces that a filter empties, and keeps empty ones without a filter", () => {
    expect(keys({ filtered: true, isOpen: () => false })).toEqual(["", "shop"]);
  });

  it.each([
    ["rate", true, ["shop/api", "shop/web", "shop/db"]],
    ["rate", false, ["shop/db", "shop/web", "shop/api"]],
    ["name", true, ["shop/web", "shop/db", "shop/api"]],
    ["observed", true, ["shop/db", "shop/web", "shop/api"]],
    ["observed", false, ["shop/db", "shop/web", "shop/api"]],
    ["marks", true, ["shop/web", "shop/api", "shop/db"]],
    ["configured", false, ["shop/api", "shop/db", "shop/web"]],
    ["dataPlane", false, ["shop/api", "shop/db", "shop/web"]],
  ] as const)("sorts within a namespace by %s (descending: %s), unknown last", (sort, desc, expected) => {
    const isOpen = (key: string): boolean => key === "shop";
    expect(keys({ sort, desc, isOpen }).filter((key) => key.includes("/"))).toEqual(expected);
  });

  it("says what share of a workload's traffic a caller has", () => {
    const shares = treeLines(MESH, WORKLOADS, options).flatMap((line) =>
      line.type === "caller" ? [line.share] : [],
    );
    expect(shares).toEqual([40]);
    const idle = mtlsWorkloads([mtlsEntry({ requestsPerSecond: 0, callers: [mtlsCaller()] })]);
    expect(treeLines(MESH, idle, options).at(-1)).toMatchObject({ type: "caller", share: null });
  });

  it("takes a caller's bytes where there are no requests", () => {
    const callers = [mtlsCaller({ requestsPerSecond: 0, bytesPerSecond: 20 })];
    const tcp = mtlsWorkloads([mtlsEntry({ requestsPerSecond: 0, bytesPerSecond: 80, callers })]);
    expect(treeLines(MESH, tcp, options).at(-1)).toMatchObject({ share: 25 });
  });

  it("does not hold a caller's bytes against requests", () => {
    const callers = [mtlsCaller({ requestsPerSecond: 0, bytesPerSecond: 20 })];
    expect(treeLines(MESH, mtlsWorkloads([mtlsEntry({ callers })]), options).at(-1)).toMatchObject({
      share: null,
    });
  });

  it("has nothing to open at a workload without ports, callers and conflicts", () => {
    const lines = treeLines(MESH, WORKLOADS, options);
    expect(lines.find(({ key }) => key === "shop/api")).toMatchObject({ more: false, open: false });
    expect(lines.find(({ key }) => key === "shop")).toMatchObject({ marked: 1 });
  });
});
