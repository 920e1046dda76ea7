import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultParts } from "./fault-parts";

const abort = { share: 0.2, code: 503, grpc: false };
const delay = { share: 0.5, ms: 2_000 };

// https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/fault_filter
describe("faultParts", () => {
  it.each([
    ["leaves everything alone without a fault", null, [[1, 0, null]]],
    [
      "holds up a part",
      { delay, abort: null },
      [
        [0.5, 0, null],
        [0.5, 2_000, null],
      ],
    ],
    ["aborts everything", { delay: null, abort: { ...abort, share: 1 } }, [[1, 0, 503]]],
    [
      "holds up a part of what it aborts",
      { delay, abort },
      [
        [0.4, 0, null],
        [0.4, 2_000, null],
        [0.1, 0, 503],
        [0.1, 2_000, 503],
      ],
    ],
  ])("%s", (_rule, fault, expected) => {
    const parts = faultParts(fault);
    expect(parts.map((part) => [part.share, part.delayMs, part.abort?.code ?? null])).toEqual(expected);
  });

  it("treats every request in one way", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (aborted, delayed) => {
        const fault = { delay: { ...delay, share: delayed }, abort: { ...abort, share: aborted } };
        expect(faultParts(fault).reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});
