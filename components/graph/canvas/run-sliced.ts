/** The page answers to pointer and keys between slices. */
const SLICE_MS = 100;

/** Runs `steps` to its end in slices of about 100 ms; work shorter than one slice is done when this returns. Stops early once `stopped` says so. */
export async function runSliced(steps: Iterator<undefined, void>, stopped: () => boolean): Promise<void> {
  let started = performance.now();
  while (!stopped() && steps.next().done !== true) {
    if (performance.now() - started < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    started = performance.now();
  }
}
