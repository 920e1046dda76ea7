import { expect } from "@playwright/test";
import { edgeRow } from "./fixtures/edge-row";
import { breakMesh, mendMesh } from "./fixtures/fault";
import { test } from "./fixtures/test";

test.afterEach(mendMesh);

test.describe("while Prometheus misbehaves", () => {
  test.use({ expectedError: /status of 50\d/ });

  for (const fault of [
    "prometheus:error=500",
    "prometheus:error=429",
    "prometheus:cut=100",
    "prometheus:down",
  ])
    test(`${fault}: the graph says that Prometheus is not available, and comes back with it`, async ({
      page,
      startDashboard,
    }) => {
      const { url } = await startDashboard();
      await breakMesh(fault);
      await page.goto(`${url}/graph?type=workload&view=table&refresh=off`);
      await expect(page.getByRole("alert").filter({ hasText: "Prometheus" })).toBeVisible();
      await mendMesh();
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(edgeRow(page, "productpage-v1", "reviews-v1")).toBeVisible();
    });

  test("prometheus:slow: the graph comes late, and whole", async ({ page, startDashboard }) => {
    const { url } = await startDashboard();
    await breakMesh("prometheus:slow=1500");
    await page.goto(`${url}/graph?type=workload&view=table&refresh=off`);
    await expect(edgeRow(page, "productpage-v1", "reviews-v1")).toBeVisible();
  });

  test("prometheus:partial: the graph says that data is missing", async ({ page, startDashboard }) => {
    const { url } = await startDashboard();
    await breakMesh("prometheus:partial=0.5");
    await page.goto(`${url}/graph?type=workload&refresh=off`);
    await expect(page.getByText("a store did not answer").first()).toBeVisible();
  });
});

test.describe("while the Kubernetes API misbehaves", () => {
  test("kubernetes:down: traffic is still shown, and the status page says what is down", async ({
    page,
    startDashboard,
  }) => {
    const { url } = await startDashboard();
    await page.goto(`${url}/graph?type=workload&view=table`);
    await expect(edgeRow(page, "productpage-v1", "reviews-v1")).toBeVisible();
    await breakMesh("kubernetes:down");
    await page.goto(`${url}/status`);
    await expect(page.getByRole("region", { name: "Kubernetes API" })).toContainText("Unreachable", {
      timeout: 45_000,
    });
    await page.goto(`${url}/graph?type=workload&view=table`);
    await expect(edgeRow(page, "productpage-v1", "reviews-v1")).toBeVisible();
  });

  for (const fault of ["kubernetes:drop-watches=300", "kubernetes:gone", "kubernetes:slow=1000"])
    test(`${fault}: the graph is shown all the same`, async ({ page, startDashboard }) => {
      await breakMesh(fault);
      const { url } = await startDashboard();
      await page.goto(`${url}/graph?type=workload&view=table`);
      await expect(edgeRow(page, "productpage-v1", "reviews-v1")).toBeVisible();
    });
});

test("a workload that fails is shown failing", async ({ page }) => {
  // A minute of failures has to be scraped before it is most of what is shown.
  test.setTimeout(150_000);
  await page.goto("/graph?type=workload&view=table&window=1m");
  const row = edgeRow(page, "reviews-v2", "ratings-v1");
  /** In percent, the first share that the line tells after its rate. */
  const failing = async (): Promise<number> =>
    Number(/rps.*?([\d.]+) %/.exec((await row.textContent()) ?? "")?.[1] ?? NaN);
  await expect.poll(failing).toBeLessThan(15);
  await breakMesh("bookinfo/ratings-v1:failing=1");
  await expect.poll(failing, { timeout: 100_000 }).toBeGreaterThan(40);
});
