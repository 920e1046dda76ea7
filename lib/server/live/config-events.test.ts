import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ObjectChange } from "@/lib/ports/cluster-source";
import { configEvents } from "./config-events";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const change = (kindKey: string): ObjectChange => ({
  kindKey,
  before: undefined,
  after: undefined,
  found: false,
});

function cluster(): {
  readonly source: Parameters<typeof configEvents>[0];
  readonly listeners: Set<(changes: readonly ObjectChange[]) => void>;
  revision: number;
} {
  const listeners = new Set<(changes: readonly ObjectChange[]) => void>();
  const state = {
    listeners,
    revision: 7,
    source: {
      onChange(listener: (changes: readonly ObjectChange[]) => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      snapshot: () => ({ revision: state.revision, list: () => [], get: () => undefined }),
    },
  };
  return state;
}

async function read(stream: ReadableStream<Uint8Array>): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of stream) chunks.push(new TextDecoder().decode(chunk));
  return chunks;
}

test("changes of configuration are told once for all that come together, other kinds not at all", async () => {
  const { source, listeners } = cluster();
  const ending = new AbortController();
  const received = read(configEvents(source, null, ending.signal));
  for (const kind of ["Pod", "VirtualService", "HTTPRoute"])
    for (const tell of listeners) tell([change(kind)]);
  await vi.advanceTimersByTimeAsync(600);
  for (const tell of listeners) tell([change("Pod")]);
  await vi.advanceTimersByTimeAsync(600);
  ending.abort();
  expect((await received).filter((text) => text.includes("event: changed"))).toHaveLength(1);
  expect(listeners.size).toBe(0);
});

test("a reader that resumes behind the present is told at once; one that is up to date is not", async () => {
  for (const [id, told] of [
    ["6", 1],
    ["7", 0],
  ] as const) {
    const ending = new AbortController();
    const received = read(configEvents(cluster().source, id, ending.signal));
    ending.abort();
    expect((await received).filter((text) => text.includes("event: changed"))).toHaveLength(told);
  }
});

test("an idle stream shows that it lives, and ends before rights grow old", async () => {
  const received = read(configEvents(cluster().source, null, new AbortController().signal));
  await vi.advanceTimersByTimeAsync(10 * 60_000 + 1);
  expect((await received).filter((text) => text === ": alive\n\n").length).toBeGreaterThan(30);
});

test("a reader that leaves is forgotten", async () => {
  const { source, listeners } = cluster();
  const stream = configEvents(source, null, new AbortController().signal);
  await stream.cancel();
  expect(listeners.size).toBe(0);
});
