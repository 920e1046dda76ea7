import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { createElement } from "react";
import { expect, test } from "vitest";
import { ApiProblem } from "@/lib/client/api-problem";
import { splitSeriesQuery } from "@/lib/client/queries/split-series";
import { splitsQuery } from "@/lib/client/queries/splits";
import { createQueryClient } from "@/lib/client/query-client";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { renderMarkup } from "@/lib/testing/render-markup";
import { sampleDestination, sampleShift, sampleSplit } from "@/lib/testing/sample-split";
import { ServiceSplitsPage } from "./service-splits-page";

const AT_SECONDS = 1_000;
const CART = { namespace: "shop", name: "cart" };

/** The page of the cart, with these splits and what the API says of its versions. */
async function draw(splits: readonly SplitDto[], status: number): Promise<string> {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retryOnMount: false } });
  const answer = { at: AT_SECONDS, windowSeconds: 300, splits: [...splits], warnings: [] };
  client.setQueryData(splitsQuery([], { window: "5m", refresh: "auto" }).queryKey, answer);
  const problem = new ApiProblem("problem", { title: "Not found", detail: "There is no such cart.", status });
  const { queryKey } = splitSeriesQuery(CART, "1h");
  await expect(client.query({ queryKey, queryFn: () => Promise.reject(problem), retry: false })).rejects.toBe(
    problem,
  );
  return renderMarkup(
    createElement(NuqsTestingAdapter, null, createElement(ServiceSplitsPage, CART)),
    client,
  );
}

test("a Service that is not there is not taken for one whose traffic no route divides", async () => {
  const html = await draw([], 404);
  expect(html).toContain("There is no such cart.");
  for (const words of ["No route divides", "Versions over time", "Traffic settings"]) {
    expect(html).not.toContain(words);
  }
});

test("what cannot be told of a Service's versions does not make it one that is not there", async () => {
  const html = await draw([], 503);
  for (const words of ["No route divides the traffic of cart", "Versions over time", "Traffic settings"]) {
    expect(html).toContain(words);
  }
});

test("a Service that a route leads to is told with that route, whether it is there or not", async () => {
  const html = await draw([sampleSplit({ service: null, destinations: [sampleDestination()] })], 404);
  expect(html).toContain("Versions over time");
});

test.each([
  ["still settle while the window reaches back before a step", 299, "Settling", "Differs"],
  ["differ once it does not", 300, "Differs", "Settling"],
])("shares that are not as configured %s", async (_, ago, said, unsaid) => {
  const steppedAt = new Date((AT_SECONDS - ago) * 1000).toISOString();
  const split = sampleSplit({
    destinations: [sampleDestination()],
    verdict: "differs",
    shift: sampleShift({ steppedAt }),
  });
  const html = await draw([split], 503);
  expect(html).toContain(said);
  expect(html).not.toContain(unsaid);
});
