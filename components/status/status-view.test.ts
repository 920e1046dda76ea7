import { createElement } from "react";
import { expect, test } from "vitest";
import type { StatusResponse } from "@/lib/contracts/status-response";
import { createQueryClient } from "@/lib/client/query-client";
import { statusQuery } from "@/lib/client/queries/status";
import { renderMarkup } from "@/lib/testing/render-markup";
import { StatusView } from "./status-view";

const status: StatusResponse = {
  version: "0.1.0",
  cluster: "Kubernetes",
  viewer: { mode: "local", mayWrite: false },
  scrapeIntervalSeconds: 15,
  dependencies: [
    {
      name: "prometheus",
      state: "unreachable",
      version: null,
      lastSuccess: null,
      message: "connection refused",
      advice: "Check MESHLENS_PROMETHEUS_URL.",
    },
  ],
  kinds: [
    {
      kind: "Gateway.networking.istio.io",
      namespace: null,
      state: "live",
      objects: 1284,
      since: null,
      reason: null,
    },
    {
      kind: "Pod",
      namespace: "shop",
      state: "denied",
      objects: 0,
      since: null,
      reason: "Needs list on pods.",
    },
  ],
};

function draw(data?: StatusResponse): string {
  const queryClient = createQueryClient();
  if (data) queryClient.setQueryData(statusQuery().queryKey, data);
  return renderMarkup(createElement(StatusView), queryClient);
}

test("before the first answer the page says that it is loading", () => {
  expect(draw()).toContain('aria-label="Loading"');
});

test("a dependency that is down tells the cause, when it last worked and what to do", () => {
  const html = draw(status);
  for (const text of ["Unreachable", "connection refused", "never", "Check MESHLENS_PROMETHEUS_URL."]) {
    expect(html).toContain(text);
  }
});

test("a kind that may not be read names the right and the namespace", () => {
  const html = draw(status);
  expect(html).toContain("Needs list on pods.");
  expect(html).toContain("In shop.");
  expect(html).toContain("1 of 2 live");
});

test("kinds that share a name are told apart by their group", () => {
  expect(draw(status)).toContain(">networking.istio.io<");
});
