import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { withNuqsTestingAdapter } from "nuqs/adapters/testing";
import { createElement, type ReactElement } from "react";
import { beforeEach, expect, test } from "vitest";
import { ApiProblem } from "@/lib/client/api-problem";
import { createQueryClient } from "@/lib/client/query-client";
import { renderMarkup } from "@/lib/testing/render-markup";
import { QueryAnswer } from "./query-answer";

const PROBLEM = new ApiProblem("problem", { title: "No such namespace", detail: "It is spelt otherwise." });
const ANSWER = {
  at: 1_700_000_000,
  words: "Two splits",
  warnings: [{ code: "late", message: "A late note" }],
};

const options = queryOptions({
  queryKey: ["answer"],
  queryFn: (): Promise<typeof ANSWER> => Promise.reject(PROBLEM),
  enabled: false,
  retry: false,
});

function Page(): ReactElement {
  const query = useQuery(options);
  return QueryAnswer({ query, elsewhere: "Look at the whole mesh", children: ({ words }) => words });
}

let client: QueryClient;
beforeEach(() => {
  client = createQueryClient();
});

const draw = (searchParams = ""): string =>
  renderMarkup(createElement(withNuqsTestingAdapter({ searchParams }), null, createElement(Page)), client);

test("an answer that is awaited is said to load", () => {
  expect(draw()).toContain("Loading");
});

test("an answer that failed says why, how to try again and where else to look", async () => {
  await client.query(options).catch(() => undefined);
  const html = draw();
  for (const words of [PROBLEM.title, PROBLEM.detail, "Try again", "Look at the whole mesh"])
    expect(html).toContain(words);
});

test("an answer stands below what it lacks", () => {
  client.setQueryData(options.queryKey, ANSWER);
  const html = draw();
  expect(html.indexOf("A late note")).toBeGreaterThan(-1);
  expect(html.indexOf("A late note")).toBeLessThan(html.indexOf(ANSWER.words));
  expect(html).not.toContain("Look at the whole mesh");
});

test("an answer that could not be renewed is kept, and says why it is old", async () => {
  client.setQueryData(options.queryKey, ANSWER);
  await client.query({ ...options, staleTime: 0 }).catch(() => undefined);
  const html = draw();
  expect(html).toContain(PROBLEM.detail);
  expect(html).toContain(ANSWER.words);
});

test("that the answer is of now is said while another moment is chosen", () => {
  client.setQueryData(options.queryKey, ANSWER);
  expect(draw("?at=1700000000000")).toContain("shows what holds now");
  expect(draw()).not.toContain("shows what holds now");
});
