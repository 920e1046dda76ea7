import { expect, type Page } from "@playwright/test";
import { patchReviews, setReviewsWeights } from "./fixtures/cluster";
import { test } from "./fixtures/test";

const REVIEWS = "/config/objects/VirtualService/bookinfo/reviews";

test.afterEach(async ({ page }) => {
  // A page that goes on asking would complain about the dashboard that ends.
  await page.goto("about:blank");
  await setReviewsWeights([60, 30, 10]);
});

/** Opens reviews with the right to write. */
async function openReviews(page: Page, dashboard: { signInUrl: string; url: string }): Promise<void> {
  await page.goto(dashboard.signInUrl);
  await page.goto(dashboard.url + REVIEWS);
  await expect(editor(page)).toContainText("weight: 60");
}

const editor = (page: Page) => page.getByRole("textbox", { name: "YAML of reviews, editor" });
const applyButton = (page: Page) => page.getByRole("button", { name: "Apply", exact: true });

/** Types at the end of the first line with this text, after removing `remove` characters. */
async function writeAfter(page: Page, line: string, remove: number, text: string): Promise<void> {
  await editor(page).getByText(line).first().click();
  await page.keyboard.press("End");
  for (let left = remove; left > 0; left -= 1) await page.keyboard.press("Backspace");
  await page.keyboard.type(text);
}

test("an edit shows its impact, is applied, and is followed until it is in force", async ({
  page,
  startDashboard,
}) => {
  test.setTimeout(150_000);
  await openReviews(page, await startDashboard());
  await writeAfter(page, "weight: 60", 2, "20");
  await writeAfter(page, "weight: 10", 2, "50");
  const impact = page.getByRole("region", { name: "Impact before you apply" });
  await expect(impact.getByRole("row", { name: /reviews-v3/ })).toContainText("+");
  await expect(page.getByText("server dry run: accepted")).toBeVisible();
  await page.getByText("Diff", { exact: true }).click();
  await expect(page.getByText("2 fields change")).toBeVisible();
  await applyButton(page).click();
  const steps = page.getByRole("list", { name: "Progress of your change" });
  await expect(steps.getByText("Written", { exact: true })).toBeVisible();
  await expect(steps.getByText(/not yet/)).toBeVisible();
  await expect(steps.getByText(/the flows moved/)).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole("table", { name: "Flows this change touches" })).toContainText("reviews-v3");
});

test("what somebody else changed meanwhile is asked about, and the answer is written", async ({
  page,
  startDashboard,
}) => {
  await openReviews(page, await startDashboard());
  await writeAfter(page, "weight: 60", 2, "55 # agreed with the team");
  await expect(applyButton(page)).toBeEnabled();
  await setReviewsWeights([70, 20, 10]);
  const conflicts = page.getByRole("region", { name: "Changed on both sides" });
  await expect(conflicts).toContainText("1 to answer");
  await expect(applyButton(page)).toBeDisabled();
  await expect(editor(page)).toContainText("55 # agreed with the team");
  await conflicts.getByRole("radio", { name: "Keep mine" }).check();
  await applyButton(page).click();
  await expect(page.getByRole("list", { name: "Progress of your change" })).toBeVisible();
  await expect(editor(page)).toContainText("weight: 55");
  await expect(editor(page)).toContainText("weight: 20");
});

test("a draft with its comments survives a reload, and a discarded one comes back", async ({
  page,
  startDashboard,
}) => {
  const dashboard = await startDashboard();
  await openReviews(page, dashboard);
  await writeAfter(page, "weight: 60", 0, " # keep me");
  await expect(page.getByText("Draft kept in this browser")).toBeVisible();
  await page.reload();
  await expect(editor(page)).toContainText("weight: 60 # keep me");
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(editor(page)).not.toContainText("keep me");
  await page.getByRole("button", { name: "Put the discarded draft back" }).click();
  await expect(editor(page)).toContainText("keep me");
  await page.goto(`${dashboard.url}/config/review`);
  const drafts = page.getByRole("list", { name: "Drafts of this browser" });
  await drafts.getByRole("link", { name: "reviews", exact: true }).first().click();
  await expect(editor(page)).toContainText("keep me");
});

test("what cannot be read or is another object is not applied, and says why", async ({
  page,
  startDashboard,
}) => {
  await openReviews(page, await startDashboard());
  await writeAfter(page, "name: reviews", 0, "-2");
  await expect(page.getByText(/That would be another object/)).toBeVisible();
  await expect(applyButton(page)).toBeDisabled();
  await writeAfter(page, "name: reviews-2", 2, ": [");
  await expect(page.getByText(/The YAML cannot be read/)).toBeVisible();
  await expect(applyButton(page)).toBeDisabled();
  await expect(page.getByRole("list", { name: "Problems in this text" })).toContainText("Line 4");
});

test("an object of a repository opens read-first: writing asks for its name", async ({
  page,
  startDashboard,
}) => {
  const trackingId = "/metadata/annotations";
  const value = {
    "argocd.argoproj.io/tracking-id": "bookinfo:networking.istio.io/VirtualService:bookinfo/reviews",
  };
  await patchReviews([{ op: "add", path: trackingId, value }]);
  try {
    await openReviews(page, await startDashboard());
    await writeAfter(page, "weight: 60", 2, "61");
    await expect(page.getByRole("button", { name: "Copy as patch" })).toBeEnabled();
    await expect(applyButton(page)).toHaveCount(0);
    await page.getByRole("button", { name: "Write anyway…" }).click();
    const dialog = page.getByRole("dialog", { name: "A repository owns this object" });
    const write = dialog.getByRole("button", { name: "Write to the cluster" });
    await expect(write).toBeDisabled();
    await dialog.getByRole("textbox").fill("reviews");
    await write.click();
    await expect(page.getByRole("list", { name: "Progress of your change" })).toBeVisible();
    await expect(editor(page)).toContainText("weight: 61");
  } finally {
    await patchReviews([{ op: "remove", path: trackingId }]);
  }
});

test("without the right to write the editor reads only, and says why", async ({ page, startDashboard }) => {
  const dashboard = await startDashboard();
  await page.goto(dashboard.url + REVIEWS);
  await expect(editor(page)).toContainText("weight: 60");
  await expect(page.getByText(/^Read only\./)).toBeVisible();
  await writeAfter(page, "weight: 60", 0, " # no");
  await expect(editor(page)).not.toContainText("# no");
});
