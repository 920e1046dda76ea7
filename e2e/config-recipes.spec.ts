import { expect } from "@playwright/test";
import { test } from "./fixtures/test";

// A page that goes on asking would complain about the dashboard that ends.
test.afterEach(async ({ page }) => {
  await page.goto("about:blank");
});

test("a host outside of the mesh is opened by a recipe, reviewed and written", async ({
  page,
  startDashboard,
}) => {
  const dashboard = await startDashboard();
  await page.goto(dashboard.signInUrl);
  await page.goto(`${dashboard.url}/config/recipes?namespaces=bookinfo`);
  await page.getByRole("button", { name: /^Call a host outside of the mesh/ }).click();
  const result = page.getByRole("region", { name: "What it writes" });
  await expect(result).toContainText("Write the host as a DNS name");
  await page.getByRole("textbox", { name: "Host" }).fill("api.example.com");
  await page.getByText("HTTP, mesh adds TLS").click();
  await expect(result).toContainText("the mesh speaks TLS to it on port 443");
  await expect(result).toContainText("targetPort: 443");
  await page.getByRole("button", { name: "Review" }).click();
  const entries = page.getByRole("table", { name: "Objects of this draft" });
  await expect(entries.getByRole("row", { name: /egress-api-example-com/ })).toHaveCount(2);
  await page.getByRole("button", { name: "Apply all 2" }).click();
  await expect(page.getByText("2 of 2 written")).toBeVisible();

  await page.goto(`${dashboard.url}/config/recipes?recipe=egress&namespaces=bookinfo`);
  await page.getByRole("textbox", { name: "Host" }).fill("api.example.com");
  await expect(page.getByRole("list", { name: "Mind" })).toContainText("exists already in bookinfo");
});

test("a Sidecar is made of what a namespace was seen calling", async ({ page, startDashboard }) => {
  const dashboard = await startDashboard();
  await page.goto(dashboard.signInUrl);
  await page.goto(`${dashboard.url}/config/recipes?recipe=sidecar&namespaces=bookinfo`);
  const yaml = page.getByLabel("YAML of default");
  await expect(yaml).toContainText("./reviews.bookinfo.svc.cluster.local");
  await expect(yaml).toContainText("istio-system/*");
  await expect(page.getByRole("list", { name: "Mind" })).toContainText("not called in the last");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByText("server dry run: accepted")).toBeVisible();
});

test("a namespace joins the mesh by a label, and nothing else of it changes", async ({
  page,
  startDashboard,
}) => {
  const dashboard = await startDashboard();
  await page.goto(dashboard.signInUrl);
  await page.goto(`${dashboard.url}/config/recipes?recipe=membership&namespaces=legacy`);
  const result = page.getByRole("region", { name: "What it writes" });
  await expect(result).toContainText("New pods of legacy are in the mesh with sidecars");
  await expect(result).toContainText("istio-injection: enabled");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByText("server dry run: accepted")).toBeVisible();
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByText("1 of 1 written")).toBeVisible();
  await page.goto(`${dashboard.url}/config/recipes?recipe=membership&namespaces=legacy`);
  await expect(result).toContainText("Namespace legacy has these labels already.");
});
