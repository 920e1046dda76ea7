import fc from "fast-check";
import { expect, test } from "vitest";
import { createSingleFlight } from "./single-flight";

const never = new AbortController().signal;

test("callers with the same key share one run, whatever their number and keys", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 }), async (keys) => {
      const fly = createSingleFlight("aborted");
      const started: string[] = [];
      const results = await Promise.all(
        keys.map((key) =>
          fly(key, never, async () => {
            started.push(key);
            await Promise.resolve();
            return key;
          }),
        ),
      );
      expect(results).toEqual(keys);
      expect(started.toSorted()).toEqual([...new Set(keys)].toSorted());
    }),
  );
});

test("a caller that leaves disturbs no other", async () => {
  const fly = createSingleFlight("aborted");
  let resolve: (value: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  const leaver = new AbortController();
  const first = fly("k", leaver.signal, () => promise);
  const second = fly("k", never, () => promise);
  leaver.abort();
  expect(await first).toBe("aborted");
  resolve("done");
  expect(await second).toBe("done");
});

test("when the last caller leaves, the run is aborted and the next caller starts a new one", async () => {
  const fly = createSingleFlight("aborted");
  const leaver = new AbortController();
  const signals: AbortSignal[] = [];
  const start = (signal: AbortSignal): Promise<string> => {
    signals.push(signal);
    return signals.length === 1 ? new Promise(() => undefined) : Promise.resolve("again");
  };
  const left = fly("k", leaver.signal, start);
  leaver.abort();
  expect(await left).toBe("aborted");
  expect(signals[0]?.aborted).toBe(true);
  expect(await fly("k", never, start)).toBe("again");
});

test("a run that fails is not kept", async () => {
  const fly = createSingleFlight("aborted");
  await expect(fly("k", never, () => Promise.reject(new Error("down")))).rejects.toThrow("down");
  expect(await fly("k", never, () => Promise.resolve("up"))).toBe("up");
});
