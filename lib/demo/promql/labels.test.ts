import { describe, expect, it } from "vitest";
import { labelKey, labelValue, onlyLabels, withoutLabel, withoutLabels, withoutName } from "./labels";
import { labelsText } from "./labels-text";

const LABELS = { __name__: "up", pod: "a", app: "web", none: "" };

describe("labels", () => {
  it("read an absent label as empty, inherited names too", () => {
    expect(labelValue(LABELS, "pod")).toBe("a");
    expect(labelValue(LABELS, "zone")).toBe("");
    expect(labelValue(LABELS, "constructor")).toBe("");
  });

  it("drop one, the name, or several with the name", () => {
    expect(withoutLabel(LABELS, "pod")).toEqual({ __name__: "up", app: "web", none: "" });
    expect(withoutName(LABELS)).toEqual({ pod: "a", app: "web", none: "" });
    expect(withoutLabels(LABELS, ["pod"])).toEqual({ app: "web" });
  });

  it("keep those asked for, without empty ones", () => {
    expect(onlyLabels(LABELS, ["pod", "none", "zone", "__name__"])).toEqual({ pod: "a", __name__: "up" });
  });

  it("have one key whatever their order", () => {
    expect(labelKey({ a: "1", b: "2" })).toBe(labelKey({ b: "2", a: "1" }));
    expect(labelKey({ a: "1", b: "2" })).not.toBe(labelKey({ a: "1b", b: "2" }));
  });

  it("are written as in Prometheus' messages", () => {
    expect(labelsText({ pod: 'a"b', __name__: "up" })).toBe(String.raw`{__name__="up", pod="a\"b"}`);
    expect(labelsText({})).toBe("{}");
  });
});
