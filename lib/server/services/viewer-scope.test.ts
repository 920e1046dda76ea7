import { expect, test } from "vitest";
import { fakeBackend } from "@/lib/testing/fake-backend";
import { row } from "@/lib/testing/telemetry-row";
import { parseGraphRequest } from "../requests/parse-graph-request";
import { getGraph } from "./get-graph";
import { viewerScope } from "./viewer-scope";

const never = new AbortController().signal;
const viewer = { identity: "process", mayWrite: false };
const many = Array.from({ length: 13 }, (_, index) => `n${index}`);

test.each([
  ["list", ["b", "a"], null, null],
  ["list", ["b", "a"], ["a"], ["a"]],
  ["configured", ["b", "a"], null, ["a", "b"]],
  ["configured", many, null, null],
  ["reviewed", ["b", "a"], null, null],
  ["reviewed", ["b", "a"], ["b"], ["b"]],
  ["list", many, many, null],
  ["configured", [], null, null],
] as const)(
  "%s of %j, asked for %j: queries are narrowed to %j",
  async (how, namespaces, requested, pushDown) => {
    const backend = fakeBackend([]);
    backend.cluster.access["process"] = { state: "known", namespaces, how };
    expect((await viewerScope(backend, viewer, requested, never)).pushDown).toEqual(pushDown);
  },
);

test("what was asked for and what telemetry names are candidates for review", async () => {
  const backend = fakeBackend(["shop"], [row()]);
  const asked: (readonly string[])[] = [];
  backend.cluster.visibleNamespaces = (_, candidates) => {
    asked.push(candidates);
    return Promise.resolve({ state: "known", namespaces: ["shop"], how: "reviewed" });
  };
  const request = parseGraphRequest(new URLSearchParams("namespaces=shop"), backend.clock.now() / 1000, 3600);
  await getGraph(backend, viewer, request, never);
  await viewerScope(backend, viewer, null, never);
  expect(asked).toEqual([["shop"], ["bookinfo"]]);
});

test("a viewer who sees no namespace receives nothing of the mesh", async () => {
  const backend = fakeBackend([], [row()]);
  const request = parseGraphRequest(new URLSearchParams("include=idle"), backend.clock.now() / 1000, 3600);
  const { nodes, edges, queries } = (await getGraph(backend, viewer, request, never)).body();
  expect([nodes, edges]).toEqual([[], []]);
  expect(queries.every(({ series }) => series === 0)).toBe(true);
});
