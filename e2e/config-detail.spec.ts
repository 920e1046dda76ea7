import { expect } from "@playwright/test";
import { setReviewsWeights } from "./fixtures/cluster";
import { test } from "./fixtures/test";

const REVIEWS = "/config/objects/VirtualService/bookinfo/reviews";

test.afterEach(() => setReviewsWeights([60, 30, 10]));

test("an object's page says where it is, and its parts are in the URL", async ({ page }) => {
  await page.goto(REVIEWS);
  await expect(page.getByRole("heading", { name: "reviews", level: 1 })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Where this object is" })).toContainText("bookinfo");
  await page.getByRole("tab", { name: "Conditions & events" }).click();
  await expect(page).toHaveURL(/tab=status/);
  await expect(page.getByRole("region", { name: "About this object" })).toContainText(
    "networking.istio.io/v1",
  );
  await page.reload();
  await expect(page.getByRole("region", { name: "Conditions" })).toBeVisible();
});

test("a change made elsewhere appears in the object's history with its fields", async ({ page }) => {
  await page.goto(`${REVIEWS}?tab=history`);
  await expect(page.getByText(/^Complete since /)).toBeVisible();
  await setReviewsWeights([55, 30, 15]);
  const change = page.getByRole("listitem").filter({ hasText: "spec.http[1].route[2].weight" }).first();
  await expect(change).toContainText("15");
  await change.getByRole("button", { name: "Show as it was" }).click();
  await expect(change.getByLabel("The object as it was")).toContainText("weight: 55");
});

test.describe("an object that is not there", () => {
  test.use({ expectedError: /404/ });
  test("is said not to be there, with the way to the history", async ({ page }) => {
    await page.goto("/config/objects/VirtualService/bookinfo/no-such");
    await expect(page.getByRole("alert").first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Look in the history" })).toBeVisible();
  });
});
