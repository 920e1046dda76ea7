import { expect } from "@playwright/test";
import { refusedDashboard } from "./fixtures/dashboard";
import { edgeRow } from "./fixtures/edge-row";
import { freePort } from "./fixtures/free-port";
import { fromSetup } from "./fixtures/from-setup";
import { problemOf } from "./fixtures/problem";
import { openRelay } from "./fixtures/relay";
import { test } from "./fixtures/test";

test.describe("without Prometheus", () => {
  test.use({ expectedError: /status of 503/ });

  test("the pages say what is down and what to do, and readiness does not depend on it", async ({
    page,
    request,
    startDashboard,
  }) => {
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const { url } = await startDashboard({ MESHLENS_PROMETHEUS_URL: nowhere });
    await expect.poll(async () => (await request.get(`${url}/readyz`)).status()).toBe(200);
    const problem = await problemOf(await request.get(`${url}/api/v1/graph`));
    expect(problem).toMatchObject({ status: 503, dependency: "prometheus" });
    await page.goto(`${url}/graph`);
    await expect(page.getByRole("alert").filter({ hasText: "Prometheus is not available" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await page.getByRole("link", { name: "Metrics unreachable" }).click();
    const card = page.getByRole("region", { name: "Prometheus" });
    await expect(card).toContainText("Unreachable");
    await expect(card).toContainText(/What to do.*MESHLENS_PROMETHEUS_URL/);
    await expect(page.getByRole("region", { name: "Kubernetes API" })).toContainText("Connected");
  });

  test("a view that was not seen before says so, and comes when Prometheus is back", async ({
    page,
    request,
    startDashboard,
  }) => {
    const relay = await openRelay(fromSetup("E2E_PROMETHEUS_URL"));
    const { url } = await startDashboard({ MESHLENS_PROMETHEUS_URL: relay.url });
    await page.goto(`${url}/graph?type=workload&view=table&refresh=off`);
    const row = edgeRow(page, "productpage-v1", "reviews-v1");
    await expect(row).toBeVisible();
    await relay.cut();
    await page.getByRole("button", { name: "Last 5 min" }).click();
    await page.getByRole("radio", { name: "10 min" }).check();
    await expect(page.getByRole("alert").filter({ hasText: "Prometheus is not available" })).toBeVisible();
    expect((await request.get(`${url}/readyz`)).status()).toBe(200);
    await relay.mend();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(row).toBeVisible();
    await relay.cut();
  });
});

for (const [name, settings] of [
  ["MESHLENS_AUTH", { HOST: "0.0.0.0" }],
  ["PORT", { PORT: "70000" }],
  ["MESHLENS_HEALTH", { MESHLENS_HEALTH: "rosy" }],
] as const) {
  test(`${JSON.stringify(settings)} is refused at start, and ${name} named`, async () => {
    const { exitCode, stderr } = await refusedDashboard(settings);
    expect(exitCode).toBeGreaterThan(0);
    expect(stderr).toContain(name);
  });
}

test("SIGTERM ends a dashboard within five seconds, also with a page open", async ({
  page,
  startDashboard,
}) => {
  const dashboard = await startDashboard();
  await page.goto(`${dashboard.url}/graph`);
  await expect(page.getByRole("application", { name: "Traffic graph" })).toBeVisible();
  expect(await dashboard.end()).toBeLessThan(5_000);
});
