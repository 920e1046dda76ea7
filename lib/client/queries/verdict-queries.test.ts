import { QueryObserver, type UseQueryOptions } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createQueryClient } from "../query-client";
import { egressQuery } from "./egress";
import { readinessQuery } from "./readiness";
import { strictQuery } from "./strict";

const ANSWER = { verdict: "safe" };

/** What is shown while the answer to the second question is awaited, `ANSWER` being that to the first. */
function shownMeanwhile<T>(first: UseQueryOptions<T>, second: UseQueryOptions<T>): T | undefined {
  const client = createQueryClient();
  client.setQueryData(first.queryKey, ANSWER);
  const observer = new QueryObserver(client, { ...first, enabled: false });
  expect(observer.getCurrentResult().data).toBe(ANSWER);
  observer.setOptions({ ...second, enabled: false });
  return observer.getCurrentResult().data;
}

test("a verdict never stands in for one that looks further back", () => {
  expect(shownMeanwhile(egressQuery([], "1h"), egressQuery([], "7d"))).toBeUndefined();
  expect(shownMeanwhile(readinessQuery([], "1h"), readinessQuery([], "7d"))).toBeUndefined();
});

test("a verdict never stands in for that of other namespaces", () => {
  const mesh = { namespace: "", workload: "" };
  const shop = { namespace: "shop", workload: "" };
  expect(shownMeanwhile(egressQuery(["shop"], "1d"), egressQuery([], "1d"))).toBeUndefined();
  expect(shownMeanwhile(readinessQuery(["shop"], "1d"), readinessQuery([], "1d"))).toBeUndefined();
  expect(shownMeanwhile(strictQuery(shop, "1d"), strictQuery(mesh, "1d"))).toBeUndefined();
});
