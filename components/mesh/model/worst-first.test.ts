import { expect, test } from "vitest";
import { worstFirst } from "./worst-first";

test("findings come by severity, then code, and equal ones keep their order", () => {
  const findings = [
    { severity: "info", code: "KIA1" },
    { severity: "error", code: "KIA9" },
    { severity: "warning", code: "KIA2", at: 1 },
    { severity: "error", code: "KIA3" },
    { severity: "warning", code: "KIA2", at: 2 },
  ] as const;
  expect(worstFirst(findings)).toEqual([
    { severity: "error", code: "KIA3" },
    { severity: "error", code: "KIA9" },
    { severity: "warning", code: "KIA2", at: 1 },
    { severity: "warning", code: "KIA2", at: 2 },
    { severity: "info", code: "KIA1" },
  ]);
});
