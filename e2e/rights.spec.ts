import { expect } from "@playwright/test";
import { edgeRow } from "./fixtures/edge-row";
import { problemOf } from "./fixtures/problem";
import { readGraph } from "./fixtures/read-graph";
import { test } from "./fixtures/test";

test("who may read one namespace sees that one, and of its callers elsewhere only what its own telemetry names", async ({
  page,
  request,
  startDashboard,
}) => {
  const { url } = await startDashboard({ MESHLENS_CONTEXT: "bookinfo-viewer" });
  const namespaces: unknown = await (await request.get(`${url}/api/v1/namespaces`)).json();
  expect(namespaces).toMatchObject({ namespaces: [{ name: "bookinfo" }] });

  const graph = await readGraph(request, "", url);
  const foreign = graph.nodes.filter(({ namespace }) => namespace !== "bookinfo" && namespace !== "");
  expect(foreign.length).toBeGreaterThan(0);
  for (const node of foreign) expect(node).toMatchObject({ type: "service", namespace: "istio-system" });
  expect(JSON.stringify(foreign)).not.toContain("workload");

  const missing = await problemOf(await request.get(`${url}/api/v1/graph?namespaces=nowhere`));
  const hidden = await problemOf(await request.get(`${url}/api/v1/graph?namespaces=legacy`));
  expect(missing.status).toBe(404);
  expect({ ...hidden, detail: hidden.detail.replace("legacy", "nowhere") }).toEqual(missing);

  await page.goto(`${url}/graph?type=workload&view=table&refresh=off`);
  await expect(edgeRow(page, "productpage-v1", "reviews-v1")).toBeVisible();
  await page.getByRole("button", { name: /^Namespaces:/ }).click();
  await expect(page.getByRole("option", { name: /^bookinfo/ })).toBeVisible();
  await expect(page.getByRole("option")).toHaveCount(2);
});
