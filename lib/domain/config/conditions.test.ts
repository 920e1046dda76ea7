import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { analysisMessages, conditionsOf } from "./conditions";

const condition = (type: string, status: string): JsonObject => ({ type, status, reason: "R", message: "m" });
const of = (status: JsonObject): string[] =>
  [...conditionsOf({ data: { status } }), ...analysisMessages({ data: { status } })].map(
    ({ of: part, type, status: value, bad }) => `${part}|${type}=${value}${bad ? " bad" : ""}`,
  );

describe("conditionsOf", () => {
  it.each<[string, string, boolean]>([
    ["Accepted", "True", false],
    ["Accepted", "False", true],
    ["Accepted", "Unknown", false],
    ["Conflicted", "True", true],
    ["Conflicted", "False", false],
    ["PartiallyInvalid", "True", true],
  ])("takes %s=%s for bad: %s", (type, status, bad) => {
    expect(conditionsOf({ data: { status: { conditions: [condition(type, status)] } } })).toEqual([
      { type, status, reason: "R", message: "m", of: "", bad, observedGeneration: null },
    ]);
  });

  it("names the listener, the parent and the target", () => {
    const conditions = [condition("Accepted", "True")];
    expect(
      of({
        listeners: [{ name: "web", conditions }],
        parents: [
          { parentRef: { name: "gw", namespace: "edge", sectionName: "https" }, conditions },
          { parentRef: { kind: "Service", name: "reviews" }, conditions },
        ],
        ancestors: [{ ancestorRef: { kind: "Gateway", name: "gw" }, conditions }],
      }),
    ).toEqual([
      "listener web|Accepted=True",
      "Gateway edge/gw/https|Accepted=True",
      "Service reviews|Accepted=True",
      "Gateway gw|Accepted=True",
    ]);
  });

  it("reads what Istio's analysis wrote", () => {
    const message = (level: string | number): JsonObject => ({
      type: { code: "IST0101", name: "ReferencedResourceNotFound" },
      level,
      documentationUrl: "https://istio.io/latest/docs/reference/config/analysis/ist0101/",
    });
    expect(
      of({ validationMessages: [message("ERROR"), message(3), message("WARNING"), message(8)] }),
    ).toEqual(["|IST0101=ERROR bad", "|IST0101=3 bad", "|IST0101=WARNING", "|IST0101=8"]);
  });

  it.each<[JsonObject]>([[{}], [{ conditions: "x" }], [{ listeners: [null, 1] }], [{ parents: [{}] }]])(
    "finds none in %j",
    (status) => {
      expect(of(status)).toEqual([]);
    },
  );
});
