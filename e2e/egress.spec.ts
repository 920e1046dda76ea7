import { expect } from "@playwright/test";
import { test } from "./fixtures/test";
import { onWholeMesh } from "./fixtures/whole-mesh";

const PAGE = "/egress?namespaces=travel,travel-lab&lookback=1h";

const dashboard = onWholeMesh();

test("every host is told with its callers and what REGISTRY_ONLY would do to it", async ({ page }) => {
  await page.goto(dashboard.url + PAGE);
  await expect(page.getByRole("heading", { name: "REGISTRY_ONLY would cut calls" })).toBeVisible();
  const table = page.getByRole("table", { name: "Calls out of the mesh" });
  const line = (host: string) => table.getByRole("row").filter({ hasText: host });
  await expect(line("data.example.org")).toContainText("would be cut");
  await expect(line("data.example.org")).toContainText("notebook");
  await expect(line("push.example.com")).toContainText("stays refused");
  await expect(line("fares.example.org")).toContainText("stays");
  await page.getByRole("button", { name: /^With REGISTRY_ONLY/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "would be cut" }).click();
  await page.keyboard.press("Escape");
  await expect(line("fares.example.org")).toHaveCount(0);
  await expect(page).toHaveURL(/fate=cut/);
});

test("a host that no ServiceEntry can be drafted for says so and cannot be chosen", async ({ page }) => {
  await page.goto(dashboard.url + PAGE);
  const line = page
    .getByRole("table", { name: "Calls out of the mesh" })
    .getByRole("row")
    .filter({ hasText: "archive" });
  await expect(line).toContainText("No ServiceEntry is drafted");
  await expect(line.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Limits of this verdict" })).toContainText("rarer than");
});

test("chosen hosts become one draft of ServiceEntries that is written", async ({ page }) => {
  await page.goto(dashboard.signInUrl);
  await page.goto(dashboard.url + PAGE);
  await page.getByRole("checkbox", { name: /^Choose data\.example\.org / }).check();
  await page.getByRole("checkbox", { name: /^Choose push\.example\.com / }).check();
  const chosen = page.getByRole("region", { name: "Chosen calls" });
  await expect(chosen).toContainText("2 calls chosen");
  await chosen.getByRole("button", { name: "Open 2 ServiceEntries as a draft" }).click();
  const entries = page.getByRole("table", { name: "Objects of this draft" });
  await expect(entries.getByRole("row", { name: /ServiceEntry/ })).toHaveCount(2);
  await page.getByRole("button", { name: "Apply all 2" }).click();
  await expect(page.getByText("2 of 2 written")).toBeVisible();
});
