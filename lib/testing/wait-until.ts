/** Resolves as soon as the condition holds; rejects when it does not within 15 seconds. */
export async function waitUntil(holds: () => boolean): Promise<void> {
  const until = performance.now() + 15_000;
  while (!holds()) {
    if (performance.now() > until) throw new Error(`never came true: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
