import { expect, it } from "vitest";
import { mtlsEntry } from "@/lib/testing/mtls-entry";
import { mtlsWorkloads } from "./mtls-workload";

it("puts ports below their workload, by number", () => {
  const entries = [
    mtlsEntry({ port: 9090 }),
    mtlsEntry(),
    mtlsEntry({ port: 80 }),
    mtlsEntry({ namespace: "bank" }),
  ];
  expect(mtlsWorkloads(entries).map(({ key, ports }) => [key, ports.map(({ port }) => port)])).toEqual([
    ["shop/web", [80, 9090]],
    ["bank/web", []],
  ]);
});

it("shows a port whose workload did not come", () => {
  const [only] = mtlsWorkloads([mtlsEntry({ port: 80, configured: "DISABLE" })]);
  expect(only?.whole.configured).toBe("DISABLE");
  expect(mtlsWorkloads([])).toEqual([]);
});
