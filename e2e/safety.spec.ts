import http from "node:http";
import { expect, type BrowserContext } from "@playwright/test";
import { fromSetup } from "./fixtures/from-setup";
import { problemOf } from "./fixtures/problem";
import { test } from "./fixtures/test";

function statusFor(host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = http.get(new URL(path, fromSetup("E2E_URL")), { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once("error", reject);
  });
}

test("a foreign Host is refused on pages and API, and probes answer whatever the Host", async () => {
  for (const path of ["/graph", "/api/v1/graph", "/api/v1/status"]) {
    expect(await statusFor("evil.example.com", path)).toBe(421);
    expect(await statusFor("localhost", path)).toBe(200);
  }
  expect(await statusFor("10.0.0.7:3000", "/livez")).toBe(200);
});

test("every answer carries the security headers, and each page a nonce of its own", async ({ request }) => {
  const nonceOf = async (): Promise<string | undefined> => {
    const response = await request.get("/graph");
    const policy = response.headers()["content-security-policy"] ?? "";
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(policy).toContain("frame-ancestors 'none'");
    const nonce = /script-src[^;]*'nonce-([^']+)'/.exec(policy)?.[1];
    expect(await response.text()).toContain(`nonce="${nonce ?? ""}"`);
    return nonce;
  };
  expect(await nonceOf()).not.toBe(await nonceOf());
  for (const path of ["/graph", "/status", "/api/v1/status", "/api/v1/graph?window=0"]) {
    const headers = (await request.get(path)).headers();
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("a write from elsewhere is refused", async ({ request }) => {
  const response = await request.post("/api/v1/status", { headers: { origin: "http://evil.example.com" } });
  expect((await problemOf(response)).status).toBe(403);
});

test("the one-time code opens a session once and leaves the address bar", async ({
  page,
  context,
  browser,
  startDashboard,
}) => {
  const dashboard = await startDashboard();
  const accessOf = async (visitor: BrowserContext): Promise<unknown> =>
    (await visitor.request.get(`${dashboard.url}/api/v1/status`)).json();
  await page.goto(dashboard.signInUrl);
  await expect(page.getByRole("application", { name: "Traffic graph" })).toBeVisible();
  expect(page.url()).not.toContain("code=");
  const cookies = await context.cookies(dashboard.url);
  expect(cookies).toEqual([expect.objectContaining({ httpOnly: true, sameSite: "Strict", path: "/" })]);
  expect(await accessOf(context)).toMatchObject({ viewer: { mode: "session", mayWrite: true } });
  const late = await browser.newContext();
  const second = await late.newPage();
  await second.goto(dashboard.signInUrl);
  await expect(second.getByRole("application", { name: "Traffic graph" })).toBeVisible();
  expect(second.url()).not.toContain("code=");
  expect(await late.cookies()).toEqual([]);
  expect(await accessOf(late)).toMatchObject({ viewer: { mode: "local", mayWrite: false } });
  await late.close();
});
