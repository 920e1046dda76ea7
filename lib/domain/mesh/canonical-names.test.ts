import { describe, expect, it } from "vitest";
import { canonicalNames } from "./canonical-names";

describe("canonicalNames", () => {
  it.each<[Record<string, string>, string, string]>([
    [{}, "", "latest"],
    [{ app: "a", version: "v1" }, "a", "v1"],
    [
      { app: "a", "app.kubernetes.io/name": "b", "app.kubernetes.io/version": "v2", version: "v1" },
      "b",
      "v2",
    ],
    [
      {
        "service.istio.io/canonical-name": "c",
        "service.istio.io/canonical-revision": "v3",
        "app.kubernetes.io/name": "b",
        "app.kubernetes.io/version": "v2",
      },
      "c",
      "v3",
    ],
    [{ app: "a", "app.kubernetes.io/name": "" }, "a", "latest"],
  ])("of %j are %j and %j, in Istio's order of labels", (labels, app, version) => {
    expect(canonicalNames(labels)).toEqual({ app, version });
  });
});
