import { expect } from "@playwright/test";
import { setReviewsWeights } from "./fixtures/cluster";
import { edgeRow } from "./fixtures/edge-row";
import { test } from "./fixtures/test";

test.afterEach(() => setReviewsWeights([60, 30, 10]));

test("a changed route moves the traffic on the page: reviews v1 shrinks and v3 grows", async ({ page }) => {
  await page.goto("/graph?type=workload&view=table&window=1m");
  const rateTo = async (workload: string): Promise<number> => {
    const row = edgeRow(page, "productpage-v1", workload);
    const text = (await row.count()) === 0 ? "" : await row.textContent({ timeout: 1_000 });
    return Number(/([\d.]+) rps/.exec(text ?? "")?.[1] ?? 0);
  };
  await expect.poll(() => rateTo("reviews-v1")).toBeGreaterThan(0);
  const before = { v1: await rateTo("reviews-v1"), v3: await rateTo("reviews-v3") };
  await setReviewsWeights([0, 0, 100]);
  const patience = { timeout: 45_000 };
  await expect.poll(() => rateTo("reviews-v3"), patience).toBeGreaterThan(before.v3 * 1.5);
  await expect.poll(() => rateTo("reviews-v1"), patience).toBeLessThan(before.v1 * 0.9);
});
