import { createLoader, createSerializer } from "nuqs/server";
import { expect, test } from "vitest";
import { graphParams } from "./graph-params";
import { scopeParams } from "./scope-params";

const params = { ...scopeParams, ...graphParams };
const load = createLoader(params);
const write = createSerializer(params);

test("an empty URL is the default view, and the default view an empty URL", () => {
  const defaults = load("");
  expect(defaults).toMatchObject({
    namespaces: [],
    window: "5m",
    at: null,
    refresh: "auto",
    type: "versionedApp",
  });
  expect(write(defaults)).toBe("");
});

test("what is written is read back the same", () => {
  const view = load(
    "?namespaces=a,b&window=1h&at=1700000000&refresh=off&type=service&serviceNodes=true&labels=share&rt=avg&boxes=false&idle=true&selected=ns:a&find=x",
  );
  expect(load(write(view))).toEqual(view);
  expect(view).toMatchObject({
    namespaces: ["a", "b"],
    at: 1_700_000_000,
    labels: ["share"],
    selected: "ns:a",
  });
});

test("no labels at all is a choice that survives a reload", () => {
  expect(load(write({ labels: [] })).labels).toEqual([]);
});

test.each(["?window=7m", "?type=pod", "?refresh=1s", "?rt=p1", "?at=-1", "?at=soon"])(
  "%s falls back to the default",
  (search) => {
    expect(load(search)).toEqual(load(""));
  },
);

test("a moment may be written as RFC 3339", () => {
  expect(load("?at=2026-11-20T12:00:00Z").at).toBe(Date.UTC(2026, 10, 20, 12) / 1000);
});
