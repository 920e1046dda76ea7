import { describe, expect, it } from "vitest";
import { faultEffects } from "@/lib/testing/fault-effect";
import { brokenConfig } from "./broken-config";

// https://istio.io/latest/docs/reference/config/networking/service-entry/
describe("faults of ServiceEntries", () => {
  const effects = faultEffects(brokenConfig());

  it.each([
    [
      "a selector that selects no workload",
      "ServiceEntry library/isbn-registry",
      "desk>isbn.example.org",
      ["desk>(isbn.example.org) 503 UH 100%"],
    ],
  ])("%s: for %s, %s ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).not.toEqual(ends);
  });

  it.each([
    [
      "a host that a Service has already",
      "ServiceEntry library/index",
      "desk>index.library",
      ["desk>stacks-v1 50%", "desk>stacks-v2 50%"],
    ],
    [
      "a service account that does not exist",
      "WorkloadGroup library/isbn-hosts",
      "desk>isbn.example.org",
      ["desk>(isbn.example.org) 503 UH 100%"],
    ],
    [
      "a second protocol for a host and port",
      "ServiceEntry library/covers-raw",
      "desk>covers.example.org",
      ["desk>(covers.example.org) 100%"],
    ],
    [
      "a host exported to a namespace that does not exist",
      "ServiceEntry library/reviews",
      "desk>reviews.example.org",
      ["desk>(PassthroughCluster) 100%"],
    ],
  ])("%s: %s changes nothing of %s, which ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).toEqual(ends);
  });
});
