import { describe, expect, it } from "vitest";
import { faultEffects } from "@/lib/testing/fault-effect";
import { brokenConfig } from "./broken-config";

// https://istio.io/latest/docs/ops/common-problems/network-issues/
describe("faults of destinations", () => {
  const effects = faultEffects(brokenConfig());

  it.each([
    [
      "a host that does not exist",
      "VirtualService library/periodicals",
      "desk>periodicals.library",
      ["desk>(journals.library.svc.cluster.local) 503 NC 100%"],
    ],
    [
      "a subset that the DestinationRule does not define",
      "VirtualService library/maps",
      "desk>maps.library",
      ["desk>(maps) 503 NC 100%"],
    ],
    [
      "a subset with labels that no pod has",
      "VirtualService library/music",
      "desk>music.library",
      ["desk>(music) 503 UH 100%"],
    ],
    [
      "a port that the Service does not have",
      "VirtualService library/novels",
      "desk>novels.library",
      ["desk>(novels) 503 NC 100%"],
    ],
    [
      "subsets exported to a namespace that does not exist",
      "VirtualService library/atlases",
      "desk>atlases.library",
      ["desk>(atlases) 503 NC 100%"],
    ],
    [
      "a subset where there is no DestinationRule at all",
      "VirtualService library/drama",
      "desk>drama.library",
      ["desk>(drama) 503 NC 100%"],
    ],
    [
      "two DestinationRules that define one subset, of which the older counts",
      "DestinationRule library/comics",
      "desk>comics.library",
      ["desk>stacks-v1 100%"],
    ],
  ])("%s: for %s, %s ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).not.toEqual(ends);
  });

  it.each([
    [
      "two DestinationRules that define one subset, of which the newer does not count",
      "DestinationRule library/comics-2025",
      "desk>comics.library",
      ["desk>stacks-v1 100%"],
    ],
    [
      "a DestinationRule for a host that does not exist",
      "DestinationRule library/poetry",
      "desk>poetry.library",
      ["desk>stacks-v1 50%", "desk>stacks-v2 50%"],
    ],
    [
      "a mirror that does not exist",
      "VirtualService library/essays",
      "desk>essays.library",
      ["desk>stacks-v1 50%", "desk>stacks-v2 50%"],
    ],
    [
      "a subset without labels, which is the whole service",
      "VirtualService library/letters",
      "desk>letters.library",
      ["desk>stacks-v1 50%", "desk>stacks-v2 50%"],
    ],
  ])("%s: %s changes nothing of %s, which ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).toEqual(ends);
  });
});
