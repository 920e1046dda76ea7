import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemError } from "../errors";
import { parseGraphRequest, type GraphRequest } from "./parse-graph-request";

const NOW = 1_800_000_000;
const DAY = 86_400;

function parse(query: string): GraphRequest {
  return parseGraphRequest(new URLSearchParams(query), NOW, 30 * DAY);
}

function problemOf(query: string): ProblemError["problem"] | null {
  try {
    parse(query);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

describe("parseGraphRequest", () => {
  test("nothing asked: all namespaces, 5 minutes, now, workloads, nothing extra", () => {
    expect(parse("")).toEqual({
      namespaces: null,
      windowSeconds: 300,
      at: null,
      options: {
        type: "workload",
        serviceNodes: false,
        throughput: false,
        messages: false,
        idle: false,
        responseTime: null,
      },
    });
  });

  test("namespaces are sorted and distinct", () => {
    expect(parse("namespaces=b,a,b").namespaces).toEqual(["a", "b"]);
  });

  test.each([
    ["window=30s", 30],
    ["window=5m", 300],
    ["window=1h", 3600],
    ["window=2d", 2 * DAY],
    ["window=90", 90],
  ])("%s", (query, seconds) => {
    expect(parse(query).windowSeconds).toBe(seconds);
  });

  test.each([
    [`at=${NOW - 5.25}`, { seconds: NOW - 5.25, given: NOW - 5.25 }],
    ["at=2027-01-15T08:00:00Z", { seconds: NOW, given: "2027-01-15T08:00:00Z" }],
    ["at=2027-01-15T07:59:59.25Z", { seconds: NOW - 0.75, given: "2027-01-15T07:59:59.25Z" }],
    ["at=2027-01-15T09:00:00%2B01:00", { seconds: NOW, given: "2027-01-15T09:00:00+01:00" }],
    [`at=${NOW + 30}`, { seconds: NOW + 30, given: NOW + 30 }],
  ])("%s is kept as given", (query, at) => {
    expect(parse(query).at).toEqual(at);
  });

  test("include names what to add", () => {
    expect(parse("include=throughput,idle,responseTime:p95&serviceNodes=true&type=app").options).toEqual({
      type: "app",
      serviceNodes: true,
      throughput: true,
      messages: false,
      idle: true,
      responseTime: "p95",
    });
  });

  test.each([
    ["namespaces", "namespaces="],
    ["namespaces", "namespaces=Shop"],
    ["namespaces", "namespaces=a,,b"],
    ["namespaces", `namespaces=${"x".repeat(64)}`],
    ["namespaces", `namespaces=${Array.from({ length: 500 }, (_, index) => `n${index}`).join()}`],
    ["window", "window=0"],
    ["window", "window=-5m"],
    ["window", "window=5x"],
    ["window", "window=31d"],
    ["window", "window=999999999d"],
    ["at", "at=-1"],
    ["at", "at=yesterday"],
    ["at", "at=2027-13-45T00:00:00Z"],
    ["at", "at=2026-12-32T00:00:00Z"],
    ["at", "at=2027-01-14T24:00:01Z"],
    ["at", `at=${NOW + 61}`],
    ["at", `at=${NOW - 31 * DAY}`],
    ["type", "type=pod"],
    ["serviceNodes", "serviceNodes=yes"],
    ["include", "include=everything"],
    ["include", "include=responseTime:p95,responseTime:p99"],
    ["windwo", "windwo=5m"],
    ["type", "type=app&type=app"],
  ])("a wrong %s is a 400 that names it: %s", (parameter, query) => {
    expect(problemOf(query)).toMatchObject({ status: 400, parameter });
  });

  test("any query of any length ends in a request or in a 400 with a short text", () => {
    const name = fc.constantFrom(
      "namespaces",
      "window",
      "at",
      "type",
      "serviceNodes",
      "include",
      "__proto__",
    );
    const pair = fc.tuple(fc.oneof(name, fc.string()), fc.string({ maxLength: 4000 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 4 }), (pairs) => {
        const problem = problemOf(new URLSearchParams(pairs).toString());
        if (problem === null) return;
        expect(problem.status).toBe(400);
        expect(problem.detail.length).toBeLessThan(250);
      }),
    );
  });
});
