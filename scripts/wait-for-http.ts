import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

export type Waited = { readonly ok: true } | { readonly ok: false; readonly cause: string };

/** Waits until the URL answers with a success, the child behind it ends, the signal aborts, or the time is up. */
export async function waitForHttp(
  url: string,
  options: { child?: ChildProcess; signal?: AbortSignal; timeoutMs: number },
): Promise<Waited> {
  const deadline = performance.now() + options.timeoutMs;
  let cause = "no answer";
  while (performance.now() < deadline) {
    const { child, signal } = options;
    if (signal?.aborted === true) return { ok: false, cause: "interrupted" };
    if (child && (child.exitCode !== null || child.signalCode !== null)) {
      return {
        ok: false,
        cause: `the process ended with ${child.exitCode ?? child.signalCode ?? "nothing"}`,
      };
    }
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch((error: unknown) =>
      String(error),
    );
    if (typeof answer !== "string") {
      await answer.body?.cancel();
      if (answer.ok) return { ok: true };
      cause = `answered ${answer.status}`;
    } else cause = answer;
    await pause(100);
  }
  return { ok: false, cause };
}
