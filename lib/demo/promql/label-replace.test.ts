import { describe, expect, it } from "vitest";
import { seriesTexts, vectorSeries } from "@/lib/testing/vector-series";
import { labelReplace } from "./label-replace";

const RULE = { destination: "to", replacement: "$1", source: "from", pattern: "(.*)" };
const replaced = (labels: Record<string, string>, rule: Partial<typeof RULE>): readonly string[] =>
  seriesTexts(labelReplace([vectorSeries(labels, [1])], { ...RULE, ...rule }));

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
    expect(() => labelReplace(series, { ...RULE, destination: "from", replacement: "x" })).toThrow(
      /same labelset/,
    );
  });

  it("joins series that become one and never have a value at one time", () => {
    const series = [vectorSeries({ from: "1" }, [1, null]), vectorSeries({ from: "2" }, [null, 2])];
    const rule = { ...RULE, destination: "from", replacement: "x" };
    expect(seriesTexts(labelReplace(series, rule))).toEqual(['{from="x"} 1 2']);
  });
});
