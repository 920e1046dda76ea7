import { expect } from "@playwright/test";
import { edgeRow } from "./fixtures/edge-row";
import { test } from "./fixtures/test";
import { onWholeMesh } from "./fixtures/whole-mesh";

const dashboard = onWholeMesh();

test("all scenarios are in one mesh", async ({ page, request }) => {
  const answer = await request.get(`${dashboard.url}/api/v1/namespaces`);
  const names = JSON.stringify(await answer.json());
  for (const name of ["bookinfo", "canary", "web", "shop-orders", "gap-strict", "istio-system"])
    expect(names).toContain(`"${name}"`);
  await page.goto(`${dashboard.url}/graph`);
  await expect(page.getByRole("application", { name: "Traffic graph" })).toBeVisible();
});

for (const [namespaces, source, target] of [
  ["canary", "storefront", "checkout-v2"],
  ["web", "istio-ingressgateway", "web-next"],
  ["shop-orders,shop-data", "orders", "postgres"],
  ["gap-mixed", "web", "printer"],
] as const)
  test(`the traffic of ${namespaces} is a link away, and nothing else`, async ({ page }) => {
    await page.goto(`${dashboard.url}/graph?namespaces=${namespaces}&type=workload&view=table&refresh=off`);
    await expect(edgeRow(page, source, target)).toBeVisible();
    await expect(edgeRow(page, "productpage-v1", "details-v1")).toHaveCount(0);
  });
