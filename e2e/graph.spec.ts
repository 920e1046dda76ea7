import { expect } from "@playwright/test";
import { edgeRow } from "./fixtures/edge-row";
import { graphRequests } from "./fixtures/graph-requests";
import { test } from "./fixtures/test";

const STILL = "/graph?type=workload&refresh=off";

test("the first page is the graph with live traffic", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/graph/);
  await expect(page.getByRole("application", { name: "Traffic graph" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Live/ })).toBeVisible();
  await expect(page.getByText(/^\d+ nodes, \d+ edges, \d+ failing/)).toBeAttached();
  await expect(page.getByRole("complementary", { name: "Details" })).toContainText(
    /Requests\s*[1-9][\d.]* rps/,
  );
});

test("the table names bookinfo's workloads with their rates", async ({ page }) => {
  await page.goto(`${STILL}&view=table`);
  for (const [source, target] of [
    ["istio-ingressgateway", "productpage-v1"],
    ["productpage-v1", "details-v1"],
    ["productpage-v1", "reviews-v1"],
    ["productpage-v1", "reviews-v2"],
    ["productpage-v1", "reviews-v3"],
    ["reviews-v2", "ratings-v1"],
    ["details-v1", "catalog-v1"],
  ] as const) {
    await expect(edgeRow(page, source, target)).toContainText(/\d rps/);
  }
  await expect(edgeRow(page, "ratings-v1", "mongodb-v1")).toContainText(/TCP.*B\/s/);
  await expect(edgeRow(page, "productpage-v1", "reviews-v1")).toContainText("100 %");
});

test("type, labels, boxes and service nodes change the picture without asking the server", async ({
  page,
}) => {
  await page.goto(STILL);
  const summary = page.getByText(/^\d+ nodes, \d+ edges, /);
  await expect(page.getByRole("application", { name: "Traffic graph" })).toBeVisible();
  const workloads = await summary.textContent();
  const requests = graphRequests(page);
  const types = page.getByRole("radiogroup", { name: "Graph type" });
  await types.getByText("App", { exact: true }).click();
  await expect(summary).not.toHaveText(workloads ?? "");
  for (const type of ["Version", "Service", "Workload"]) {
    await types.getByText(type, { exact: true }).click();
    await expect(types.getByRole("radio", { name: type })).toBeChecked();
  }
  await expect(summary).toHaveText(workloads ?? "");
  await page.getByRole("button", { name: /^Labels:/ }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Share/ }).click();
  await expect(page).toHaveURL(/labels=rate,share/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Namespace boxes/ }).click();
  await expect(page).toHaveURL(/boxes=false/);
  await page.getByRole("menuitemcheckbox", { name: /^Service nodes/ }).click();
  await expect(summary).not.toHaveText(workloads ?? "");
  expect(requests.map(String)).toEqual([]);
});

test("a quantile is asked for, and again for another type, as quantiles do not add up", async ({ page }) => {
  await page.goto(`${STILL}&view=table`);
  await expect(edgeRow(page, "productpage-v1", "reviews-v1")).not.toContainText("ms");
  const requests = graphRequests(page);
  await page.getByRole("button", { name: /^Labels:/ }).click();
  await page.getByRole("menuitemradio", { name: "p95" }).click();
  await expect(edgeRow(page, "productpage-v1", "reviews-v1")).toContainText("ms");
  await page.keyboard.press("Escape");
  await page.getByRole("radiogroup", { name: "Graph type" }).getByText("App", { exact: true }).click();
  await expect(edgeRow(page, "productpage", "reviews")).toContainText("ms");
  expect(requests.map(({ searchParams }) => [searchParams.get("include"), searchParams.get("type")])).toEqual(
    [
      ["responseTime:p95", "workload"],
      ["responseTime:p95", "app"],
    ],
  );
});

test("the address holds the view: a reload and another page show the same", async ({ page, context }) => {
  await page.goto(`${STILL}&view=table`);
  await page.getByRole("radiogroup", { name: "Graph type" }).getByText("Service", { exact: true }).click();
  await page.getByRole("textbox", { name: "Find in the graph" }).fill("ratings");
  await edgeRow(page, "ratings", "mongodb")
    .getByRole("button", { name: /^ratings/ })
    .click();
  const panel = page.getByRole("complementary", { name: "Details" });
  await expect(panel.getByRole("heading", { level: 2, name: "ratings" })).toBeVisible();
  await expect(page).toHaveURL(/find=ratings/);
  await expect(page).toHaveURL(/selected=/);
  const address = page.url();
  await page.reload();
  const second = await context.newPage();
  await second.goto(address);
  for (const view of [page, second]) {
    await expect(view.getByRole("radio", { name: "Service" })).toBeChecked();
    await expect(view.getByRole("textbox", { name: "Find in the graph" })).toHaveValue("ratings");
    await expect(view.getByRole("heading", { level: 2, name: "ratings" })).toBeVisible();
    await expect(edgeRow(view, "ratings", "mongodb")).toBeVisible();
    expect(view.url()).toBe(address);
  }
});
