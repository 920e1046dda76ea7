import { describe, expect, it } from "vitest";
import type { NamespaceAccess } from "@/lib/ports/cluster-source";
import { rememberDecisions } from "./remember-decisions";

const KNOWN: NamespaceAccess = { state: "known", namespaces: ["shop"], how: "list" };
const DOWN: NamespaceAccess = { state: "unavailable", cause: "unreachable", message: "connection refused" };
const REFUSED: NamespaceAccess = { state: "unavailable", cause: "refused", message: "401" };
const MINUTE = 60_000;
const signal = new AbortController().signal;

function setUp(): {
  state: { now: number; answer: NamespaceAccess };
  ask: (identity?: string) => Promise<NamespaceAccess>;
} {
  const state: { now: number; answer: NamespaceAccess } = { now: 1_000, answer: KNOWN };
  const decide = rememberDecisions(() => Promise.resolve(state.answer), { now: () => state.now });
  return { state, ask: (identity = "process") => decide({ identity, mayWrite: false }, [], signal) };
}

describe("a decision about namespaces", () => {
  it("is kept with its time while the API server cannot be reached", async () => {
    const { state, ask } = setUp();
    await ask();
    state.answer = DOWN;
    state.now += 9 * MINUTE;
    expect(await ask()).toEqual({ ...KNOWN, decidedAt: 1_000 });
  });

  it("is not kept for longer than ten minutes", async () => {
    const { state, ask } = setUp();
    await ask();
    state.answer = DOWN;
    state.now += 10 * MINUTE;
    expect(await ask()).toEqual(DOWN);
  });

  it("is forgotten when the credentials are refused, also for a later outage", async () => {
    const { state, ask } = setUp();
    await ask();
    state.answer = REFUSED;
    expect(await ask()).toEqual(REFUSED);
    state.answer = DOWN;
    expect(await ask()).toEqual(DOWN);
  });

  it("serves nobody but the identity it was made for", async () => {
    const { state, ask } = setUp();
    await ask("one");
    state.answer = DOWN;
    expect(await ask("other")).toEqual(DOWN);
  });

  it("is replaced by the next one made with the rights of then", async () => {
    const { state, ask } = setUp();
    await ask();
    state.answer = { ...KNOWN, namespaces: [] };
    await ask();
    state.answer = DOWN;
    expect(await ask()).toMatchObject({ namespaces: [] });
  });
});
