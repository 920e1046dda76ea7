import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./fixtures/test";
import { onWholeMesh } from "./fixtures/whole-mesh";

const dashboard = onWholeMesh();

const lines = (page: Page): Locator =>
  page.getByRole("table", { name: "What can be reached from outside" }).getByRole("row");

test("hosts are listed with gateway, TLS and who may come in", async ({ page }) => {
  await page.goto(`${dashboard.url}/exposures`);
  const preview = lines(page).filter({ hasText: "header x-preview = yes" });
  await expect(preview).toContainText("www.example.com");
  await expect(preview).toContainText("www-example-com");
  await expect(preview).toContainText("anyone");
  await expect(preview.getByRole("link", { name: "public" }).first()).toBeVisible();
  const bank = lines(page).filter({ hasText: "api.bank.example.com" });
  await expect(bank.getByRole("link", { name: /openbanking/ }).first()).toBeVisible();
  await expect(lines(page).filter({ hasText: "static.example.com" })).toContainText("Ingress");
});

test("each line opens the explorer with a request that takes it", async ({ page }) => {
  await page.goto(`${dashboard.url}/exposures?namespaces=web`);
  const preview = lines(page).filter({ hasText: "header x-preview = yes" });
  await preview.getByRole("link", { name: /^Explain https:\/\/www\.example\.com/ }).click();
  await expect(page).toHaveURL(/\/routes\?.*header=x-preview/);
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("Goes to web next (100 %)");
});

test("the list is filtered, sorted and saved as it is shown", async ({ page }) => {
  await page.goto(`${dashboard.url}/exposures?namespaces=web`);
  await page.getByRole("textbox", { name: "Filter by text" }).fill("static");
  await expect(lines(page)).toHaveCount(2);
  await expect(page).toHaveURL(/text=static/);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as CSV" }).click();
  const csv = await readFile(await (await saved).path(), "utf8");
  expect(csv.trim().split("\r\n")).toHaveLength(2);
  expect(csv).toContain("static.example.com");
  await page.getByRole("textbox", { name: "Filter by text" }).fill("no such thing");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: "TLS", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "redirects to HTTPS" }).click();
  await expect(lines(page)).toHaveCount(2);
  await expect(lines(page).nth(1)).toContainText("Every request is redirected to HTTPS.");
  await page.keyboard.press("Escape");
  await page.goto(`${dashboard.url}/exposures`);
  await page.getByRole("button", { name: "Traffic" }).click();
  await expect(page.getByRole("columnheader", { name: "Traffic" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(lines(page).nth(1)).toContainText("rps");
});

test("a namespace that exposes nothing says so", async ({ page }) => {
  await page.goto(`${dashboard.url}/exposures?namespaces=legacy`);
  await expect(page.getByText("Nothing can be reached from outside here")).toBeVisible();
});
