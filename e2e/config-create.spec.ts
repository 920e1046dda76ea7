import { expect } from "@playwright/test";
import { test } from "./fixtures/test";

// A page that goes on asking would complain about the dashboard that ends.
test.afterEach(async ({ page }) => {
  await page.goto("about:blank");
});

test("an object is created from a template and deleted again, each as a draft first", async ({
  page,
  startDashboard,
}) => {
  const dashboard = await startDashboard();
  await page.goto(dashboard.signInUrl);
  await page.goto(`${dashboard.url}/config/new`);
  await page.getByRole("button", { name: /^VirtualService/ }).click();
  await page.getByRole("radio", { name: "Time-out and retries" }).check();
  await page.getByRole("textbox", { name: "Name" }).fill("details");
  await page.getByRole("combobox", { name: "Namespaces" }).click();
  await page.getByRole("option", { name: "bookinfo", exact: true }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Open draft" }).click();
  const editor = page.getByRole("textbox", { name: "YAML of details, editor" });
  await expect(editor).toContainText("# For the whole request, retries included.");
  await expect(page.getByText("server dry run: accepted")).toBeVisible();
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByText("1 of 1 written")).toBeVisible();

  await page.goto(`${dashboard.url}/config/objects/VirtualService/bookinfo/details`);
  await page.getByRole("button", { name: /^Delete/ }).click();
  const entries = page.getByRole("table", { name: "Objects of this draft" });
  await expect(entries.getByRole("row", { name: /details/ })).toContainText("Delete");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("1 of 1 written")).toBeVisible();
  await expect(page.getByText("deleted from the cluster")).toBeVisible();
});

test("several namespaces make one draft of several objects", async ({ page, startDashboard }) => {
  const dashboard = await startDashboard();
  await page.goto(dashboard.signInUrl);
  await page.goto(`${dashboard.url}/config/new?kind=PeerAuthentication`);
  await page.getByRole("textbox", { name: "Name" }).fill("default");
  const namespaces = page.getByRole("combobox", { name: "Namespaces" });
  await namespaces.click();
  const options = page.getByRole("listbox").getByRole("option");
  await options.nth(0).click();
  await options.nth(1).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Open draft of 2 objects" }).click();
  const entries = page.getByRole("table", { name: "Objects of this draft" });
  await expect(entries.getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("button", { name: "Apply all 2" })).toBeVisible();
});
