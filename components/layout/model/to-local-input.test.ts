import { afterEach, expect, test, vi } from "vitest";
import { toLocalInput } from "./to-local-input";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(["UTC", "Asia/Shanghai", "America/New_York"])("a moment survives the input in %s", (zone) => {
  vi.stubEnv("TZ", zone);
  const moment = Date.UTC(2026, 6, 20, 23, 30, 5);
  expect(Date.parse(toLocalInput(moment))).toBe(moment);
});
