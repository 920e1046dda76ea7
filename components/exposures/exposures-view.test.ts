import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { createElement } from "react";
import { expect, test } from "vitest";
import { exposuresQuery } from "@/lib/client/queries/exposures";
import { createQueryClient } from "@/lib/client/query-client";
import type { ExposuresResponse } from "@/lib/contracts/routes/exposures-response";
import { renderMarkup } from "@/lib/testing/render-markup";
import { sampleExposure } from "@/lib/testing/sample-exposure";
import { ExposuresView } from "./exposures-view";

const LINE = sampleExposure({
  addresses: ["front-istio.edge.svc.cluster.local"],
  destinations: ["web.shop.svc.cluster.local", "till.bank.svc.cluster.local"],
});
const NOTHING: ExposuresResponse = { at: 1_700_000_000, windowSeconds: 300, exposures: [], warnings: [] };

function draw(answer: Partial<ExposuresResponse>): string {
  const client = createQueryClient();
  client.setQueryData(exposuresQuery([], "5m").queryKey, { ...NOTHING, ...answer });
  return renderMarkup(createElement(NuqsTestingAdapter, null, createElement(ExposuresView)), client);
}

const warned = (...codes: readonly string[]): Partial<ExposuresResponse> => ({
  warnings: codes.map((code) => ({ code, message: `Of ${code}` })),
});

test.each([
  ["nothing is missing", []],
  ["only traffic is missing", ["noTelemetry", "startedWithinWindow"]],
])("that nothing is exposed is said where %s", (_rule, codes) => {
  const html = draw(warned(...codes));
  expect(html.match(/Nothing can be reached from outside/g)).toHaveLength(2);
  expect(html).not.toContain("is known");
});

test("that nothing is exposed is not promised where gateways may be hidden", () => {
  const html = draw(warned("noTelemetry", "kindUnread"));
  expect(html).not.toContain("Nothing can be reached");
  expect(html.match(/No way in from outside is known/g)).toHaveLength(2);
  expect(html).toContain("Of kindUnread");
});

test("hosts of the cluster are short, and in full where one points at them", () => {
  const html = draw({ exposures: [LINE] });
  expect(html).toContain(
    'title="web.shop.svc.cluster.local, till.bank.svc.cluster.local">to web, till.bank<',
  );
  expect(html).toContain('title="front-istio.edge.svc.cluster.local">front-istio.edge<');
});
