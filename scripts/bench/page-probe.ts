import path from "node:path";
import type { Page } from "@playwright/test";
import { z } from "zod";

const probeSchema = z.object({
  /** Milliseconds from the last reset to the last draw before the canvas fell quiet. */
  lastDrawMs: z.number(),
  longTasks: z.array(z.number()),
  /** Milliseconds from message to answer, of each layout. */
  layouts: z.array(z.number()),
  nodes: z.number(),
});

const QUIET_WITHIN_MS = 60_000;

/** Watches draws, long tasks and workers of every page opened from now on. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript({ path: path.join(import.meta.dirname, "in-page-probe.js") });
}

/** Starts counting anew. */
export async function resetProbe(page: Page): Promise<void> {
  await page.evaluate(() => void window.dispatchEvent(new Event("bench-reset")));
}

/** Waits until the canvas has drawn something since the last reset and has then been quiet for a while, and reads what was noted. */
export async function readProbe(page: Page): Promise<z.infer<typeof probeSchema>> {
  await page.waitForFunction(() => document.documentElement.dataset["quiet"] === "yes", undefined, {
    timeout: QUIET_WITHIN_MS,
  });
  const text = await page.evaluate(() => document.documentElement.dataset["probe"] ?? "null");
  return probeSchema.parse(JSON.parse(text));
}
