import { createElement } from "react";
import { expect, test } from "vitest";
import type { HealthStatus } from "@/lib/domain/health/health";
import { renderMarkup } from "@/lib/testing/render-markup";
import { HealthBadge } from "./health-badge";

test.each<[HealthStatus, string, string]>([
  ["healthy", "ok", "Healthy"],
  ["degraded", "warn", "Degraded"],
  ["failure", "bad", "Failing"],
  ["noTraffic", "neutral", "No traffic"],
  ["noData", "neutral", "No data"],
])("%s looks %s and says %s: silence is never shown as healthy", (status, tone, word) => {
  const html = renderMarkup(createElement(HealthBadge, { health: { status, why: "because" } }));
  expect(html).toContain(`data-tone="${tone}"`);
  expect(html).toContain(word);
});

test("the evidence can be reached with the keyboard", () => {
  const html = renderMarkup(createElement(HealthBadge, { health: { status: "healthy", why: "because" } }));
  expect(html).toContain('tabindex="0"');
});
