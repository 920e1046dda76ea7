import { describe, expect, it } from "vitest";
import { faultEffects } from "@/lib/testing/fault-effect";
import { brokenConfig } from "./broken-config";

// https://istio.io/latest/docs/reference/config/networking/envoy-filter/
describe("faults of extensions", () => {
  const effects = faultEffects(brokenConfig());

  it.each([
    [
      "an EnvoyFilter for a port that no listener has",
      "EnvoyFilter library/lockers",
      "desk>lockers.library",
      ["desk>stacks-v1 50%", "desk>stacks-v2 50%"],
    ],
    [
      "a Telemetry that selects no workload",
      "Telemetry library/lockers",
      "desk>lockers.library",
      ["desk>stacks-v1 50%", "desk>stacks-v2 50%"],
    ],
  ])("%s: %s changes nothing of %s, which ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).toEqual(ends);
  });
});
