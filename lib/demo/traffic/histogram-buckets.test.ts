import { describe, expect, it } from "vitest";
import { histogramBuckets } from "./histogram-buckets";

describe("histogramBuckets", () => {
  it("takes the annotation's list, in order", () => {
    expect(histogramBuckets('{"istiocustom":[100, 5, 2500.5]}')).toEqual([5, 100, 2500.5]);
  });

  it.each([undefined, "", "nonsense", '{"istio":[]}', `{"istio":[${"1,".repeat(100)}1]}`])(
    "falls back to Envoy's own bounds for %s",
    (annotation) => {
      const bounds = histogramBuckets(annotation);
      expect(bounds).toHaveLength(19);
      expect(bounds.at(-1)).toBe(3_600_000);
    },
  );
});
