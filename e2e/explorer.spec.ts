import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { setReviewsWeights } from "./fixtures/cluster";
import { test } from "./fixtures/test";
import { onWholeMesh } from "./fixtures/whole-mesh";

const REVIEWS = "from=bookinfo/productpage-v1&host=reviews&port=9080";

const verdict = (page: Page): Locator => page.getByRole("region", { name: "Verdict" });
const steps = (page: Page): Locator => page.getByRole("region", { name: "Step by step" });
const explainLine = async (page: Page, line: string): Promise<void> => {
  await page.getByRole("textbox", { name: "URL or curl line" }).fill(line);
  await page.getByRole("textbox", { name: "URL or curl line" }).press("Enter");
};

test.describe("in the whole mesh", () => {
  const dashboard = onWholeMesh();

  test("a header decides the version, and why the route before it did not match is said", async ({
    page,
  }) => {
    await page.goto(`${dashboard.url}/routes?${REVIEWS}`);
    await expect(verdict(page)).toContainText(
      "Goes to reviews v1 (60.0 %), reviews v2 (30.0 %), and reviews v3 (10.0 %)",
    );
    await expect(steps(page)).toContainText('there is no header end-user, it asks for exactly "tester"');
    await page.getByRole("button", { name: "Add header" }).click();
    await page.getByRole("textbox", { name: "Name of header 1" }).fill("end-user");
    await page.getByRole("textbox", { name: "Value of header 1" }).fill("tester");
    await page.keyboard.press("Enter");
    await expect(verdict(page)).toContainText("Goes to reviews v3 (100 %)");
    await expect(page).toHaveURL(/header=end-user/);
    await page.reload();
    await expect(verdict(page)).toContainText("Goes to reviews v3 (100 %)");
    await steps(page)
      .getByRole("link", { name: /VirtualService.*reviews/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/config\/.*VirtualService/);
  });

  test("a pasted curl line from outside is followed through TLS to the preview", async ({ page }) => {
    await page.goto(`${dashboard.url}/routes`);
    await explainLine(page, "curl -H 'x-preview: yes' https://www.example.com/");
    await expect(verdict(page)).toContainText("Goes to web next (100 %)");
    await expect(steps(page)).toContainText("it has the host www.example.com on port 8443");
    const folded = steps(page)
      .getByText(/listeners do not match$/)
      .first();
    await folded.click();
    await expect(
      steps(page)
        .getByText(/it has servers on 8080, none on 443/)
        .first(),
    ).toBeVisible();
    await explainLine(page, "http://www.example.com/");
    await expect(verdict(page)).toContainText("Is redirected with 301");
  });

  test("a line that is not understood names the part, and nothing is asked", async ({ page }) => {
    await page.goto(`${dashboard.url}/routes`);
    await explainLine(page, "curl ftp://www.example.com/");
    await expect(page.getByText("Only http and https are understood, not ftp:")).toBeVisible();
    await expect(page).toHaveURL(/\/routes$/);
  });

  test("a policy that refuses is named, and claims of a pasted token let the request in", async ({
    page,
  }) => {
    await page.goto(`${dashboard.url}/routes`);
    await explainLine(page, "http://api.bank.example.com/v1/accounts");
    await expect(verdict(page)).toContainText("Is refused with 403 by AuthorizationPolicy openbanking");
    const claims = {
      iss: "https://id.example.com",
      sub: "budget-app",
      aud: ["openbanking"],
      scope: "accounts:read",
    };
    const token = `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
    await page.getByRole("textbox", { name: "JWT claims" }).fill(token);
    await expect(page.getByText("The signature is not verified")).toBeVisible();
    await page
      .getByRole("form", { name: "Request, field by field" })
      .getByRole("button", { name: "Explain" })
      .click();
    await expect(verdict(page)).toContainText("Goes to openbanking (100 %)");
    await expect(verdict(page)).toContainText("allowed by");
    expect(page.url()).not.toContain(token);
  });

  test("a host that nothing lets out goes nowhere, and the object that says so is named", async ({
    page,
  }) => {
    await page.goto(`${dashboard.url}/routes?from=travel/booking&host=nowhere.example.org`);
    await expect(verdict(page)).toContainText("Goes nowhere");
    await expect(verdict(page)).toContainText("REGISTRY_ONLY");
    await expect(verdict(page).getByRole("link", { name: /Sidecar/ })).toBeVisible();
  });

  test("a draft is explained beside the configuration as it is", async ({ page }) => {
    const text = [
      "apiVersion: networking.istio.io/v1",
      "kind: VirtualService",
      "metadata: { name: reviews, namespace: bookinfo }",
      "spec:",
      "  hosts: [reviews]",
      "  http: [{ timeout: 2s, route: [{ destination: { host: reviews, subset: v2 } }] }]",
      "",
    ].join("\n");
    const draft = {
      id: "e2e",
      title: "Only v2",
      ref: null,
      entries: [{ baseline: null, text }],
      changedAt: 1,
      tab: "e2e",
    };
    await page.goto(`${dashboard.url}/routes`);
    await page.evaluate(
      (stored) => window.localStorage.setItem("meshlens.draft.e2e", stored),
      JSON.stringify(draft),
    );
    await page.goto(`${dashboard.url}/routes?${REVIEWS}`);
    await page.getByText("With a draft", { exact: true }).click();
    const drafted = page.getByRole("article", { name: "Configuration with the draft" });
    await expect(drafted.getByRole("region", { name: "Verdict" })).toContainText(
      "Goes to reviews v2 (100 %)",
    );
    await expect(drafted).toContainText("after 2 s");
    await expect(page.getByRole("article", { name: "Configuration as it is" })).toContainText("reviews v1");
    await expect(page.getByText("Different outcome: destinations and Timeout")).toBeVisible();
    await page.getByRole("checkbox", { name: "Beside how it is now" }).uncheck();
    await expect(page.getByRole("article")).toHaveCount(1);
  });

  test("examples of this mesh are one key away", async ({ page }) => {
    await page.goto(`${dashboard.url}/routes`);
    const example = page.getByRole("list", { name: "Examples" }).getByRole("button").first();
    await example.focus();
    await page.keyboard.press("Enter");
    await expect(verdict(page)).toContainText("Goes to");
    await page.goBack();
    await expect(page.getByText("Which request?")).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const path of [`/routes?${REVIEWS}`, "/routes?host=nowhere.example", "/exposures"]) {
      test(`${path} has no serious accessibility violation`, async ({ page }) => {
        await page.goto(path);
        const ready = path === "/exposures" ? page.getByRole("table") : verdict(page);
        await expect(ready).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }))).toEqual(
          [],
        );
      });
    }
  });
}

test.describe("after a change", () => {
  test.afterEach(() => setReviewsWeights([60, 30, 10]));

  test("a request is explained again, and by the configuration as it was", async ({ page }) => {
    await page.goto(`/routes?${REVIEWS}`);
    await expect(verdict(page)).toContainText("reviews v1 (60.0 %)");
    const before = Date.now();
    await setReviewsWeights([0, 0, 100]);
    await expect(verdict(page)).toContainText("Goes to reviews v3 (100 %)", { timeout: 30_000 });
    await page.goto(`/routes?${REVIEWS}&then=${String(before)}`);
    const then = page.getByRole("article", { name: /^Configuration as it was/ });
    await expect(then).toContainText("reviews v1 (60.0 %)");
    await expect(page.getByRole("article", { name: "Configuration as it is" })).toContainText(
      "reviews v3 (100 %)",
    );
    await expect(page.getByText("Different outcome: destinations")).toBeVisible();
  });
});

test.describe("a viewer of one namespace", () => {
  test.use({ expectedError: /404/ });

  test("may not ask for a sender elsewhere, and is told so", async ({ page, startDashboard }) => {
    const { url } = await startDashboard({ MESHLENS_CONTEXT: "bookinfo-viewer" });
    await page.goto(`${url}/routes?${REVIEWS}`);
    await expect(verdict(page)).toContainText("reviews v1 (60.0 %)");
    await page.goto(`${url}/routes?from=legacy/batch&host=reviews.bookinfo&port=9080`);
    await expect(page.getByRole("region", { name: "What becomes of it" }).getByRole("alert")).toContainText(
      "legacy",
    );
  });
});
