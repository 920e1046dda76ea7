import { NextRequest } from "next/server";
import { beforeEach, expect, test } from "vitest";
import { fakeContainer } from "@/lib/testing/fake-container";
import { setCurrentContainer } from "../current-container";
import { guardRequest } from "./guard-request";

beforeEach(() => setCurrentContainer(fakeContainer()));

function get(path: string, host = "localhost:3000"): Response {
  return guardRequest(new NextRequest(`http://localhost:3000${path}`, { headers: { host } }));
}

test("every page gets a policy with a nonce of its own and no unsafe script source", () => {
  const policies = [get("/"), get("/")].map(
    (response) => response.headers.get("content-security-policy") ?? "",
  );
  const nonces = policies.map((policy) => /script-src 'self' 'nonce-([^']{22,})'/.exec(policy)?.[1]);
  expect(nonces[0]).toBeDefined();
  expect(nonces[0]).not.toBe(nonces[1]);
  for (const policy of policies) {
    expect(policy).toContain("frame-ancestors 'none'");
    expect(/script-src[^;]*'unsafe-inline'/.test(policy)).toBe(false);
  }
});

test.each([
  ["a page", "/", "localhost:3000"],
  ["a refusal", "/", "evil.example"],
  ["a redirect", "/?code=x", "localhost:3000"],
])("%s carries the security headers", (_, path, host) => {
  const { headers } = get(path, host);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
});

test("a foreign host gets a problem document", async () => {
  const response = get("/api/v1/graph", "evil.example");
  expect(response.status).toBe(421);
  expect(await response.json()).toMatchObject({ status: 421 });
});

test("the code leaves the URL, everything else of it stays", () => {
  const response = get("/graph?namespaces=shop&code=correct-horse-battery&type=app");
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("http://localhost:3000/graph?namespaces=shop&type=app");
  expect(response.headers.get("set-cookie")).toContain("HttpOnly");
});
