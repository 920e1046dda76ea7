import { beforeEach, describe, expect, test } from "vitest";
import { fakeBackend, START_SECONDS, type FakeBackend } from "@/lib/testing/fake-backend";

const DAY = 86_400;
const ASKED = { windowSeconds: DAY, namespaces: ["shop"] };
const never = new AbortController().signal;

let backend: FakeBackend;
beforeEach(() => {
  backend = fakeBackend(["shop", "bank"]);
});

const asked = async (...all: readonly (typeof ASKED | { windowSeconds: number; namespaces: null })[]) => {
  await Promise.all(all.map((one) => backend.plaintext.get(one, never)));
  return backend.metrics.askedPlaintext.length;
};

describe("who called in plain text", () => {
  test("is asked once for all who ask at once, and again when a scrape may have told more", async () => {
    expect(await asked(ASKED, ASKED)).toBe(1);
    backend.clock.advance(14);
    expect(await asked(ASKED)).toBe(1);
    backend.clock.advance(1);
    expect(await asked(ASKED)).toBe(2);
    expect(backend.metrics.askedPlaintext.map(({ at }) => at - START_SECONDS)).toEqual([0, 15]);
  });

  test("is asked anew for another window and for other namespaces", async () => {
    const others = [
      { ...ASKED, windowSeconds: 3_600 },
      { ...ASKED, namespaces: ["bank"] },
      { ...ASKED, namespaces: null },
    ];
    expect(await asked(ASKED, ...others)).toBe(4);
  });

  test.each([
    ["refused", 863, 1],
    ["refused", 864, 2],
    ["unreachable", 1, 2],
  ] as const)("is, once it was %s, asked again %d s later: %d times in all", async (kind, wait, times) => {
    backend.metrics.failure = { ok: false, kind, message: "too many samples" };
    expect(await backend.plaintext.get(ASKED, never)).toMatchObject({ kind });
    backend.clock.advance(wait);
    expect(await backend.plaintext.get(ASKED, never)).toMatchObject({ kind });
    expect(backend.metrics.askedPlaintext).toHaveLength(times);
  });

  test("is not waited for by who has left", async () => {
    expect(await backend.plaintext.get(ASKED, AbortSignal.abort())).toMatchObject({ kind: "aborted" });
  });
});
