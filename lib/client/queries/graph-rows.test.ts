import { environmentManager, focusManager, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RowsResponse } from "@/lib/contracts/rows-response";
import type { Refresh } from "../url-state/refreshes";
import type { GraphRowsParams } from "./graph-rows-params";
import { graphRowsQuery } from "./graph-rows";

const params: GraphRowsParams = {
  namespaces: [],
  window: "5m",
  at: null,
  responseTime: null,
  type: "versionedApp",
  serviceNodes: false,
};
const columnar = { strings: [], columns: {}, values: [] };
const answer: RowsResponse = {
  at: 1_700_000_000,
  windowSeconds: 300,
  scrapeIntervalSeconds: 30,
  rows: columnar,
  quantiles: columnar,
  responseTime: null,
  context: {
    homeCluster: "Kubernetes",
    windowSeconds: 300,
    healthProfile: { name: "meshlens", tolerances: [], minimumRequests: 10 },
    serviceEntries: [],
    waypoints: [],
    workloads: [],
    services: [],
  },
  warnings: [],
  queries: [],
};
const asked = vi.fn<(path: string) => Promise<Response>>();

beforeEach(() => {
  environmentManager.setIsServer(() => false);
  focusManager.setFocused(true);
  vi.useFakeTimers({ now: 1_700_000_000_000 });
  asked.mockImplementation(() => Promise.resolve(Response.json(answer)));
  vi.stubGlobal("fetch", asked);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  asked.mockReset();
});

async function watchFor(
  milliseconds: number,
  over: Partial<GraphRowsParams>,
  refresh: Refresh,
): Promise<number> {
  const client = new QueryClient();
  const stop = new QueryObserver(client, graphRowsQuery({ ...params, ...over }, refresh)).subscribe(
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(milliseconds);
  stop();
  client.clear();
  return asked.mock.calls.length;
}

test("a live view asks again with the scrape interval the server reports", async () => {
  expect(await watchFor(61_000, {}, "auto")).toBe(3);
});

test("a paused view and a fixed moment ask once", async () => {
  expect(await watchFor(600_000, {}, "off")).toBe(1);
  expect(await watchFor(600_000, { at: 1_699_999_000 }, "auto")).toBe(2);
});

test("the request carries what decides the rows, below the API's path", async () => {
  await watchFor(0, { namespaces: ["shop", "bookinfo"] }, "off");
  expect(asked.mock.calls[0]?.[0]).toBe("/api/v1/graph/rows?namespaces=bookinfo%2Cshop&window=5m");
});

test("a hidden tab asks for nothing until it is seen again", async () => {
  focusManager.setFocused(false);
  expect(await watchFor(120_000, {}, "auto")).toBe(1);
});
