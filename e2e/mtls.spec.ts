import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { mtlsLine, mtlsTree } from "./fixtures/mtls-tree";
import { test } from "./fixtures/test";
import { onWholeMesh } from "./fixtures/whole-mesh";

const GAP = "namespaces=gap-mixed,gap-strict,gap-legacy";

const dashboard = onWholeMesh();

test("configured and observed stand side by side, and exceptions stand out", async ({ page }) => {
  await page.goto(`${dashboard.url}/mtls?${GAP}`);
  const printer = mtlsLine(page, "printer");
  await expect(printer).toContainText("DISABLE");
  await expect(printer).toContainText("all plain text");
  await expect(printer).toContainText("1 plaintext caller");
  await expect(printer).toContainText("exception");
  const accounts = mtlsLine(page, "accounts");
  await expect(accounts).toContainText("STRICT");
  await expect(accounts).toContainText("100 % mTLS");
  await expect(mtlsLine(page, "node-agent")).toContainText("no data");
  await expect(mtlsLine(page, "node-agent")).toContainText("not enforced");
});

test("the keyboard opens a workload: its callers, its ports and where configuration contradicts itself", async ({
  page,
}) => {
  await page.goto(`${dashboard.url}/mtls?${GAP}`);
  await expect(mtlsLine(page, "vault")).toBeVisible();
  await page.getByRole("textbox", { name: "Filter by name" }).fill("vault");
  await expect(mtlsLine(page, "printer")).toHaveCount(0);
  const tree = mtlsTree(page);
  await tree.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  const port = tree.getByRole("row").filter({ hasText: "Port 9102" });
  await expect(port.first()).toContainText("PERMISSIVE");
  await expect(page).toHaveURL(/open=/);
  await page.reload();
  await expect(port.first()).toContainText("exception");
  await page.getByRole("textbox", { name: "Filter by name" }).fill("ledger");
  await page.getByRole("button", { name: "Show what is below ledger" }).click();
  await expect(tree).toContainText("From accounts in gap-mixed:");
  await expect(tree.getByRole("link", { name: /DestinationRule ledger/ })).toBeVisible();
});

test("filters leave out what does not stand out, and say so where nothing is left", async ({ page }) => {
  await page.goto(`${dashboard.url}/mtls?${GAP}`);
  await expect(mtlsLine(page, "accounts")).toBeVisible();
  await page.getByRole("button", { name: "Stands out", exact: true }).first().click();
  await page.getByRole("menuitemcheckbox", { name: "Has conflicts" }).click();
  await page.keyboard.press("Escape");
  await expect(mtlsLine(page, "accounts")).toHaveCount(0);
  await expect(mtlsLine(page, "ledger")).toContainText("1 conflict");
  await page.getByRole("button", { name: /^Mode/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "DISABLE" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("No workloads match")).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Clear filters" }).click();
  await expect(mtlsLine(page, "accounts")).toBeVisible();
});

test("what is shown is exported as CSV and as JSON", async ({ page }) => {
  await page.goto(`${dashboard.url}/mtls?${GAP}&text=vault`);
  await expect(mtlsLine(page, "vault")).toBeVisible();
  const save = async (format: string): Promise<string> => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: new RegExp(`as ${format}$`) }).click();
    return readFile(await (await download).path(), "utf8");
  };
  const csv = await save("CSV");
  expect(csv).toMatch(/^namespace,workload,port,configured,level,decided_by,observed_percent,/);
  expect(csv).toMatch(/\ngap-strict,vault,9102,PERMISSIVE,port,PeerAuthentication gap-strict\/vault,/);
  expect(JSON.parse(await save("JSON"))).toMatchObject({
    entries: expect.arrayContaining([expect.objectContaining({ workload: "vault", port: 9102 })]),
  });
});

test("one table says for every namespace whether STRICT can be turned on, and leads to the reasons", async ({
  page,
}) => {
  await page.goto(`${dashboard.url}/mtls?view=readiness&lookback=1h`);
  const table = page.getByRole("table", { name: "Verdicts by namespace" });
  await expect(table.getByRole("row", { name: /^The mesh/ })).toContainText("would break");
  await expect(table.getByRole("row", { name: /^canary/ })).toContainText("safe");
  await expect(table.getByRole("row", { name: /^gap-strict/ })).toContainText("STRICT");
  const mixed = table.getByRole("row", { name: /^gap-mixed/ });
  await expect(mixed).toContainText("would break");
  await mixed.getByRole("link", { name: "gap-mixed" }).click();
  await expect(page.getByRole("heading", { name: "STRICT for gap-mixed would break calls" })).toBeVisible();
  await expect(page).toHaveURL(/lookback=1h/);
});

test("the verdict names who would be refused and where its limits are, and opens as a draft with its impact", async ({
  page,
}) => {
  await page.goto(dashboard.signInUrl);
  await page.goto(`${dashboard.url}/mtls/strict?namespace=gap-mixed&lookback=1h`);
  const blockers = page.getByRole("table", { name: "In the way" });
  const line = blockers.getByRole("row").filter({ hasText: "web.gap-mixed.svc.cluster.local" });
  await expect(line).toContainText(/\d+ requests/);
  await expect(line).toContainText("just now");
  await expect(page.getByRole("region", { name: "Limits of this verdict" })).toContainText("printer");
  await page.getByRole("button", { name: "Open the change as a draft" }).click();
  await expect(page).toHaveURL(/\/config\/review\?draft=/);
  await expect(page.getByText("server dry run: accepted")).toBeVisible();
  const impact = page.getByRole("region", { name: "Impact before you apply" });
  await expect(impact).toContainText("web");
});

test("a caller without a sidecar keeps bookinfo from STRICT; a scope that is STRICT says so", async ({
  page,
}) => {
  await page.goto(`${dashboard.url}/mtls/strict?namespace=bookinfo&lookback=1h`);
  await expect(page.getByRole("heading", { name: "STRICT for bookinfo would break calls" })).toBeVisible();
  await expect(page.getByRole("table", { name: "In the way" })).toContainText("details-v1");
  await page.getByRole("combobox", { name: "Namespace" }).click();
  await page.getByRole("option", { name: "gap-strict", exact: true }).click();
  await expect(page.getByRole("heading", { name: /gap-strict/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "STRICT for bookinfo would break calls" })).toBeVisible();
});

test("certificates are listed with when they end", async ({ page }) => {
  await page.goto(`${dashboard.url}/mtls?view=certificates&namespaces=bank`);
  const table = page.getByRole("table", { name: "Certificates of workloads" });
  await expect(table.getByRole("row", { name: /ledger/ }).first()).toContainText(/valid ?in \d+ h/);
});

test("the graph's panels say what is configured and what was observed", async ({ page }) => {
  await page.goto(
    `${dashboard.url}/graph?namespaces=gap-mixed&type=workload&selected=ns:gap-mixed&refresh=off`,
  );
  const panel = page.getByRole("complementary", { name: "Details" });
  await expect(panel.getByRole("heading", { name: "gap-mixed" })).toBeVisible();
  await expect(panel).toContainText("mTLS configured");
  await expect(panel.getByRole("link", { name: "PERMISSIVE" })).toBeVisible();
  await expect(panel).toContainText(/mTLS observed\d+/);
});

test("who may read one namespace gets that one, and nothing of another", async ({ page, startDashboard }) => {
  const { url } = await startDashboard({ MESHLENS_CONTEXT: "bookinfo-viewer" });
  await page.goto(`${url}/mtls`);
  await expect(mtlsLine(page, "productpage-v1")).toBeVisible();
  await expect(mtlsTree(page).getByRole("row").filter({ hasText: "legacy" })).toHaveCount(0);
});

test.describe("a namespace that may not be read", () => {
  test.use({ expectedError: /status of 40[34]/ });
  test("is told apart from one without trouble, and is not the end of the way", async ({
    page,
    startDashboard,
  }) => {
    const { url } = await startDashboard({ MESHLENS_CONTEXT: "bookinfo-viewer" });
    await page.goto(`${url}/mtls/strict?namespace=legacy`);
    await expect(page.getByRole("alert").filter({ hasText: "legacy" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await page.getByRole("button", { name: "Ask about the whole mesh" }).click();
    await expect(page.getByRole("heading", { name: /the mesh/ })).toBeVisible();
    await expect(page).not.toHaveURL(/namespace=/);
  });
});

for (const colorScheme of ["light", "dark"] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [path, name] of [
      [`/mtls?${GAP}&open=gap-strict/ledger,gap-strict/vault`, "Mutual TLS by namespace, workload and port"],
      ["/mtls?view=readiness&lookback=1h", "Verdicts by namespace"],
      ["/mtls/strict?namespace=gap-mixed&lookback=1h", "In the way"],
      ["/egress?lookback=1h", "Calls out of the mesh"],
    ] as const)
      test(`${path} has no serious accessibility violation`, async ({ page }) => {
        await page.goto(dashboard.url + path);
        const table = page.getByRole("table", { name }).or(page.getByRole("treegrid", { name }));
        await expect(table).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }))).toEqual(
          [],
        );
      });
  });
