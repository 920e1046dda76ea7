import { expect } from "@playwright/test";
import { patchReviews, setReviewsWeights } from "./fixtures/cluster";
import { dropShift, keepShift, PLAN_OF_BOB, SHIFT } from "./fixtures/kept-shift";
import { inCluster, isWriteOfReviews, REVIEWS } from "./fixtures/object-editor";
import {
  confirmWrite,
  destinationRow,
  openSplitsOf,
  planShift,
  shiftReviews,
  splitCard,
} from "./fixtures/shift-page";
import { test } from "./fixtures/test";

test.afterEach(async ({ page }) => {
  // A page that goes on asking would complain about the dashboard that ends.
  await page.goto("about:blank");
  await dropShift();
  await setReviewsWeights([60, 30, 10]);
});

const WISH = { to: ["v3", 40], steps: /^Carefully/ } as const;

test("a shift survives closing the page: its plan, steps and gates are on the object", async ({
  page,
  startDashboard,
}) => {
  const dashboard = await startDashboard();
  const card = await shiftReviews(page, dashboard, { ...WISH, requests: "100000" });
  await expect(card.getByRole("heading", { name: /^Step 1 of 4/ })).toBeVisible();
  await page.goto("about:blank");
  await page.goto(`${dashboard.url}/splits/bookinfo/reviews`);
  await expect(card.getByRole("heading", { name: /^Step 1 of 4/ })).toBeVisible();
  await expect(card.getByText(/by ann, begun/)).toBeVisible();
  await expect(card.getByRole("list", { name: "Gates" })).toContainText("wanted at least 100,000");
  await expect(card.getByRole("button", { name: "Next step" })).toBeDisabled();
  await expect(card.getByText("Waiting for the gates.")).toBeVisible();
});

test("steps are paused, resumed and taken, gates are changed, and the end is summed up", async ({
  page,
  startDashboard,
}) => {
  const card = await shiftReviews(page, await startDashboard(), {
    to: ["v3", 40],
    steps: /^In two steps/,
    requests: "100000",
  });
  await card.getByRole("button", { name: "Pause" }).click();
  await confirmWrite(page, "Pause the shift", "Pause");
  await expect(card.getByText("Paused: resume it to take the next step.")).toBeVisible();
  await card.getByRole("button", { name: "Resume" }).click();
  await confirmWrite(page, "Resume the shift", "Resume");
  await card.getByRole("button", { name: "Change gates" }).click();
  const form = card.getByRole("form", { name: "Change gates" });
  await form.getByRole("textbox", { name: "Requests at least" }).fill("");
  await form.getByRole("button", { name: "Review…" }).click();
  await confirmWrite(page, "Change the gates", "Change");
  await expect(card.getByText("No gates were asked for.")).toBeVisible();
  await card.getByRole("button", { name: "Next step" }).click();
  await confirmWrite(page, "Take the next step", "Take the step");
  await expect(destinationRow(card, "v3")).toContainText("40.0 %");
  await card.getByRole("button", { name: "Finish" }).click();
  await confirmWrite(page, "Finish the shift", "Finish");
  const summary = page.getByRole("region", { name: "Summary of the shift" });
  await expect(summary).toContainText("2 of 2 steps taken.");
  await expect(summary).toContainText("v3: weight 10 → 40");
  await expect(summary.getByRole("button", { name: "Copy as Markdown" })).toBeVisible();
  expect(await inCluster(REVIEWS)).not.toContain(SHIFT);
});

test("an abandoned shift is listed and can be taken over", async ({ page, startDashboard }) => {
  const dashboard = await startDashboard();
  await keepShift(PLAN_OF_BOB);
  await page.goto(dashboard.signInUrl);
  await page.goto(`${dashboard.url}/splits?shifting=true`);
  await expect(page.getByText("Shift overdue: step 1 of 2, 35.0 %")).toBeVisible();
  await expect(page.getByText("begun by bob")).toBeVisible();
  await page.getByRole("link", { name: "reviews" }).first().click();
  const card = splitCard(page, "reviews");
  await card.getByRole("button", { name: "Take over" }).click();
  const form = card.getByRole("form", { name: "Take over" });
  await form.getByRole("textbox", { name: "Your name" }).fill("cid");
  await form.getByRole("button", { name: "Review…" }).click();
  await confirmWrite(page, "Take the shift over", "Take over");
  await expect(card.getByText(/by cid, begun/)).toBeVisible();
  await expect(card.getByText(/to be done by/)).toBeVisible();
  await card.getByRole("button", { name: "Roll back" }).click();
  await confirmWrite(page, "Roll back", "Roll back");
  await expect(destinationRow(card, "v1")).toContainText("60.0 %");
});

test("a step that the API server refuses is said, and nothing moves", async ({
  page,
  kubeProxy,
  startDashboard,
}) => {
  await openSplitsOf(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }), "bookinfo/reviews");
  const card = splitCard(page, "reviews");
  kubeProxy.fail(isWriteOfReviews, {
    status: 403,
    reason: "Forbidden",
    message: 'admission webhook "policy.example.com" denied the request: weights need a ticket',
  });
  await planShift(page, card, WISH);
  const dialog = page.getByRole("dialog", { name: "Start the shift" });
  await dialog.getByRole("button", { name: "Start", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("weights need a ticket");
  expect(kubeProxy.writes).toEqual([]);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(destinationRow(card, "v3")).toContainText("10.0 %");
});

test("weights that somebody else changed meanwhile end the plan, and that is said", async ({
  page,
  startDashboard,
}) => {
  const card = await shiftReviews(page, await startDashboard(), WISH);
  await expect(card.getByRole("heading", { name: /^Step 1 of 4/ })).toBeVisible();
  await setReviewsWeights([10, 10, 80]);
  await expect(card.getByRole("alert")).toContainText("Somebody else changed the weights");
  await card.getByRole("button", { name: "End the shift, keep the weights" }).click();
  await confirmWrite(page, "End the shift", "End the shift");
  await expect(page.getByRole("region", { name: "Summary of the shift" })).toContainText("left as it is now");
  await expect(card.getByRole("button", { name: "Shift traffic…" })).toBeVisible();
});

test("who may only read is told so, and starts nothing", async ({ page, startDashboard }) => {
  const dashboard = await startDashboard();
  await page.goto(`${dashboard.url}/splits/bookinfo/reviews`);
  const card = splitCard(page, "reviews");
  await expect(card.getByRole("button", { name: "Shift traffic…" })).toBeDisabled();
  await expect(card.getByText(/^You are reading only/)).toBeVisible();
});

test("an object that a repository keeps is read first", async ({ page, startDashboard }) => {
  const dashboard = await startDashboard();
  await patchReviews([
    {
      op: "add",
      path: "/metadata/annotations",
      value: { "argocd.argoproj.io/tracking-id": "shop:networking.istio.io/VirtualService:bookinfo/reviews" },
    },
  ]);
  try {
    await openSplitsOf(page, dashboard, "bookinfo/reviews");
    const card = splitCard(page, "reviews");
    await expect(card.getByText(/keeps this object from a repository/)).toBeVisible();
    await planShift(page, card, WISH);
    const dialog = page.getByRole("dialog", { name: "Start the shift" });
    await expect(dialog.getByRole("button", { name: "Start", exact: true })).toBeDisabled();
    await dialog.getByRole("textbox", { name: /^Type reviews/ }).fill("reviews");
    await expect(dialog.getByRole("button", { name: "Start", exact: true })).toBeEnabled();
  } finally {
    await patchReviews([{ op: "remove", path: "/metadata/annotations/argocd.argoproj.io~1tracking-id" }]);
  }
});
