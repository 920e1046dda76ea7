import type { ChildProcess } from "node:child_process";

/** Resolves with the exit code to use when a person or the system asks to end, or when one of the children ends by itself. */
export function untilInterrupted(...children: readonly ChildProcess[]): Promise<number> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve(0));
    process.once("SIGTERM", () => resolve(0));
    for (const child of children) child.once("exit", (code) => resolve(code ?? 1));
  });
}
