import { expect } from "@playwright/test";
import { freePort } from "./fixtures/free-port";
import { test } from "./fixtures/test";

test("under a sub-path everything works and nothing is asked for outside it", async ({
  page,
  startDashboard,
}) => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const base = `${origin}/a/mesh`;
  const dashboard = await startDashboard({ PORT: String(port), PUBLIC_URL: base });
  expect(dashboard.url).toBe(base);
  const outside: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    const inside = url.origin === origin && /^\/a\/mesh(\/|$)/.test(url.pathname);
    if (url.protocol.startsWith("http") && !inside) outside.push(url.href);
  });
  await page.goto(dashboard.signInUrl);
  await expect(page).toHaveURL(/\/a\/mesh\/graph/);
  await expect(page.getByRole("application", { name: "Traffic graph" })).toBeVisible();
  const types = page.getByRole("radiogroup", { name: "Graph type" });
  await types.getByText("Service", { exact: true }).click();
  await expect(page).toHaveURL(`${base}/graph?type=service`);
  await page.getByRole("link", { name: "Status" }).click();
  await expect(page).toHaveURL(/\/a\/mesh\/status/);
  await expect(page.getByRole("region", { name: "Prometheus" })).toContainText("Connected");
  const api = await page.request.get(`${base}/api/v1/status`);
  expect(await api.json()).toMatchObject({ viewer: { mode: "session" } });
  expect((await page.request.get(`${origin}/api/v1/status`)).status()).toBe(404);
  const [cookie] = await page.context().cookies(base);
  expect(cookie?.path).toBe("/a/mesh");
  expect(outside).toEqual([]);
});
