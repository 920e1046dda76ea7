import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiProblem, type ApiProblemKind } from "./api-problem";
import { createQueryClient } from "./query-client";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function attempts(kind: ApiProblemKind, status?: number): Promise<number> {
  const ask = vi.fn(() =>
    Promise.reject(
      new ApiProblem(kind, { title: "t", detail: "d", ...(status !== undefined && { status }) }),
    ),
  );
  const observer = new QueryObserver(createQueryClient(), { queryKey: ["x"], queryFn: ask });
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(30_000);
  stop();
  return ask.mock.calls.length;
}

test.each<[ApiProblemKind, number | undefined, number]>([
  ["unreachable", undefined, 3],
  ["problem", 503, 3],
  ["problem", 400, 1],
  ["problem", 403, 1],
  ["problem", 404, 1],
  ["timeout", undefined, 1],
  ["unexpectedAnswer", 200, 1],
])(
  "%s with status %s is asked %d times: only what may pass is tried again",
  async (kind, status, expected) => {
    expect(await attempts(kind, status)).toBe(expected);
  },
);
