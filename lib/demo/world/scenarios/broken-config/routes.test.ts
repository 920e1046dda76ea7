import { describe, expect, it } from "vitest";
import { faultEffects } from "@/lib/testing/fault-effect";
import { brokenConfig } from "./broken-config";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/
describe("faults of routes", () => {
  const effects = faultEffects(brokenConfig());

  it.each([
    [
      "two VirtualServices for one host, of which the older counts",
      "VirtualService library/returns",
      "desk>returns.library",
      ["desk>stacks-v1 100%"],
    ],
    [
      "a single weight that is not 100 and is not read",
      "VirtualService library/fees",
      "desk>fees.library/",
      ["desk>stacks-v1 100%"],
    ],
    [
      "weights that add up to nothing",
      "VirtualService library/queue",
      "desk>queue.library",
      ["desk>(queue.library) 404 NR 100%"],
    ],
    [
      "a delegate that does not exist",
      "VirtualService library/renewals",
      "desk>renewals.library/online/1",
      ["desk>(renewals.library) 404 NR 100%"],
    ],
    [
      "a match behind a route that takes everything",
      "VirtualService library/search",
      "desk>search.library/advanced?year=1905",
      ["desk>stacks-v1 100%"],
    ],
    [
      "an expression that does not compile",
      "VirtualService library/isbn",
      "desk>isbn.library/isbn/9780000000002",
      ["desk>stacks-v1 100%"],
    ],
    [
      "one destination listed twice",
      "VirtualService library/cards",
      "desk>cards.library",
      ["desk>stacks-v1 100%"],
    ],
  ])("%s: for %s, %s ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).not.toEqual(ends);
  });

  it.each([
    [
      "two VirtualServices for one host, of which the newer does not count",
      "VirtualService library/returns-by-post",
      "desk>returns.library",
      ["desk>stacks-v1 100%"],
    ],
    [
      "weights of 30 and 30, which are halves",
      "VirtualService library/loans",
      "desk>loans.library",
      ["desk>stacks-v1 50%", "desk>stacks-v2 50%"],
    ],
    [
      "a VirtualService that names a gateway but not the mesh",
      "VirtualService library/lectures",
      "desk>lectures.library",
      ["desk>stacks-v1 50%", "desk>stacks-v2 50%"],
    ],
    [
      "an abort without a percentage",
      "VirtualService library/hours",
      "desk>hours.library",
      ["desk>stacks-v1 50%", "desk>stacks-v2 50%"],
    ],
  ])("%s: %s changes nothing of %s, which ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).toEqual(ends);
  });
});
