import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { edgeRow } from "./fixtures/edge-row";
import { test } from "./fixtures/test";

const PAGES = [
  {
    name: "the graph's canvas",
    path: "/graph?refresh=off",
    ready: (page: Page) => page.getByRole("application", { name: "Traffic graph" }),
  },
  {
    name: "the graph's table",
    path: "/graph?type=workload&view=table&refresh=off",
    ready: (page: Page) => edgeRow(page, "productpage-v1", "reviews-v1"),
  },
  {
    name: "the status page",
    path: "/status",
    ready: (page: Page) => page.getByRole("region", { name: "What Meshlens reads" }),
  },
  {
    name: "the list of configuration",
    path: "/config?group=true",
    ready: (page: Page) => page.getByRole("row", { name: /^Choose reviews bookinfo / }).first(),
  },
  {
    name: "an object's references",
    path: "/config/objects/VirtualService/bookinfo/reviews?tab=references",
    ready: (page: Page) => page.getByRole("region", { name: "Used by" }),
  },
  {
    name: "the history of configuration",
    path: "/config/history",
    ready: (page: Page) => page.getByText(/^Complete since /),
  },
  {
    name: "a node's details beside an open menu",
    path: "/graph?type=workload&view=table&refresh=off",
    ready: async (page: Page) => {
      await edgeRow(page, "productpage-v1", "reviews-v3")
        .getByRole("button", { name: /^reviews-v3/ })
        .click();
      await page.getByRole("button", { name: /^Labels:/ }).click();
      return page.getByRole("menuitemradio", { name: "p99" });
    },
  },
] as const;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const { name, path, ready } of PAGES) {
      test(`${name} has no serious accessibility violation`, async ({ page }) => {
        await page.goto(path);
        await expect(await ready(page)).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }))).toEqual(
          [],
        );
      });
    }
  });
}
