import { describe, expect, it } from "vitest";
import { faultEffects } from "@/lib/testing/fault-effect";
import { brokenConfig } from "./broken-config";

// https://istio.io/latest/docs/reference/config/networking/sidecar/
describe("faults of visibility", () => {
  const effects = faultEffects(brokenConfig());

  it.each([
    [
      "a Sidecar that hides a Service its workload calls",
      "Sidecar library-branch/van",
      "van>inventory.library",
      ["van>stacks-v1 passthrough 50%", "van>stacks-v2 passthrough 50%"],
    ],
    [
      "an outboundTrafficPolicy without a mode",
      "Sidecar library-branch/kiosk",
      "kiosk>clock.example.org",
      ["kiosk>(BlackHoleCluster) 502 100%"],
    ],
    [
      "two Sidecars for a namespace, of which the older counts",
      "Sidecar library-branch/default",
      "school>inventory.library",
      ["school>stacks-v1 50%", "school>stacks-v2 50%"],
    ],
    [
      "two Sidecars for a workload, of which the older counts",
      "Sidecar library-branch/club",
      "club>inventory.library",
      ["club>stacks-v1 50%", "club>stacks-v2 50%"],
    ],
  ])("%s: for %s, %s ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).not.toEqual(ends);
  });

  it.each([
    [
      "two Sidecars for a namespace, of which the newer does not count",
      "Sidecar library-branch/library-wide",
      "school>inventory.library",
      ["school>stacks-v1 50%", "school>stacks-v2 50%"],
    ],
    [
      "two Sidecars for a workload, of which the newer does not count",
      "Sidecar library-branch/club-evenings",
      "club>inventory.library",
      ["club>stacks-v1 50%", "club>stacks-v2 50%"],
    ],
    [
      "a Sidecar that selects no workload",
      "Sidecar library-branch/bus",
      "school>inventory.library",
      ["school>stacks-v1 50%", "school>stacks-v2 50%"],
    ],
    [
      "routes that are exported to their own namespace only",
      "VirtualService library/newspapers",
      "school>newspapers.library",
      ["school>stacks-v1 50%", "school>stacks-v2 50%"],
    ],
  ])("%s: %s changes nothing of %s, which ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).toEqual(ends);
  });

  it("keeps from other namespaces a Service that is exported to its own", () => {
    expect(effects("school>timetable.library")).toEqual([
      "school>stacks-v1 passthrough 50%",
      "school>stacks-v2 passthrough 50%",
    ]);
    expect(effects("desk>newspapers.library")).toEqual(["desk>stacks-v1 100%"]);
  });

  it("makes nothing of a host in a Sidecar that does not exist", () => {
    const hosts = ["./*", "library/*"];
    const repaired = brokenConfig().objects.map((object) =>
      object.kind === "Sidecar" && object.metadata.name === "default"
        ? { ...object, spec: { egress: [{ hosts }] } }
        : object,
    );
    const changed = faultEffects({ ...brokenConfig(), objects: repaired });
    expect(changed("school>inventory.library")).toEqual(effects("school>inventory.library"));
  });
});
