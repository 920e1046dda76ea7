import { expect } from "@playwright/test";
import { setReviewsWeights } from "./fixtures/cluster";
import { breakMesh, mendMesh } from "./fixtures/fault";
import type { Asked } from "./fixtures/kube-proxy";
import {
  applyButton,
  checks,
  editor,
  isWriteOfReviews,
  openObject,
  progress,
  results,
  REVIEWS,
  weightOfV1,
  writeAfter,
} from "./fixtures/object-editor";
import { test } from "./fixtures/test";

test.afterEach(async ({ page }) => {
  // A page that goes on asking would complain about the dashboard that ends.
  await page.goto("about:blank");
  await mendMesh();
  await setReviewsWeights([60, 30, 10]);
});

const isTrialOfReviews = ({ method, path, dryRun }: Asked): boolean =>
  method === "PATCH" && dryRun && path === REVIEWS;

test.describe("an API server or a webhook that refuses", () => {
  test("a webhook's words are shown at the dry run, and the text is kept", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    kubeProxy.fail(isTrialOfReviews, {
      status: 403,
      reason: "Forbidden",
      message: 'admission webhook "policy.example.com" denied the request: weights need a ticket',
    });
    await openObject(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }));
    await writeAfter(editor(page), "weight: 60", 2, "55");
    await expect(checks(page).getByRole("alert")).toContainText("weights need a ticket");
    await expect(applyButton(page)).toBeDisabled();
    const checkAgain = page.getByRole("button", { name: "Check again" });
    await expect(checkAgain).toBeVisible();
    kubeProxy.mend();
    await checkAgain.click();
    await expect(applyButton(page)).toBeEnabled();
    await expect(editor(page)).toContainText("weight: 55");
    expect(kubeProxy.writes).toEqual([]);
  });

  test("a webhook that does not answer in time is told from a refusal, and the text is kept", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    await openObject(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }));
    await writeAfter(editor(page), "weight: 60", 2, "55");
    await expect(applyButton(page)).toBeEnabled();
    kubeProxy.fail(isWriteOfReviews, {
      status: 500,
      reason: "InternalError",
      message:
        'Internal error occurred: failed calling webhook "policy.example.com": context deadline exceeded',
    });
    await applyButton(page).click();
    await expect(results(page).getByRole("alert")).toContainText(/webhook.*context deadline exceeded/);
    await expect(editor(page)).toContainText("weight: 55");
    expect(await weightOfV1()).toBe(60);
  });
});

test.describe("an API server that is lost on the way", () => {
  test("at the preview nothing is applied, and it can be checked again", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    await openObject(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }));
    kubeProxy.fail(({ path, method }) => path === REVIEWS && method === "GET", { cut: "before" });
    await writeAfter(editor(page), "weight: 60", 2, "55");
    await expect(checks(page).getByRole("alert")).toContainText("cannot be reached");
    await expect(applyButton(page)).toBeDisabled();
    const checkAgain = page.getByRole("button", { name: "Check again" });
    await expect(checkAgain).toBeVisible();
    kubeProxy.mend();
    await checkAgain.click();
    await applyButton(page).click();
    await expect(progress(page)).toBeVisible();
    expect(kubeProxy.writes.map(({ path }) => path)).toEqual([REVIEWS]);
    expect(await weightOfV1()).toBe(55);
  });

  test("before the write arrived it is said to be uncertain, and applying again writes it once", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    await openObject(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }));
    await writeAfter(editor(page), "weight: 60", 2, "55");
    await expect(applyButton(page)).toBeEnabled();
    kubeProxy.fail(isWriteOfReviews, { cut: "before" });
    await applyButton(page).click();
    await expect(results(page)).toContainText("your text is kept");
    await expect(editor(page)).toContainText("weight: 55");
    expect(await weightOfV1()).toBe(60);
    kubeProxy.mend();
    await results(page).getByRole("button", { name: "Read again and compare" }).click();
    await applyButton(page).click();
    await expect(progress(page)).toBeVisible();
    expect(kubeProxy.writes).toHaveLength(1);
    expect(await weightOfV1()).toBe(55);
  });

  test("after the write was made and its answer lost, it counts as written and is not sent twice", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    await openObject(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }));
    await writeAfter(editor(page), "weight: 60", 2, "55");
    await expect(applyButton(page)).toBeEnabled();
    kubeProxy.fail(isWriteOfReviews, { cut: "after" });
    await applyButton(page).click();
    await expect(progress(page)).toBeVisible();
    expect(kubeProxy.writes).toHaveLength(1);
    expect(await weightOfV1()).toBe(55);
  });

  test("where the reading after it is lost too, it is uncertain; once read again there is nothing left to write", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    await openObject(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }));
    await writeAfter(editor(page), "weight: 60", 2, "55");
    await expect(applyButton(page)).toBeEnabled();
    kubeProxy.fail(isWriteOfReviews, { cut: "after" });
    kubeProxy.fail(
      ({ path, method }) => path === REVIEWS && method === "GET" && kubeProxy.writes.length > 0,
      {
        cut: "before",
      },
    );
    await applyButton(page).click();
    await expect(results(page)).toContainText("your text is kept");
    kubeProxy.mend();
    await results(page).getByRole("button", { name: "Read again and compare" }).click();
    await expect(page.getByText("This says what the cluster has already")).toBeVisible();
    await expect(editor(page)).toContainText("weight: 55");
    await expect(applyButton(page)).toBeDisabled();
    expect(kubeProxy.writes).toHaveLength(1);
  });

  test("a slow API server is waited for, and writes once", async ({ page, kubeProxy, startDashboard }) => {
    await openObject(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }));
    await breakMesh("kubernetes:slow=2000");
    await writeAfter(editor(page), "weight: 60", 2, "55");
    await expect(page.getByText("checking…")).toBeVisible();
    await expect(applyButton(page)).toBeEnabled({ timeout: 30_000 });
    await applyButton(page).click();
    await expect(progress(page)).toBeVisible();
    await mendMesh();
    expect(kubeProxy.writes).toHaveLength(1);
    expect(await weightOfV1()).toBe(55);
  });
});

test("with the API server's clock an hour ahead a change is followed all the same", async ({
  page,
  startDashboard,
}) => {
  test.setTimeout(150_000);
  await breakMesh("kubernetes:skew=3600000");
  await openObject(page, await startDashboard());
  await writeAfter(editor(page), "weight: 60", 2, "20");
  await writeAfter(editor(page), "weight: 10", 2, "50");
  await applyButton(page).click();
  const steps = progress(page);
  await expect(steps.getByText("Written", { exact: true })).toBeVisible();
  await expect(steps.getByText(/the flows moved/)).toBeVisible({ timeout: 100_000 });
});

test.describe("without a schema", () => {
  test.use({ expectedError: /status of (404|50\d)/ });

  test("an object is edited and applied by the dry run alone, and that is said", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    kubeProxy.fail(({ path }) => path.startsWith("/openapi/"), {
      status: 404,
      reason: "NotFound",
      message: "the server could not find the requested resource",
    });
    await openObject(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }));
    await expect(checks(page)).toContainText(/gives no schema for this kind/);
    await writeAfter(editor(page), "weight: 60", 2, "55");
    await applyButton(page).click();
    await expect(progress(page)).toBeVisible();
    expect(await weightOfV1()).toBe(55);
  });
});
