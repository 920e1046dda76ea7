import { describe, expect, it } from "vitest";
import { seriesTexts, vectorSeries } from "@/lib/testing/vector-series";
import { vector } from "../value";
import { labelReplace, labelJoin } from "./label-functions";

const RULE = { destination: "to", replacement: "$1", source: "from", pattern: "(.*)" };
const replaced = (labels: Record<string, string>, rule: Partial<typeof RULE>): readonly string[] =>
  seriesTexts(vector(labelReplace([vectorSeries(labels, [1])], { ...RULE, ...rule }, "ever")));

describe("labelReplace", () => {
  it.each([
    ["copies a label", {}, '{from="web-7",to="web-7"} 1'],
    ["takes numbered groups", { pattern: "(.+)-(.+)", replacement: "$2/$1" }, '{from="web-7",to="7/web"} 1'],
    ["takes groups in braces", { pattern: "(.+)-.+", replacement: "${1}x" }, '{from="web-7",to="webx"} 1'],
    [
      "takes named groups",
      { pattern: "(?<app>.+)-.+", replacement: "${app}-$app" },
      '{from="web-7",to="web-web"} 1',
    ],
    ["writes $ for $$", { replacement: "$$1" }, '{from="web-7",to="$1"} 1'],
    ["gives nothing for a group that is not there", { replacement: "a$9" }, '{from="web-7",to="a"} 1'],
    ["changes nothing where the whole value does not match", { pattern: "web" }, '{from="web-7"} 1'],
    ["removes a label that becomes empty", { destination: "from", replacement: "" }, "{} 1"],
    ["reads an absent label as empty", { source: "none", replacement: "x$1" }, '{from="web-7",to="x"} 1'],
    ["can name the metric", { destination: "__name__", replacement: "m" }, '{__name__="m",from="web-7"} 1'],
  ])("%s", (_rule, rule, expected) => {
    expect(replaced({ from: "web-7" }, rule)).toEqual([expected]);
  });

  it("refuses a wrong label name and two series that become one", () => {
    expect(() => replaced({}, { destination: "a-b" })).toThrow(/invalid destination label name.*a-b/);
    const series = ["1", "2"].map((from) => vectorSeries({ from }, [1]));
    expect(() => labelReplace(series, { ...RULE, destination: "from", replacement: "x" }, "meeting")).toThrow(
      /same labelset/,
    );
  });

  it("joins series that become one and never have a value at one time, but not in Prometheus 3", () => {
    const series = [vectorSeries({ from: "1" }, [1, null]), vectorSeries({ from: "2" }, [null, 2])];
    const rule = { ...RULE, destination: "from", replacement: "x" };
    expect(seriesTexts(vector(labelReplace(series, rule, "meeting")))).toEqual(['{from="x"} 1 2']);
    expect(() => labelReplace(series, rule, "ever")).toThrow(/same labelset/);
  });
});

describe("labelJoin", () => {
  const series = [vectorSeries({ __name__: "up", a: "1", b: "2" }, [5])];
  const joined = (destination: string, separator: string, sources: readonly string[]): readonly string[] =>
    seriesTexts(vector(labelJoin(series, { destination, separator, sources }, 2)));

  it.each([
    ["joins values in the order asked for", "to", "/", ["b", "a"], '{__name__="up",a="1",b="2",to="2/1"} 5'],
    ["reads an absent label as empty", "to", "-", ["a", "none"], '{__name__="up",a="1",b="2",to="1-"} 5'],
    ["removes the label without sources", "a", "-", [], '{__name__="up",b="2"} 5'],
    ["overwrites a label", "a", "", ["b", "b"], '{__name__="up",a="22",b="2"} 5'],
  ] as const)("%s", (_rule, destination, separator, sources, expected) => {
    expect(joined(destination, separator, sources)).toEqual([expected]);
  });

  it("refuses names that are no label's", () => {
    expect(() => joined("a-b", "", ["a"])).toThrow("invalid destination label name in label_join(): a-b");
    expect(() => joined("to", "", ["a b"])).toThrow("invalid source label name in label_join(): a b");
  });

  it("takes any name but the empty one in Prometheus 3", () => {
    const rule = { destination: "a.b", separator: "", sources: ["b"] };
    expect(seriesTexts(vector(labelJoin(series, rule, 3)))).toEqual([
      '{__name__="up",a="1",a.b="2",b="2"} 5',
    ]);
    expect(() => labelJoin(series, { ...rule, destination: "" }, 3)).toThrow(
      /invalid destination label name/,
    );
  });

  it("refuses two series that become one", () => {
    const pair = ["1", "2"].map((a) => vectorSeries({ a }, [1]));
    expect(() => labelJoin(pair, { destination: "a", separator: "", sources: [] }, 3)).toThrow(
      /same labelset/,
    );
  });
});
