import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { membershipRecipe, WAYS_IN, type WayIn } from "./membership";
import { withLabels } from "./with-labels";

const RESTART = "kubectl rollout restart deployment -n shop";

function namespaceWith(labels: JsonObject): JsonObject {
  return { kind: "Namespace", metadata: { name: "shop", uid: "u", labels } };
}

function warningsOf(labels: JsonObject, way: WayIn): string {
  const recipe = membershipRecipe({ object: namespaceWith(labels), way, revision: "canary" });
  return recipe.state === "ready" ? recipe.warnings.join("\n") : recipe.because;
}

describe("a namespace's running pods", () => {
  test.each<[string, JsonObject, WayIn, readonly string[], readonly string[]]>([
    ["join ambient mode at once", {}, "ambient", ["join at once"], [RESTART, "lose mutual TLS"]],
    ["keep sidecars of a revision", { "istio.io/rev": "old" }, "none", [RESTART], ["lose mutual TLS"]],
    ["keep sidecars in ambient mode", { "istio-injection": "enabled" }, "ambient", ["join", RESTART], []],
    [
      "stay in ambient mode without sidecars",
      { "istio.io/dataplane-mode": "ambient", "istio-injection": "enabled" },
      "ambient",
      [RESTART],
      ["lose mutual TLS"],
    ],
    ["had none", { "istio-injection": "disabled" }, "none", [], [RESTART]],
    [
      "wait for a restart",
      { "istio.io/dataplane-mode": "ambient" },
      "sidecar",
      [RESTART],
      ["lose mutual TLS"],
    ],
  ])("%s", (_, labels, way, said, unsaid) => {
    const warnings = warningsOf(labels, way);
    for (const words of said) expect(warnings).toContain(words);
    for (const words of unsaid) expect(warnings).not.toContain(words);
  });
});

test("a workload in one way loses the labels of the others and keeps its own, in its template alone", () => {
  const labels = { app: "a", "istio.io/rev": "old", "istio.io/dataplane-mode": "none" };
  const object = {
    kind: "Deployment",
    metadata: { name: "a", labels },
    spec: { template: { metadata: { labels } } },
  };
  const recipe = membershipRecipe({ object, way: "sidecar", revision: "" });
  expect(recipe).toMatchObject({
    sentence: "Pods of a are in the mesh with sidecars, whatever their namespace says.",
  });
  const own = { metadata: { labels: { app: "a", "sidecar.istio.io/inject": "true" } } };
  expect(recipe).toHaveProperty("objects.0.edited", { ...object, spec: { template: own } });
});

test.each(WAYS_IN)("what was made %s once is made so already", (way) => {
  for (const object of [
    namespaceWith({ a: "b", "istio-injection": "x" }),
    { kind: "Deployment", spec: {} },
  ]) {
    const recipe = membershipRecipe({ object, way, revision: "canary" });
    const [made] = recipe.state === "ready" ? recipe.objects : [];
    const again = membershipRecipe({ object: made?.edited ?? {}, way, revision: "canary" });
    expect(again.state === "incomplete" && again.because).toContain("already");
  }
});

test.each([
  ["", "incomplete"],
  ["-a", "incomplete"],
  ["a.b", "incomplete"],
  ["1-19-0", "ready"],
  ["a".repeat(63), "ready"],
  ["a".repeat(64), "incomplete"],
])("a revision %j is %s", (revision, state) => {
  expect(membershipRecipe({ object: namespaceWith({}), way: "revision", revision }).state).toBe(state);
});

describe("labels", () => {
  test.each<[string, JsonObject, Readonly<Record<string, string | null>>, JsonObject]>([
    ["are set over what is there", { a: "1", b: "" }, { a: "2" }, { a: "2", b: "" }],
    ["go by null, to the last", { a: "1" }, { a: null }, {}],
    ["that are not there do not go", { b: "" }, { a: null }, { b: "" }],
  ])("%s", (_, labels, wanted, expected) => {
    expect(withLabels({ metadata: { name: "a", labels }, x: 0 }, wanted)).toEqual({
      metadata: { name: "a", labels: expected },
      x: 0,
    });
  });

  test("are not made of nothing: the object stays as it is", () => {
    const bare = { metadata: { name: "a" } };
    expect(withLabels(bare, { a: null })).toBe(bare);
    expect(withLabels({}, { a: "b" })).toEqual({ metadata: { labels: { a: "b" } } });
  });
});
