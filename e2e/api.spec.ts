import { expect } from "@playwright/test";
import { problemOf } from "./fixtures/problem";
import { readGraph, type Graph } from "./fixtures/read-graph";
import { test } from "./fixtures/test";

test("the graph answers without any parameter as documented", async ({ request }) => {
  const graph = await readGraph(request, "");
  expect(graph).toMatchObject({ type: "workload", windowSeconds: 300 });
  expect(graph.queries.length).toBeLessThanOrEqual(3);
  const ids = new Set(graph.nodes.map(({ id }) => id));
  expect(graph.nodes.map(({ workload }) => workload)).toEqual(
    expect.arrayContaining(["productpage-v1", "details-v1", "reviews-v1", "ratings-v1", "catalog-v1"]),
  );
  for (const { source, target, protocol, bytesToServerPerSecond } of graph.edges) {
    expect([ids.has(source), ids.has(target)]).toEqual([true, true]);
    expect(bytesToServerPerSecond === null).toBe(protocol !== "tcp");
  }
});

test("a moment is echoed as it was given", async ({ request }) => {
  const seconds = Math.floor(Date.now() / 1000) - 60;
  expect((await readGraph(request, `at=${seconds}`)).at).toBe(seconds);
  const text = new Date(seconds * 1000).toISOString();
  expect((await readGraph(request, `at=${text}`)).at).toBe(text);
});

test("each type answers with nodes of its kind, for the same traffic", async ({ request }) => {
  const at = `at=${Math.floor(Date.now() / 1000) - 60}`;
  const requests = ({ edges }: Graph): number =>
    edges.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
  const workload = await readGraph(request, at);
  for (const type of ["app", "versionedApp"]) {
    const graph = await readGraph(request, `${at}&type=${type}`);
    expect(graph.nodes.some((node) => node.type === type)).toBe(true);
    expect(requests(graph)).toBeCloseTo(requests(workload), 2);
  }
  const services = await readGraph(request, `${at}&type=service`);
  expect(services.nodes.find(({ service }) => service === "reviews")?.type).toBe("service");
});

test("a service node passes on what it gets", async ({ request }) => {
  const at = `at=${Math.floor(Date.now() / 1000) - 60}`;
  const graph = await readGraph(request, `${at}&serviceNodes=true`);
  const reviews = graph.nodes.find(({ type, name }) => type === "service" && name === "reviews");
  const sum = (end: "source" | "target"): number =>
    graph.edges
      .filter((edge) => edge[end] === reviews?.id)
      .reduce((total, { requestsPerSecond }) => total + requestsPerSecond, 0);
  expect(sum("target")).toBeGreaterThan(0);
  expect(sum("source")).toBeCloseTo(sum("target"), 3);
});

for (const [search, parameter] of [
  ["window=0", "window"],
  ["window=-5m", "window"],
  ["window=4000d", "window"],
  ["at=-1", "at"],
  ["at=9999999999", "at"],
  ["type=pod", "type"],
  ["serviceNodes=maybe", "serviceNodes"],
  ["include=everything", "include"],
  ["include=responseTime:p50,responseTime:p95", "include"],
  ["colour=red", "colour"],
  ["window=5m&window=1m", "window"],
  [`namespaces=${Array.from({ length: 300 }, (_, index) => `ns-${index}`).join(",")}`, "namespaces"],
  [`namespaces=${"a".repeat(16_000)}`, "namespaces"],
] as const) {
  test(`/api/v1/graph?${search.slice(0, 50)} is refused and ${parameter} named`, async ({ request }) => {
    for (const path of ["graph", "graph/rows"]) {
      const problem = await problemOf(await request.get(`/api/v1/${path}?${search}`));
      expect(problem).toMatchObject({ status: 400, parameter });
    }
  });
}

test("a namespace that does not exist is not found", async ({ request }) => {
  const problem = await problemOf(await request.get("/api/v1/graph?namespaces=bookinfo,nowhere"));
  expect(problem).toMatchObject({ status: 404, parameter: "namespaces" });
});

test("headers beyond every limit are answered 431, and the server lives on", async ({ request }) => {
  const response = await request.get(`/api/v1/graph?namespaces=${"a".repeat(40_000)}`);
  expect(response.status()).toBe(431);
  expect((await request.get("/livez")).status()).toBe(200);
});

test("the OpenAPI document describes every operation", async ({ request }) => {
  const response = await request.get("/api/v1/openapi.json");
  expect(await response.json()).toMatchObject({
    openapi: expect.stringMatching(/^3\.1/),
    paths: {
      "/api/v1/graph": { get: expect.anything() },
      "/api/v1/graph/rows": { get: expect.anything() },
      "/api/v1/namespaces": { get: expect.anything() },
      "/api/v1/status": { get: expect.anything() },
    },
  });
});

test("liveness, readiness and own metrics answer", async ({ request }) => {
  expect((await request.get("/livez")).status()).toBe(200);
  expect((await request.get("/readyz")).status()).toBe(200);
  const metrics = await request.get("/metrics");
  expect(metrics.headers()["content-type"]).toContain("text/plain");
  expect(await metrics.text()).toMatch(/^# TYPE meshlens_/m);
});
