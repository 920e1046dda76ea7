import { expect } from "@playwright/test";
import { setReviewsWeights } from "./fixtures/cluster";
import { test } from "./fixtures/test";

test.afterEach(() => setReviewsWeights([60, 30, 10]));

test("the history tells of a change as it happens: object, manager and fields", async ({ page }) => {
  await page.goto("/config/history?namespaces=bookinfo");
  await expect(page.getByText(/^Complete since /)).toBeVisible();
  await setReviewsWeights([50, 40, 10]);
  const change = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "VirtualService reviews bookinfo" }) })
    .filter({ hasText: "spec.http[1].route[1].weight" })
    .first();
  await expect(change).toContainText("40");
  await expect(change).toContainText("Changed");
});

test("the history is narrowed by text, and says when nothing matches", async ({ page }) => {
  await page.goto("/config/history?namespaces=bookinfo&text=no-such-field");
  await expect(page.getByText("None of the changes loaded so far match")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page.getByRole("listitem").first()).toBeVisible();
});

test("the audit log says that nothing was written, or by whom", async ({ page }) => {
  await page.goto("/config/audit");
  const empty = page.getByText("Nothing was written yet");
  await expect(empty.or(page.getByRole("table", { name: "Audit log" }))).toBeVisible();
});
