import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./fixtures/test";

const LIST = "/config?namespaces=bookinfo";

function line(page: Page, name: string): Locator {
  return page.getByRole("row", { name: new RegExp(`^Choose ${name} bookinfo `) });
}

test("the list names objects with kind, namespace and what they are about", async ({ page }) => {
  await page.goto(LIST);
  await expect(line(page, "reviews").filter({ hasText: "VirtualService" })).toContainText(
    "reviews.bookinfo.svc.cluster.local",
  );
  await expect(page.getByRole("grid", { name: "Objects of configuration" })).toContainText("DestinationRule");
});

test("a filter is a removable chip, is in the URL, and survives a reload", async ({ page }) => {
  await page.goto(LIST);
  await expect(line(page, "reviews").first()).toBeVisible();
  await page.getByRole("search").getByRole("button", { name: "Kind" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^DestinationRule/ }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: /VirtualService/ })).toHaveCount(0);
  await expect(page).toHaveURL(/kind=DestinationRule/);
  await page.reload();
  await expect(page.getByRole("row", { name: /DestinationRule/ }).first()).toBeVisible();
  await page.getByRole("button", { name: "Remove the filter DestinationRule" }).click();
  await expect(page.getByRole("row", { name: /VirtualService/ }).first()).toBeVisible();
});

test("nothing that matches says so, and clearing the filters brings everything back", async ({ page }) => {
  await page.goto(`${LIST}&name=no-such-thing`);
  await expect(page.getByText("No objects match")).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Clear filters" }).click();
  await expect(line(page, "reviews").first()).toBeVisible();
});

test("text inside objects is found", async ({ page }) => {
  await page.goto(LIST);
  await expect(line(page, "reviews").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Find text inside objects" }).fill("end-user");
  await expect(page.getByText(/^1 object/)).toBeVisible();
  await expect(line(page, "reviews")).toHaveCount(1);
});

test("the keyboard alone leads to the filter, through the lines and into an object", async ({ page }) => {
  await page.goto(`${LIST}&sort=name&desc=false`);
  await expect(line(page, "reviews").first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Filter by name" })).toBeFocused();
  await page.keyboard.type("reviews");
  await expect(page.getByRole("row", { name: /^Choose bookinfo / })).toHaveCount(0);
  const grid = page.getByRole("grid");
  await grid.focus();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/config\/objects\/[^/]+\/bookinfo\/reviews/);
  await expect(page.getByRole("heading", { name: "reviews", level: 1 })).toBeVisible();
});

test("chosen objects can be saved as YAML without what the API server adds", async ({ page }) => {
  await page.goto(`${LIST}&kind=VirtualService&name=reviews`);
  await line(page, "reviews").getByRole("checkbox").check();
  const download = page.waitForEvent("download");
  await page
    .getByRole("region", { name: "Chosen objects" })
    .getByRole("button", { name: "Export YAML" })
    .click();
  const yaml = await readFile(await (await download).path(), "utf8");
  expect(yaml).toMatch(/^apiVersion: networking\.istio\.io\/v1\nkind: VirtualService\n/);
  expect(yaml).not.toMatch(/resourceVersion|uid|managedFields/);
});

test("lines grouped by kind say how many there are", async ({ page }) => {
  await page.goto(`${LIST}&group=true`);
  await expect(page.getByRole("row", { name: /^DestinationRule \d+ objects?/ })).toBeVisible();
});
