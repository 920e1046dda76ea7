import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { createElement } from "react";
import { expect, test } from "vitest";
import { exposuresQuery } from "@/lib/client/queries/exposures";
import { createQueryClient } from "@/lib/client/query-client";
import type { ExposuresResponse } from "@/lib/contracts/routes/exposures-response";
import { renderMarkup } from "@/lib/testing/render-markup";
import { ExposuresView } from "./exposures-view";

const NOTHING: ExposuresResponse = { at: 1_700_000_000, windowSeconds: 300, exposures: [], warnings: [] };

function draw(...codes: readonly string[]): string {
  const client = createQueryClient();
  const warnings = codes.map((code) => ({ code, message: `Of ${code}` }));
  client.setQueryData(exposuresQuery([], "5m").queryKey, { ...NOTHING, warnings });
  return renderMarkup(createElement(NuqsTestingAdapter, null, createElement(ExposuresView)), client);
}

test.each([
  ["nothing is missing", []],
  ["only traffic is missing", ["noTelemetry", "startedWithinWindow"]],
])("that nothing is exposed is said where %s", (_rule, codes) => {
  const html = draw(...codes);
  expect(html.match(/Nothing can be reached from outside/g)).toHaveLength(2);
  expect(html).not.toContain("is known");
});

test("that nothing is exposed is not promised where gateways may be hidden", () => {
  const html = draw("noTelemetry", "kindUnread");
  expect(html).not.toContain("Nothing can be reached");
  expect(html.match(/No way in from outside is known/g)).toHaveLength(2);
  expect(html).toContain("Of kindUnread");
});
