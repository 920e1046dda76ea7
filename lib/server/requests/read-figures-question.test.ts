import { describe, expect, it } from "vitest";
import { ProblemError } from "../errors";
import { readFiguresQuestion, readSeriesQuestion } from "./read-figures-question";

const NOW = 1_800_000_000;
const CART = { namespace: "shop", name: "cart" };
const parameterOf = (read: () => unknown): string | undefined => {
  try {
    read();
  } catch (error) {
    return error instanceof ProblemError ? error.problem.parameter : "another error";
  }
  return undefined;
};

describe("a question about a Service's versions over time", () => {
  const read = (query: string): unknown => readSeriesQuestion(new URLSearchParams(query));

  it.each([
    ["namespace=shop&name=cart", 3_600],
    ["namespace=shop&name=cart&span=6h", 21_600],
    ["namespace=shop&name=cart&span=7d", 604_800],
  ])("is of the last hour where nothing is said: %s", (query, spanSeconds) => {
    expect(read(query)).toEqual({ service: CART, spanSeconds });
  });

  it.each([
    ["name=cart", "namespace"],
    ["namespace=shop", "name"],
    ["namespace=shop&name=cart&span=8d", "span"],
    ["namespace=shop&name=cart&span=long", "span"],
    ["namespace=shop&name=cart&window=1h", "window"],
  ])("is refused by the name of what is wrong: %s", (query, parameter) => {
    expect(parameterOf(() => read(query))).toBe(parameter);
  });
});

describe("a question about a Service's versions since a moment", () => {
  const read = (query: string): unknown => readFiguresQuestion(new URLSearchParams(query), NOW);

  it.each([
    [`${NOW - 60.5}`, NOW - 60.5],
    [`${NOW - 604_800}`, NOW - 604_800],
    [`${NOW + 60}`, NOW + 60],
  ])("takes %s as it is", (since, taken) => {
    expect(read(`namespace=shop&name=cart&since=${since}`)).toEqual({ service: CART, since: taken });
  });

  it.each([
    ["", "since"],
    ["&since=yesterday", "since"],
    ["&since=-1", "since"],
    [`&since=${NOW - 604_801}`, "since"],
    ["&span=1h", "span"],
  ])("is refused by the name of what is wrong: %s", (more, parameter) => {
    expect(parameterOf(() => read(`namespace=shop&name=cart${more}`))).toBe(parameter);
  });
});
