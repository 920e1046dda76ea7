import { expect, test } from "vitest";
import { graphRowsSearch, type GraphRowsParams } from "./graph-rows-params";

const params: GraphRowsParams = {
  namespaces: [],
  window: "5m",
  at: null,
  responseTime: null,
  type: "versionedApp",
  serviceNodes: false,
};

test("type and service nodes ask for nothing new", () => {
  expect(graphRowsSearch({ ...params, type: "service", serviceNodes: true })).toBe(graphRowsSearch(params));
  expect(graphRowsSearch({ ...params, type: "app", responseTime: "avg" })).toBe(
    graphRowsSearch({ ...params, responseTime: "avg" }),
  );
});

test("a quantile is asked for in the grouping that is shown", () => {
  expect(graphRowsSearch({ ...params, responseTime: "p95", serviceNodes: true })).toBe(
    "window=5m&include=responseTime%3Ap95&type=versionedApp&serviceNodes=true",
  );
});

test("the order in which namespaces were picked does not matter", () => {
  expect(graphRowsSearch({ ...params, namespaces: ["b", "a", "b"] })).toBe(
    graphRowsSearch({ ...params, namespaces: ["a", "b"] }),
  );
});

test("a moment is sent as it is", () => {
  expect(graphRowsSearch({ ...params, at: 1_700_000_000 })).toBe("window=5m&at=1700000000");
});
