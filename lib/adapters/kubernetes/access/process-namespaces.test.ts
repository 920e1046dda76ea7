import { expect, it } from "vitest";
import { noteCandidates } from "./process-namespaces";

const VIEWER = { identity: "process", mayWrite: false };
const signal = new AbortController().signal;

function setUp(isVisible: (namespace: string) => boolean): {
  ask: (...candidates: string[]) => Promise<unknown>;
  followed: () => Promise<readonly string[]>;
} {
  const { visibleNamespaces, ofProcess } = noteCandidates((_viewer, candidates) =>
    Promise.resolve({ state: "known", namespaces: candidates.filter(isVisible), how: "reviewed" }),
  );
  return {
    ask: (...candidates) => visibleNamespaces(VIEWER, candidates, signal),
    followed: async () => {
      const access = await ofProcess(signal);
      return access.state === "known" ? access.namespaces : [];
    },
  };
}

it("follows what was found visible, however much else was asked for", async () => {
  const { ask, followed } = setUp((namespace) => namespace === "shop");
  await ask(...Array.from({ length: 1000 }, (_, index) => `guess-${index}`));
  await ask("shop");
  expect(await followed()).toEqual(["shop"]);
});

it("follows the latest 500", async () => {
  const { ask, followed } = setUp(() => true);
  await ask("old", "kept");
  await ask(...Array.from({ length: 499 }, (_, index) => `n${index}`), "kept");
  const namespaces = await followed();
  expect(namespaces).toHaveLength(500);
  expect(namespaces).toContain("kept");
  expect(namespaces).not.toContain("old");
});
