import { expect } from "@playwright/test";
import { z } from "zod";
import { askCluster, setReviewsWeights } from "./fixtures/cluster";
import {
  applyButton,
  checks,
  editor,
  editorOf,
  inCluster,
  openObject,
  progress,
  results,
  REVIEWS,
  weightOfV1,
  writeAfter,
} from "./fixtures/object-editor";
import { test } from "./fixtures/test";

test.afterEach(async ({ page }) => {
  // A page that goes on asking would complain about the dashboard that ends.
  await page.goto("about:blank");
  await setReviewsWeights([60, 30, 10]);
});

const objectsSchema = z.looseObject({ objects: z.array(z.looseObject({ name: z.string() })).min(1) });
const NETWORKING = "/apis/networking.istio.io/v1/namespaces";

function virtualService(name: string, namespace = "bookinfo"): object {
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { name, namespace },
    spec: { hosts: ["details"], http: [{ route: [{ destination: { host: "details" } }] }] },
  };
}

test.describe("a text that is not one object", () => {
  test("invalid YAML is not applied; the reason leads to its line", async ({ page, startDashboard }) => {
    await openObject(page, await startDashboard());
    await writeAfter(editor(page), "weight: 60", 0, ": : [");
    await expect(page.getByText(/The YAML cannot be read/)).toBeVisible();
    await expect(applyButton(page)).toBeDisabled();
    await page.getByRole("button", { name: /^Go to line \d+/ }).click();
    await expect(editor(page)).toBeFocused();
    await expect(editor(page)).toContainText("weight: 60: : [");
    expect(await weightOfV1()).toBe(60);
  });

  test("several objects in one text become a draft of several", async ({ page, startDashboard }) => {
    await openObject(page, await startDashboard());
    await editor(page).click();
    await page.keyboard.press("ControlOrMeta+End");
    const second = JSON.stringify(virtualService("reviews-too"));
    await page.keyboard.insertText(`\n---\n${second}\n`);
    await expect(page.getByText(/This text holds 2 objects/)).toBeVisible();
    await expect(applyButton(page)).toBeDisabled();
    await page.getByRole("button", { name: "Open as a draft" }).click();
    const entries = page.getByRole("table", { name: "Objects of this draft" });
    await expect(entries.getByRole("row", { name: /reviews-too/ })).toBeVisible();
    await expect(entries.getByRole("row")).toHaveCount(3);
  });

  test("a name or kind that was changed is another object: create it, or change it back", async ({
    page,
    startDashboard,
  }) => {
    await openObject(page, await startDashboard());
    await writeAfter(editor(page), "kind: VirtualService", "VirtualService".length, "DestinationRule");
    await expect(page.getByText(/You changed the kind .* That would be another object/)).toBeVisible();
    await expect(applyButton(page)).toBeDisabled();
    await writeAfter(editor(page), "kind: DestinationRule", "DestinationRule".length, "VirtualService");
    await writeAfter(editor(page), "name: reviews", 0, "-copy");
    await expect(page.getByText(/You changed the name from reviews to reviews-copy/)).toBeVisible();
    await page.getByRole("button", { name: "Create it instead…" }).click();
    await expect(
      page.getByRole("table", { name: "Objects of this draft" }).getByRole("row", { name: /reviews-copy/ }),
    ).toContainText("Create");
  });

  test("a version the cluster does not serve is said, and the text kept", async ({
    page,
    startDashboard,
  }) => {
    await openObject(page, await startDashboard());
    await writeAfter(editor(page), "networking.istio.io/v1", 2, "v9");
    await expect(checks(page)).toContainText(/does not serve/);
    await expect(applyButton(page)).toBeDisabled();
    await expect(editor(page)).toContainText("networking.istio.io/v9");
  });
});

test("a field that the cluster would drop is named before anything is applied", async ({
  page,
  startDashboard,
}) => {
  await openObject(page, await startDashboard());
  await writeAfter(editor(page), "weight: 60", 0, "\nnoSuchField: 1");
  await expect(checks(page).getByRole("alert")).toContainText("noSuchField");
  await expect(page.getByRole("list", { name: "Problems in this text" })).toContainText(
    /Line \d+.*does not know/,
  );
});

test.describe("rights that are missing", () => {
  test("who may change but neither make nor delete is offered just that, with the reason", async ({
    page,
    startDashboard,
  }) => {
    const rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/bookinfo";
    const metadata = { name: "patches-only", namespace: "bookinfo" };
    await askCluster("POST", `${rbac}/roles`, {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata,
      rules: [{ apiGroups: ["networking.istio.io"], resources: ["*"], verbs: ["patch"] }],
    });
    await askCluster("POST", `${rbac}/rolebindings`, {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: metadata.name },
      subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "bookinfo-viewer" }],
    });
    try {
      const dashboard = await startDashboard({ MESHLENS_CONTEXT: "bookinfo-viewer" });
      await openObject(page, dashboard);
      await expect(page.getByRole("button", { name: /^Delete/ })).toBeDisabled();
      await expect(page.getByRole("button", { name: "Duplicate" })).toBeDisabled();
      await writeAfter(editor(page), "weight: 60", 2, "55");
      await expect(applyButton(page)).toBeEnabled();
      await askCluster("DELETE", `${rbac}/rolebindings/${metadata.name}`);
      await applyButton(page).click();
      await expect(results(page).getByRole("alert")).toContainText(/You lack a right.*cannot patch/);
      await expect(editor(page)).toContainText("weight: 55");
      expect(await weightOfV1()).toBe(60);
    } finally {
      await askCluster("DELETE", `${rbac}/rolebindings/${metadata.name}`);
      await askCluster("DELETE", `${rbac}/roles/${metadata.name}`);
    }
  });

  test("who may only read is told which right is missing", async ({ page, startDashboard }) => {
    await openObject(page, await startDashboard({ MESHLENS_CONTEXT: "bookinfo-viewer" }));
    await expect(page.getByText(/^Read only\. ./)).toBeVisible();
    await expect(applyButton(page)).toHaveCount(0);
  });
});

test.describe("what goes away or changes while it is edited", () => {
  test.use({ expectedError: /404/ });

  test("a deleted object keeps its text and can be created again with it", async ({
    page,
    startDashboard,
  }) => {
    const path = `${NETWORKING}/bookinfo/virtualservices`;
    await askCluster("POST", path, virtualService("fleeting"));
    await openObject(page, await startDashboard(), "VirtualService/bookinfo/fleeting");
    await writeAfter(editorOf(page, "fleeting"), "host: details", 0, " # mine");
    await expect(page.getByText("Draft kept in this browser")).toBeVisible();
    await askCluster("DELETE", `${path}/fleeting`);
    await expect(page.getByText("This object was deleted.")).toBeVisible({ timeout: 30_000 });
    await expect(editorOf(page, "fleeting")).toContainText("host: details # mine");
    await expect(applyButton(page)).toBeDisabled();
    await page.getByRole("button", { name: "Create it again…" }).click();
    await expect(editorOf(page, "fleeting")).toContainText("host: details # mine");
    await applyButton(page).click();
    await expect(page.getByText("1 of 1 written")).toBeVisible();
    expect((await askCluster("GET", `${path}/fleeting`)).status).toBe(200);
    await askCluster("DELETE", `${path}/fleeting`);
  });

  test("a deleted namespace keeps the text; creating in it is refused in the cluster's words", async ({
    page,
    startDashboard,
  }) => {
    const metadata = { name: "doomed" };
    await askCluster("POST", "/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata });
    await askCluster("POST", `${NETWORKING}/doomed/virtualservices`, virtualService("last", "doomed"));
    await openObject(page, await startDashboard(), "VirtualService/doomed/last");
    await writeAfter(editorOf(page, "last"), "host: details", 0, " # mine");
    await askCluster("DELETE", "/api/v1/namespaces/doomed");
    await expect(page.getByText("This object was deleted.")).toBeVisible({ timeout: 30_000 });
    await expect(editorOf(page, "last")).toContainText("host: details # mine");
    await page.getByRole("button", { name: "Create it again…" }).click();
    await expect(checks(page).getByRole("alert")).toContainText(/doomed/);
    await expect(applyButton(page)).toBeDisabled();
    await expect(editorOf(page, "last")).toContainText("host: details # mine");
  });

  test("of two editors at once neither loses: other fields are merged, the same field is asked about", async ({
    browser,
    page,
    startDashboard,
  }) => {
    const dashboard = await startDashboard();
    const other = await (await browser.newContext()).newPage();
    await openObject(page, dashboard);
    const url = new URL(dashboard.signInUrl);
    await other.context().addCookies(await page.context().cookies(url.origin));
    await other.goto(`${dashboard.url}/config/objects/VirtualService/bookinfo/reviews`);
    await expect(editor(other)).toContainText("weight: 60");
    await writeAfter(editor(page), "weight: 60", 2, "50");
    await writeAfter(editor(other), "weight: 60", 2, "40");
    await writeAfter(editor(other), "weight: 10", 2, "30");
    await expect(applyButton(other)).toBeEnabled();
    await expect(applyButton(page)).toBeEnabled();
    await applyButton(other).click();
    await expect(progress(other)).toBeVisible();
    const conflicts = page.getByRole("region", { name: "Changed on both sides" });
    await expect(conflicts).toContainText("1 to answer");
    await expect(applyButton(page)).toBeDisabled();
    await expect(editor(page)).toContainText("weight: 50");
    await conflicts.getByRole("radio", { name: "Keep mine" }).check();
    await applyButton(page).click();
    await expect(progress(page)).toBeVisible();
    expect(await inCluster(REVIEWS)).toMatch(/"weight":50.*"weight":30.*"weight":30/);
    await other.context().close();
  });
});

test("an object of 1.4 MB is opened, edited and saved whole; one the cluster cannot hold is refused in its words", async ({
  page,
  kubeProxy,
  startDashboard,
}) => {
  test.setTimeout(120_000);
  const plugins = "/apis/extensions.istio.io/v1alpha1/namespaces/bookinfo/wasmplugins";
  const rows = Array.from({ length: 14_000 }, (_, row) => `row ${row} ${"x".repeat(85)}`);
  const made = await askCluster("POST", plugins, {
    apiVersion: "extensions.istio.io/v1alpha1",
    kind: "WasmPlugin",
    metadata: { name: "large", namespace: "bookinfo" },
    spec: { url: "oci://example.com/large:1", pluginConfig: { rows } },
  });
  expect(made.status).toBe(201);
  try {
    await openObject(
      page,
      await startDashboard({ KUBECONFIG: kubeProxy.kubeconfig }),
      "WasmPlugin/bookinfo/large",
    );
    const text = editorOf(page, "large");
    await writeAfter(text, "name: large", 0, "\nlabels:\n  size: big");
    await expect(checks(page)).toContainText("longer than 1 MB");
    await expect(applyButton(page)).toBeEnabled({ timeout: 30_000 });
    await applyButton(page).click();
    await expect(progress(page)).toBeVisible();
    const saved = await inCluster(`${plugins}/large`);
    expect(saved).toContain('"size":"big"');
    expect(saved).toContain(`"row 13999 ${"x".repeat(85)}"`);

    await writeAfter(text, "size: big", 0, "ger");
    await expect(applyButton(page)).toBeEnabled({ timeout: 30_000 });
    kubeProxy.fail(({ writes, method }) => writes && method === "PATCH", {
      status: 500,
      reason: "",
      message: "etcdserver: request is too large",
    });
    await applyButton(page).click();
    await expect(results(page).getByRole("alert")).toContainText(/too large/);
    await expect(text).toContainText("size: bigger");
  } finally {
    await askCluster("DELETE", `${plugins}/large`);
  }
});

test("of ten thousand objects only those in sight are drawn, and the filter finds one at once", async ({
  page,
}) => {
  await page.route(/\/api\/v1\/config\/objects(\?|$)/, async (route) => {
    const response = await route.fetch();
    const answer = objectsSchema.parse(await response.json());
    const objects = Array.from({ length: 10_000 }, (_, index) => ({
      ...answer.objects[0],
      name: `many-${String(index).padStart(5, "0")}`,
    }));
    await route.fulfill({ response, json: { ...answer, objects } });
  });
  await page.goto("/config?namespaces=bookinfo&sort=name&desc=false");
  const grid = page.getByRole("grid", { name: "Objects of configuration" });
  await expect(grid).toHaveAttribute("aria-rowcount", "10001");
  await grid.focus();
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 200_000);
  await expect(grid.getByRole("row", { name: /many-0[45]\d{3}/ }).first()).toBeVisible();
  expect(await grid.getByRole("row").count()).toBeLessThan(80);
  await page.getByRole("textbox", { name: "Filter by name" }).fill("many-09876");
  await expect(grid.getByRole("row", { name: /many-09876/ })).toBeVisible({ timeout: 2_000 });
  await expect(grid.getByRole("row")).toHaveCount(2);
});
