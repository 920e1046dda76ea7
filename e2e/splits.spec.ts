import { expect } from "@playwright/test";
import { z } from "zod";
import { confirmWrite, destinationRow, openSplitsOf, planShift, splitCard } from "./fixtures/shift-page";
import { test } from "./fixtures/test";
import { onWholeMesh } from "./fixtures/whole-mesh";

const dashboard = onWholeMesh();

test("every split is listed with what was observed, and why that cannot be compared", async ({ page }) => {
  await page.goto(`${dashboard.url}/splits`);
  const table = page.getByRole("table", { name: "Traffic splits" });
  await expect(table.getByRole("link", { name: "reviews" }).first()).toBeVisible();
  const groups = table.getByRole("rowgroup");
  const checkout = groups.filter({ has: page.getByRole("rowheader", { name: /^checkout/ }) });
  await expect(checkout).toContainText("90.0 %");
  await expect(checkout).toContainText("As configured");
  const reviews = groups.filter({ has: page.getByRole("rowheader", { name: /^reviews/ }) });
  await expect(reviews).toContainText("Cannot tell");
  await expect(reviews).toContainText(/leads to subset v3 as well/);
});

test("the list is filtered and sorted, and the URL keeps it", async ({ page }) => {
  await page.goto(`${dashboard.url}/splits`);
  const headers = page.getByRole("table", { name: "Traffic splits" }).getByRole("rowheader");
  await expect(headers.first()).toContainText("appointments");
  await page.getByRole("button", { name: "Service" }).click();
  await expect(headers.first()).toContainText("web");
  await page.getByRole("textbox", { name: "Filter splits by text" }).fill("canary");
  await expect(headers).toHaveCount(1);
  await expect(page).toHaveURL(/text=canary/);
  await page.reload();
  await expect(headers).toHaveCount(1);
  await page.getByRole("textbox", { name: "Filter splits by text" }).fill("no such thing");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(headers.nth(3)).toBeVisible();
});

test("a namespace without a split says how to make one", async ({ page }) => {
  await page.goto(`${dashboard.url}/splits?namespaces=legacy`);
  await expect(page.getByText("No route divides traffic yet")).toBeVisible();
  await expect(page.getByRole("link", { name: "Choose a service" })).toBeVisible();
});

test("versions are compared over time, as charts and as a table", async ({ page }) => {
  await page.goto(`${dashboard.url}/splits/canary/checkout`);
  await expect(page.getByRole("img", { name: /^Requests per second over time of v1, v2/ })).toBeVisible();
  await page.getByText("6 h", { exact: true }).click();
  await expect(page).toHaveURL(/span=6h/);
  await page.getByRole("switch", { name: "As table" }).check();
  await expect(page.getByRole("columnheader", { name: "v2 p95" })).toBeVisible();
  await expect(page.getByRole("row", { name: /rps/ }).first()).toBeVisible();
});

test("a selected service in the graph shows its split and leads to shifting it", async ({ page }) => {
  await page.goto(
    `${dashboard.url}/graph?namespaces=canary&type=service&selected=service%2FKubernetes%2Fcanary%2Fcheckout`,
  );
  const panel = page.getByRole("complementary");
  await expect(panel.getByRole("heading", { name: /^Traffic split/ })).toBeVisible();
  await expect(panel.getByRole("row", { name: /^v1 90.0 %/ })).toBeVisible();
  await panel.getByRole("link", { name: "Shift traffic…" }).click();
  await expect(page).toHaveURL(/\/splits\/canary\/checkout/);
});

const splitsSchema = z.object({
  splits: z.array(
    z.object({
      object: z.object({ name: z.string() }),
      destinations: z.array(
        z.object({ subset: z.string().optional(), observedShare: z.number().nullable() }),
      ),
    }),
  ),
});

test("moving 80/20 to 50/50 moves the observed split within the window and one scrape", async ({
  page,
  request,
  startDashboard,
}) => {
  test.setTimeout(180_000);
  await openSplitsOf(page, await startDashboard(dashboard.settings), "web/web", "?window=1m");
  const card = splitCard(page, "public");
  await expect(destinationRow(card, "next")).toContainText("20.0 %");
  await planShift(page, card, { to: ["next", 50], steps: "At once" });
  const dialog = page.getByRole("dialog", { name: "Start the shift" });
  await expect(dialog).toContainText("spec.http[2].route[1].weight");
  await confirmWrite(page, "Start the shift", "Start");
  await expect(destinationRow(card, "next")).toContainText("50.0 %");
  const observed = async (): Promise<number> => {
    const answer = await request.get(`${dashboard.url}/api/v1/splits?namespaces=web&window=1m`);
    const { splits } = splitsSchema.parse(await answer.json());
    const split = splits.find(({ object }) => object.name === "public");
    return split?.destinations.find(({ subset }) => subset === "next")?.observedShare ?? 0;
  };
  await expect.poll(observed, { timeout: 90_000, intervals: [2_000] }).toBeGreaterThan(0.46);
  await expect(destinationRow(card, "next")).toContainText(/→ (4[6-9]|5[0-6])\.\d %/, { timeout: 30_000 });
  await card.getByRole("button", { name: "Finish" }).click();
  await confirmWrite(page, "Finish the shift", "Finish");
  await expect(page.getByRole("region", { name: "Summary of the shift" })).toContainText("Shift finished");
  await expect(card.getByRole("button", { name: "Shift traffic…" })).toBeVisible();
});

test("a failing gate stops a shift, and rolling back restores the weights", async ({
  page,
  request,
  startDashboard,
}) => {
  test.setTimeout(240_000);
  const path = `${dashboard.url}/api/v1/config/objects/VirtualService/canary/checkout`;
  const objectSchema = z.object({
    object: z.object({ spec: z.unknown(), metadata: z.object({ annotations: z.unknown().optional() }) }),
  });
  const written = async (): Promise<unknown> => {
    const { object } = objectSchema.parse(await (await request.get(path)).json());
    return { spec: object.spec, annotations: object.metadata.annotations };
  };
  const before = await written();
  await openSplitsOf(page, await startDashboard(dashboard.settings), "canary/checkout", "?window=1m");
  const card = splitCard(page, "checkout");
  await planShift(page, card, {
    to: ["v2", 100],
    steps: /^In two steps/,
    success: "99",
    requests: "20",
  });
  await confirmWrite(page, "Start the shift", "Start");
  await expect(destinationRow(card, "v2")).toContainText("55.0 %");
  const gates = card.getByRole("list", { name: "Gates" });
  await expect(gates.getByRole("listitem").filter({ hasText: /^Success/ })).toContainText("fail", {
    timeout: 150_000,
  });
  await expect(card.getByRole("button", { name: "Next step" })).toBeDisabled();
  await expect(card.getByText("A gate fails: roll back")).toBeVisible();
  await card.getByRole("button", { name: "Roll back" }).click();
  await confirmWrite(page, "Roll back", "Roll back");
  await expect(destinationRow(card, "v2")).toContainText("10.0 %");
  await expect(page.getByRole("region", { name: "Summary of the shift" })).toContainText("Shift rolled back");
  expect(await written()).toEqual(before);
});

test.describe("a Service that is not there", () => {
  test.use({ expectedError: /status of 404/ });

  test("is not taken for one whose traffic no route divides", async ({ page }) => {
    await page.goto(`${dashboard.url}/splits/nowhere/ghost`);
    await expect(page.getByRole("alert").filter({ hasText: "that you may see" })).toBeVisible();
    await expect(page.getByText("No route divides the traffic")).toBeHidden();
    await expect(page.getByRole("link", { name: "Traffic settings" })).toBeHidden();
  });
});
