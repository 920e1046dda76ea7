import { expect } from "@playwright/test";
import { edgeRow } from "./fixtures/edge-row";
import { graphRequests } from "./fixtures/graph-requests";
import { test } from "./fixtures/test";

const TABLE = "/graph?type=workload&view=table&refresh=off";

test("the namespace picker narrows the graph to the traffic of a namespace", async ({ page }) => {
  await page.goto(TABLE);
  await expect(edgeRow(page, "productpage-v1", "details-v1")).toBeVisible();
  await page.getByRole("button", { name: /^Namespaces:/ }).click();
  await page.getByRole("option", { name: /^istio-system/ }).click();
  await expect(edgeRow(page, "productpage-v1", "details-v1")).toBeHidden();
  await expect(edgeRow(page, "istio-ingressgateway", "productpage-v1")).toBeVisible();
  await expect(page).toHaveURL(/namespaces=istio-system/);
  await expect(page.getByRole("button", { name: "Namespaces: istio-system" })).toBeVisible();
});

test("another window is asked for once", async ({ page }) => {
  await page.goto(TABLE);
  await expect(edgeRow(page, "productpage-v1", "details-v1")).toBeVisible();
  const requests = graphRequests(page);
  await page.getByRole("button", { name: "Last 5 min" }).click();
  await page.getByRole("radio", { name: "10 min" }).check();
  await expect(page.getByRole("button", { name: "Last 10 min" })).toBeVisible();
  await page.keyboard.press("Escape");
  await edgeRow(page, "productpage-v1", "details-v1").getByRole("button", { name: "HTTP" }).click();
  await page.getByRole("button", { name: "Show query" }).first().click();
  await expect(page.getByRole("dialog").getByText("istio_requests_total")).toContainText("[600s]");
  expect(requests.map(({ searchParams }) => searchParams.get("window"))).toEqual(["10m"]);
});

test("a dark colour scheme survives a reload", async ({ page }) => {
  await page.goto(TABLE);
  const background = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByRole("button", { name: "Colour scheme" }).click();
  await page.getByRole("menuitemradio", { name: "Light" }).click();
  const light = await background();
  await page.getByRole("button", { name: "Colour scheme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await expect(edgeRow(page, "productpage-v1", "details-v1")).toBeVisible();
  expect(await background()).toBe(dark);
});

test("the navigation leads to the status page and back, and keeps the scope", async ({ page }) => {
  await page.goto("/graph?namespaces=bookinfo&window=10m");
  const navigation = page.getByRole("navigation", { name: "Main navigation" });
  await navigation.getByRole("link", { name: "Status" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Status" })).toBeVisible();
  await navigation.getByRole("link", { name: "Traffic graph" }).click();
  await expect(page.getByRole("application", { name: "Traffic graph" })).toBeVisible();
  await expect(page).toHaveURL(/namespaces=bookinfo/);
  await expect(page).toHaveURL(/window=10m/);
});
