import { afterEach, expect, test, vi } from "vitest";
import { fakeContainer } from "@/lib/testing/fake-container";

afterEach(() => {
  vi.resetModules();
  globalThis.meshlensContainer = undefined;
});

test("bundles that load the module apart share one container", async () => {
  const one = await import("./current-container");
  vi.resetModules();
  const other = await import("./current-container");
  expect(other.setCurrentContainer).not.toBe(one.setCurrentContainer);
  const container = fakeContainer();
  one.setCurrentContainer(container);
  expect(other.currentContainer()).toBe(container);
});

test("before the server has started there is none, and that is said", async () => {
  const { currentContainer } = await import("./current-container");
  expect(() => currentContainer()).toThrow("not started");
});
