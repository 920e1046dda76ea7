import { expect, type Locator, type Page } from "@playwright/test";
import { edgeRow } from "./fixtures/edge-row";
import { test } from "./fixtures/test";

const TABLE = "/graph?type=workload&view=table&refresh=off";

const details = (page: Page): Locator => page.getByRole("complementary", { name: "Details" });

test("a node chosen in the table tells its rates by code and why its health is what it is", async ({
  page,
}) => {
  await page.goto(TABLE);
  await edgeRow(page, "productpage-v1", "reviews-v3")
    .getByRole("button", { name: /^reviews-v3/ })
    .click();
  const panel = details(page);
  await expect(panel.getByRole("heading", { level: 2, name: "reviews-v3" })).toBeVisible();
  await expect(panel.getByRole("row", { name: /^200 .* rps/ })).toBeVisible();
  await expect(panel.getByRole("row", { name: /^503 .* rps/ })).toBeVisible();
  await expect(panel.getByRole("heading", { name: "Why this health?" })).toBeVisible();
  await expect(panel.getByText(/5xx|server error/i).first()).toBeVisible();
  await panel.getByRole("button", { name: "Clear selection" }).click();
  await expect(panel.getByText("All visible namespaces")).toBeVisible();
});

test("an edge chosen in the table tells both sides' reports and shows the query behind its numbers", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(TABLE);
  await edgeRow(page, "productpage-v1", "reviews-v3").getByRole("button", { name: "HTTP" }).click();
  const panel = details(page);
  await expect(
    panel.getByRole("heading", { level: 2, name: /productpage-v1\s*→?\s*reviews-v3/ }),
  ).toBeVisible();
  await expect(panel.getByRole("row", { name: /^503 .* rps/ })).toBeVisible();
  await expect(panel.getByRole("heading", { name: "Why this health?" })).toBeVisible();
  await expect(panel.getByText("Reported by client")).toBeVisible();
  await panel.getByRole("button", { name: "Show query" }).first().click();
  const query = page.getByRole("dialog", { name: "Show query" });
  const promql = query.getByText("istio_requests_total");
  await expect(promql).toContainText("[300s]");
  await query.getByRole("button", { name: "Copy" }).click();
  await expect(query.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await promql.textContent());
});

test("Ctrl-K finds a node and selects it", async ({ page }) => {
  await page.goto("/graph?type=workload&refresh=off");
  await expect(page.getByRole("application", { name: "Traffic graph" })).toBeVisible();
  await page.keyboard.press("Control+k");
  const search = page.getByRole("dialog", { name: "Search" });
  await search.getByRole("textbox").fill("ratings");
  await search.getByRole("button", { name: /ratings-v1/ }).click();
  await expect(details(page).getByRole("heading", { level: 2, name: "ratings-v1" })).toBeVisible();
  await expect(search).toBeHidden();
});

test("find marks the matches and Enter walks through them", async ({ page }) => {
  await page.goto("/graph?type=workload&refresh=off");
  const find = page.getByRole("textbox", { name: "Find in the graph" });
  await find.fill("reviews");
  await expect(page.getByText("0 / 3")).toBeVisible();
  await find.press("Enter");
  await expect(page.getByText("1 / 3")).toBeVisible();
  await expect(details(page).getByRole("heading", { level: 2, name: /^reviews-v/ })).toBeVisible();
  await find.press("Escape");
  await expect(find).toHaveValue("");
  await find.fill("no such workload");
  await expect(page.getByText("none", { exact: true })).toBeVisible();
});

test("on the canvas arrow keys walk, Escape clears and the question mark shows the legend", async ({
  page,
}) => {
  await page.goto("/graph?type=workload&refresh=off");
  const canvas = page.getByRole("application", { name: "Traffic graph" });
  await canvas.focus();
  await page.keyboard.press("ArrowRight");
  const heading = details(page).getByRole("heading", { level: 2 });
  await expect(page).toHaveURL(/selected=/);
  const first = await heading.textContent();
  await page.keyboard.press("ArrowRight");
  await expect(heading).not.toHaveText(first ?? "");
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/selected=/);
  const legend = page.getByRole("region", { name: "Legend" });
  const shown = await legend.isVisible();
  await page.keyboard.press("?");
  await expect(legend).toBeVisible({ visible: !shown });
  for (const key of ["+", "-", "f"]) await page.keyboard.press(key);
  await expect(canvas).toBeFocused();
});
