import { describe, expect, it } from "vitest";
import { mtlsCaller, mtlsEntry } from "@/lib/testing/mtls-entry";
import { conflictsOf, differs, isException, marksOf, plaintextCallers } from "./mtls-marks";

const CONFLICT = { code: "strictAgainstDisable", message: "They do not fit.", caller: null, objects: [] };

describe("differs", () => {
  it.each([
    ["STRICT", 100, false],
    ["STRICT", 99.9, true],
    ["STRICT", 0, true],
    ["STRICT", null, false],
    ["PERMISSIVE", 0, false],
    ["PERMISSIVE", 50, false],
    ["DISABLE", 0, false],
    ["DISABLE", 0.1, true],
    ["DISABLE", null, false],
  ] as const)(
    "%s with %s %% observed: %s; what nobody saw differs from nothing",
    (mode, percent, expected) => {
      expect(differs(mode, percent)).toBe(expected);
    },
  );
});

it("counts callers in plain text, not those nobody knows of", () => {
  const callers = [0, 60, 100, null].map((observedPercent) => mtlsCaller({ observedPercent }));
  expect(plaintextCallers(mtlsEntry({ callers }))).toBe(2);
});

it("counts each conflict once, where a port stands for its workload too", () => {
  const port = mtlsEntry({ port: 80, conflicts: [CONFLICT] });
  expect(conflictsOf({ key: "", whole: port, ports: [port] })).toHaveLength(1);
  expect(conflictsOf({ key: "", whole: mtlsEntry({ conflicts: [CONFLICT] }), ports: [port] })).toHaveLength(
    2,
  );
});

it.each([
  ["another mode than the namespace's", mtlsEntry(), [], "STRICT", true],
  ["the namespace's mode", mtlsEntry(), [], "PERMISSIVE", false],
  [
    "a port with another mode",
    mtlsEntry(),
    [mtlsEntry({ port: 80, configured: "DISABLE" })],
    "PERMISSIVE",
    true,
  ],
  ["a port with the same mode", mtlsEntry(), [mtlsEntry({ port: 80 })], "PERMISSIVE", false],
  ["a namespace that did not come", mtlsEntry(), [], undefined, false],
] as const)("an exception is %s", (_, whole, ports, mode, expected) => {
  expect(isException({ key: "", whole, ports }, mode)).toBe(expected);
});

it("gathers the marks", () => {
  const whole = mtlsEntry({
    configured: "STRICT",
    observedPercent: 50,
    callers: [mtlsCaller({ observedPercent: 0 })],
    conflicts: [CONFLICT],
  });
  expect([...marksOf({ key: "", whole, ports: [] }, "PERMISSIVE")]).toEqual([
    "differs",
    "plaintext",
    "conflict",
    "exception",
  ]);
  expect(marksOf({ key: "", whole: mtlsEntry(), ports: [] }, "PERMISSIVE").size).toBe(0);
});
