import type { ChildProcess } from "node:child_process";

/** Aborts when a person or the system asks the process to end; to be taken before children start, so that none is left. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

/** Resolves with the exit code to use when interrupted or when one of the children ends by itself. */
export function untilInterrupted(
  interrupted: AbortSignal,
  ...children: readonly ChildProcess[]
): Promise<number> {
  return new Promise((resolve) => {
    if (interrupted.aborted) resolve(0);
    interrupted.addEventListener("abort", () => resolve(0), { once: true });
    for (const child of children) child.once("exit", (code) => resolve(code ?? 1));
  });
}
