import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangLoss } from "./erlang-loss";

describe("erlangLoss", () => {
  it.each([
    ["one place, one request on average", 1, 1, 1 / 2],
    ["two places, one request on average", 1, 2, 1 / 5],
    ["as tabulated for 10 places and 5 erlang", 5, 10, 0.018385],
    ["no place", 3, 0, 1],
    ["nothing offered", 0, 4, 0],
  ])("loses of %s", (_case, offered, servers, loss) => {
    expect(erlangLoss(offered, servers)).toBeCloseTo(loss, 5);
  });

  it("is a share that grows with the load and falls with every place more", () => {
    const load = fc.double({ min: 0.01, max: 500, noNaN: true });
    fc.assert(
      fc.property(load, fc.nat(300), (offered, servers) => {
        const loss = erlangLoss(offered, servers);
        expect(loss).toBeGreaterThanOrEqual(0);
        expect(loss).toBeLessThanOrEqual(1);
        expect(erlangLoss(offered * 1.1, servers)).toBeGreaterThanOrEqual(loss - 1e-12);
        expect(erlangLoss(offered, servers + 1)).toBeLessThanOrEqual(loss + 1e-12);
      }),
    );
  });
});
