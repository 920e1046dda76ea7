import { expect, type Locator, type Page } from "@playwright/test";
import { z } from "zod";
import { askCluster, patchReviews } from "./fixtures/cluster";
import { launchDashboard, type Dashboard } from "./fixtures/dashboard";
import { breakMesh, mendMesh } from "./fixtures/fault";
import { dropShift, keepShift, PLAN_OF_BOB, SHIFT } from "./fixtures/kept-shift";
import { inCluster, isWriteOfReviews, REVIEWS } from "./fixtures/object-editor";
import { confirmWrite, destinationRow, openSplitsOf, shiftReviews, splitCard } from "./fixtures/shift-page";
import { test } from "./fixtures/test";

const VIRTUAL_SERVICES = "/apis/networking.istio.io/v1/namespaces/bookinfo/virtualservices";
const PAGE = "/splits/bookinfo/reviews";

const objectSchema = z.object({ spec: z.unknown() });
let before: z.infer<typeof objectSchema>;
let shared: Dashboard;

test.beforeAll(async () => {
  before = objectSchema.parse(JSON.parse(await inCluster(REVIEWS)));
  shared = await launchDashboard({});
});
test.afterEach(async ({ page }) => {
  // A page that goes on asking would complain about the dashboard that ends.
  await page.goto("about:blank");
  await mendMesh();
  await dropShift();
  await patchReviews([{ op: "replace", path: "/spec", value: before.spec }]);
});
test.afterAll(() => shared.end());

const reasonsOf = (page: Page): Locator =>
  splitCard(page, "reviews").getByRole("list", { name: "What to know of this comparison" });

test("a window that is shorter than the traffic's rhythm is told, and a longer one asked for", async ({
  page,
}) => {
  // What was lost in the minute before would be a reason of its own.
  test.setTimeout(150_000);
  const route = [997, 2, 1].map((weight, at) => ({
    destination: { host: "reviews", subset: `v${at + 1}` },
    weight,
  }));
  await patchReviews([{ op: "replace", path: "/spec/http", value: [{ route }] }]);
  await page.goto(`${shared.url}${PAGE}?window=1m`);
  await expect(reasonsOf(page)).toContainText(
    /\d requests in the window are too few to tell shares of reviews.*Choose a longer window\./,
    { timeout: 100_000 },
  );
});

test.describe("a route that cannot work as written says why, and what to do", () => {
  const ROUTE = "/spec/http/1/route/2/destination";
  for (const { what, patch, says } of [
    {
      what: "weights that do not add up",
      patch: { op: "replace", path: "/spec/http/1/route/0/weight", value: 50 },
      says: "The weights add up to 90, not to 100: each is taken as its part of 90. Write percent",
    },
    {
      what: "a subset that nobody defines",
      patch: { op: "replace", path: `${ROUTE}/subset`, value: "v9" },
      says: /defines the subset v9: its share .* 503\. Define it, or correct its name\./,
    },
    {
      what: "a host that does not exist",
      patch: { op: "replace", path: ROUTE, value: { host: "nobody" } },
      says: /is named nobody\.bookinfo.*: its share .* error\. Correct the name or create it\./,
    },
    {
      what: "a route that an earlier one shadows",
      patch: {
        op: "add",
        path: "/spec/http/0",
        value: { route: [{ destination: { host: "reviews", subset: "v1" } }] },
      },
      says: /spec\.http\[0\] comes first and takes every request.*Move this route up or narrow that one\./,
    },
  ])
    test(what, async ({ page }) => {
      await patchReviews([patch]);
      await page.goto(shared.url + PAGE);
      await expect(reasonsOf(page)).toContainText(says);
    });
});

test("a subset without pods is told with its share and the way out, and the mesh's page shows it too", async ({
  page,
}) => {
  await breakMesh("bookinfo/reviews-v3:scaled-to-zero");
  await page.goto(shared.url + PAGE);
  await expect(reasonsOf(page)).toContainText(
    /No ready pod is behind .*v3: its share .* 503\. Scale it up, or take its weight away\./,
    { timeout: 40_000 },
  );
  await page.goto(`${shared.url}/splits`);
  await expect(page.getByRole("table", { name: "Traffic splits" })).toContainText("No ready pod is behind");
});

test("of two VirtualServices for one host the one that does not count says which does", async ({ page }) => {
  const name = "reviews-again";
  const made = await askCluster("POST", VIRTUAL_SERVICES, {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { name, namespace: "bookinfo" },
    spec: {
      hosts: ["reviews"],
      http: [
        {
          route: [
            { destination: { host: "reviews", subset: "v1" }, weight: 50 },
            { destination: { host: "reviews", subset: "v2" }, weight: 50 },
          ],
        },
      ],
    },
  });
  expect(made.status).toBe(201);
  try {
    await page.goto(shared.url + PAGE);
    await expect(splitCard(page, name)).toContainText(
      /VirtualService bookinfo\/reviews already routes reviews.*only one of them counts\. Join the two\./,
    );
  } finally {
    await askCluster("DELETE", `${VIRTUAL_SERVICES}/${name}`);
  }
});

test("delegates in a circle, and an object in a version that is not known, are named in the explanation of a request", async ({
  request,
}) => {
  const delegating = (name: string, to: string, more: object): object => ({
    apiVersion: "networking.istio.io/v9",
    kind: "VirtualService",
    metadata: { name, namespace: "bookinfo" },
    spec: { ...more, http: [{ delegate: { name: to, namespace: "bookinfo" } }] },
  });
  const answer = await request.post(`${shared.url}/api/v1/routes/explain`, {
    headers: { origin: new URL(shared.url).origin },
    data: {
      source: { namespace: "bookinfo", workload: "productpage-v1" },
      host: "reviews",
      port: 9080,
      drafts: [
        delegating("reviews", "round", { hosts: ["reviews"] }),
        delegating("round", "about", {}),
        delegating("about", "round", {}),
      ],
    },
  });
  const text = await answer.text();
  expect(answer.status(), text).toBe(200);
  expect(text).toContain("VirtualService bookinfo/round delegates again, in a circle or in a chain");
  expect(text).toContain("Meshlens does not know these versions: VirtualService (networking.istio.io/v9)");
});

test.describe("telemetry", () => {
  test.use({ expectedError: /status of 50\d/ });

  test("that is missing leaves the weights to be read, no share to be believed and STRICT without a verdict", async ({
    page,
    startDashboard,
  }) => {
    const { url } = await startDashboard();
    await breakMesh("prometheus:down");
    await page.goto(url + PAGE);
    await expect(page.getByText(/Prometheus is not available .*traffic is not known/)).toBeVisible();
    await expect(reasonsOf(page)).toContainText("There is no telemetry for this window. See the status page");
    await expect(destinationRow(splitCard(page, "reviews"), "v3")).toContainText("10.0 %");
    await page.goto(`${url}/mtls/strict?namespace=bookinfo&lookback=1h`);
    await expect(page.getByRole("heading", { level: 2 }).first()).not.toContainText("safe");
    await expect(page.getByText(/not enough data/i).first()).toBeVisible();
  });
});

const WISH = { to: ["v3", 40], steps: /^Carefully/ } as const;

test.describe("in mid-shift", () => {
  test("a version that is scaled to zero holds the next step up, and rolling back restores the weights", async ({
    page,
    startDashboard,
  }) => {
    const card = await shiftReviews(page, await startDashboard(), WISH);
    await expect(card.getByRole("button", { name: "Next step" })).toBeVisible();
    await breakMesh("bookinfo/reviews-v3:scaled-to-zero");
    await expect(card.getByText(/^No pod is ready behind a version that gains traffic/)).toBeVisible({
      timeout: 40_000,
    });
    await expect(card.getByRole("button", { name: "Next step" })).toBeDisabled();
    await expect(reasonsOf(page)).toContainText("No ready pod is behind");
    await card.getByRole("button", { name: "Roll back" }).click();
    await confirmWrite(page, "Roll back", "Roll back");
    await expect(destinationRow(card, "v1")).toContainText("60.0 %");
    expect(await inCluster(REVIEWS)).not.toContain(SHIFT);
  });

  test("a step that the API server refuses moves nothing, says so, and is taken once it agrees", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    const card = await shiftReviews(page, await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }), WISH);
    const written = await inCluster(REVIEWS);
    kubeProxy.fail(isWriteOfReviews, { status: 403, reason: "Forbidden", message: "weights need a ticket" });
    await card.getByRole("button", { name: "Next step" }).click();
    const dialog = page.getByRole("dialog", { name: "Take the next step" });
    await dialog.getByRole("button", { name: "Take the step" }).click();
    await expect(dialog.getByRole("alert")).toContainText(/Not written: .*weights need a ticket/);
    await expect(dialog.getByRole("alert")).toContainText("The weights are as before. Mend the cause");
    expect(await inCluster(REVIEWS)).toBe(written);
    await dialog.getByRole("button", { name: "Close" }).first().click();
    await expect(card.getByRole("heading", { name: /^Step 1 of 4/ })).toBeVisible();
    kubeProxy.mend();
    await card.getByRole("button", { name: "Next step" }).click();
    await confirmWrite(page, "Take the next step", "Take the step");
    await expect(card.getByRole("heading", { name: /^Step 2 of 4/ })).toBeVisible();
  });

  test("a step whose answer is lost, and the page closed over it, is found as the cluster has it", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    const dashboard = await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig });
    const card = await shiftReviews(page, dashboard, WISH);
    const writes = kubeProxy.writes.length;
    kubeProxy.fail(isWriteOfReviews, { cut: "after" });
    await card.getByRole("button", { name: "Next step" }).click();
    await page.getByRole("button", { name: "Take the step", exact: true }).click();
    await expect.poll(() => kubeProxy.writes.length).toBe(writes + 1);
    await page.goto("about:blank");
    kubeProxy.mend();
    await page.goto(dashboard.url + PAGE);
    await expect(card.getByRole("heading", { name: /^Step 2 of 4/ })).toBeVisible();
    expect(kubeProxy.writes).toHaveLength(writes + 1);
  });

  test("a step that another computer's clock puts in the future counts as just now, and that is said", async ({
    page,
  }) => {
    await keepShift({
      ...PLAN_OF_BOB,
      gates: { ...PLAN_OF_BOB.gates, waitSeconds: 600 },
      steppedAt: "2998-01-05T08:00:00Z",
      deadline: "2999-01-05T12:00:00Z",
    });
    await page.goto(shared.url + PAGE);
    const card = splitCard(page, "reviews");
    await expect(card).toContainText("The last step lies in the future: two clocks differ.");
    await expect(card.getByRole("list", { name: "Gates" })).toContainText("0 ms since the last step");
    await expect(card.getByRole("button", { name: "Next step" })).toBeDisabled();
  });

  test("a plan of a newer Meshlens is left alone until somebody ends it, and the weights stay", async ({
    page,
    startDashboard,
  }) => {
    await keepShift({ version: 2, legs: [] });
    await openSplitsOf(page, await startDashboard(), "bookinfo/reviews");
    const card = splitCard(page, "reviews");
    await expect(card.getByRole("alert")).toContainText("A newer Meshlens keeps this shift");
    await expect(card.getByRole("button", { name: "Shift traffic…" })).toBeHidden();
    await card.getByRole("button", { name: "End the shift, keep the weights" }).click();
    await confirmWrite(page, "End the shift", "End the shift");
    await expect(card.getByRole("button", { name: "Shift traffic…" })).toBeVisible();
    expect(await inCluster(REVIEWS)).not.toContain(SHIFT);
    await expect(destinationRow(card, "v3")).toContainText("35.0 %");
  });
});

test.describe("rights", () => {
  test("that Meshlens lacks on a kind that decides are named, where its absence would be taken for a fault", async ({
    page,
    kubeProxy,
    startDashboard,
  }) => {
    kubeProxy.fail(({ path }) => /\/destinationrules(\?|$)/.test(path), {
      status: 403,
      reason: "Forbidden",
      message: "destinationrules is forbidden",
    });
    const { url } = await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig });
    await page.goto(url + PAGE);
    const warning = page.getByText(/Meshlens has no right to read destinationrules.*Grant list and watch/);
    await expect(warning).toBeVisible();
    await page.goto(`${url}/mtls?namespaces=bookinfo`);
    await expect(warning).toBeVisible();
  });

  test("that a viewer lacks on the object keep a shift from being started, with the reason", async ({
    page,
    startDashboard,
  }) => {
    await openSplitsOf(
      page,
      await startDashboard({ MESHLENS_CONTEXT: "bookinfo-viewer" }),
      "bookinfo/reviews",
    );
    const card = splitCard(page, "reviews");
    await expect(card.getByRole("button", { name: "Shift traffic…" })).toBeDisabled();
    await expect(card.getByText(/may not|not allowed|right/i).first()).toBeVisible();
  });
});
