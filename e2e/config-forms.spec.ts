import { expect, type Locator, type Page } from "@playwright/test";
import { setReviewsWeights } from "./fixtures/cluster";
import { checks, editor, openObject, writeAfter } from "./fixtures/object-editor";
import { test } from "./fixtures/test";

test.afterEach(async ({ page }) => {
  // A page that goes on asking would complain about the dashboard that ends.
  await page.goto("about:blank");
  await setReviewsWeights([60, 30, 10]);
});

/** Shows the object that is open as YAML, as a form or compared. */
async function show(page: Page, view: "Edit" | "Form" | "Diff"): Promise<void> {
  await page.getByText(view, { exact: true }).click();
}

const part = (at: Page | Locator, name: string): Locator => at.getByRole("group", { name, exact: true });

test("a weight that is changed in the form is changed in the YAML, where comments stay", async ({
  page,
  startDashboard,
}) => {
  await openObject(page, await startDashboard());
  await writeAfter(editor(page), "weight: 60", 0, " # most of them");
  await show(page, "Form");
  await expect(page.getByText("All other requests go to 60 % v1, 30 % v2, 10 % v3.")).toBeVisible();
  const second = part(page, "HTTP 2");
  await part(second, "Route 1").getByRole("textbox", { name: "Weight" }).fill("50");
  await part(second, "Route 3").getByRole("textbox", { name: "Weight" }).fill("20");
  await expect(page.getByText("All other requests go to 50 % v1, 30 % v2, 20 % v3.")).toBeVisible();
  await show(page, "Edit");
  await expect(editor(page)).toContainText("weight: 50 # most of them");
  await expect(checks(page)).toBeVisible();
});

test("a match is added in the form, and the sentence says what it does", async ({ page, startDashboard }) => {
  await openObject(page, await startDashboard());
  await show(page, "Form");
  const match = part(part(page, "HTTP 1"), "Match 1");
  await match.getByRole("button", { name: "Add field" }).click();
  await page.getByRole("option", { name: /^Query params/ }).click();
  await match.getByRole("textbox", { name: "Query params" }).fill("beta");
  await match.getByRole("textbox", { name: "Query params" }).press("Enter");
  await match.getByRole("combobox", { name: "Value of beta" }).fill("1");
  await expect(page.getByText(/header end-user = tester, query beta = 1 go to v3/)).toBeVisible();
  await show(page, "Edit");
  await expect(editor(page)).toContainText("queryParams:");
});

test("what the form cannot show stays in the text and is shown as it is", async ({
  page,
  startDashboard,
}) => {
  await openObject(page, await startDashboard());
  await writeAfter(editor(page), "weight: 60", 2, '"60"');
  await show(page, "Form");
  await expect(
    page.getByRole("figure", { name: "Kept as it is: spec.http[1].route[0].weight" }),
  ).toContainText('"60"');
  await part(part(page, "HTTP 2"), "Route 2").getByRole("textbox", { name: "Weight" }).fill("40");
  await show(page, "Edit");
  await expect(editor(page)).toContainText('weight: "60"');
  await expect(editor(page)).toContainText("weight: 40");
});

test("routes are put in order by keyboard, and one that is never reached is said", async ({
  page,
  startDashboard,
}) => {
  await openObject(page, await startDashboard());
  await show(page, "Form");
  await page.getByRole("button", { name: "Move HTTP 2 up" }).press("Enter");
  await expect(page.getByText(/never get here: route 1 takes all of them first/)).toBeVisible();
});

test("traffic is split evenly and by slider, the others share what is left", async ({
  page,
  startDashboard,
}) => {
  await openObject(page, await startDashboard());
  await show(page, "Form");
  const split = part(part(page, "HTTP 2"), "Traffic split");
  await split.getByRole("button", { name: "Split evenly" }).click();
  await expect(page.getByText(/All other requests go to 34 % v1, 33 % v2, 33 % v3/)).toBeVisible();
  await split.getByRole("button", { name: /^Lock the weight of .* v3/ }).click();
  await split.getByRole("slider", { name: /^Weight of .* v1/ }).press("ArrowRight");
  await expect(page.getByText(/All other requests go to 35 % v1, 32 % v2, 33 % v3/)).toBeVisible();
});

test("an AuthorizationPolicy is made in the form from nothing", async ({ page, startDashboard }) => {
  const dashboard = await startDashboard();
  await page.goto(dashboard.signInUrl);
  await page.goto(`${dashboard.url}/config/new?kind=AuthorizationPolicy`);
  await page.getByRole("radio", { name: "Blank" }).check();
  await page.getByRole("textbox", { name: "Name" }).fill("reviews-callers");
  await page.getByRole("combobox", { name: "Namespaces" }).click();
  await page.getByRole("option", { name: "bookinfo", exact: true }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Open draft" }).click();
  await show(page, "Form");
  await expect(page.getByText("Every request to all workloads it reaches is refused.")).toBeVisible();
  await page.getByRole("button", { name: "Add to Rules" }).click();
  await page.getByRole("button", { name: "Add to From" }).click();
  await page.getByRole("button", { name: "Add to Source" }).click();
  await page.getByRole("combobox", { name: "Namespaces" }).fill("legacy");
  await page.getByRole("combobox", { name: "Namespaces" }).press("Enter");
  await expect(page.getByText(/from namespaces legacy are allowed/)).toBeVisible();
  await expect(page.getByText("server dry run: accepted")).toBeVisible();
});

test("several settings of a service open as one draft of several objects", async ({
  page,
  startDashboard,
}) => {
  const dashboard = await startDashboard();
  await page.goto(dashboard.signInUrl);
  await page.goto(`${dashboard.url}/config/services?text=ratings`);
  await page.getByRole("link", { name: "ratings", exact: true }).click();
  await expect(page.getByRole("heading", { name: /Traffic of ratings/ })).toBeVisible();
  await page.getByRole("checkbox", { name: "Fault injection" }).check();
  await page.getByRole("checkbox", { name: "Circuit breaking" }).check();
  await page.getByRole("button", { name: "Open 2 settings as a draft" }).click();
  const entries = page.getByRole("table", { name: "Objects of this draft" });
  await expect(entries.getByRole("row", { name: /VirtualService/ })).toContainText("Create");
  await expect(entries.getByRole("row", { name: /DestinationRule/ })).toContainText("Create");
  await expect(page.getByText(/0 % wait 5s first/)).toBeVisible();
});
