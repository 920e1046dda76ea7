import { describe, expect, it } from "vitest";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { demoConfig, demoPod } from "@/lib/testing/demo-objects";
import {
  HALVES,
  observedSplits,
  splitPart,
  splitWorld,
  webRoutes,
  type SplitWorld,
} from "@/lib/testing/observed-splits";

/** The same telemetry with another caller beside `front`, as only the servers report it. */
const alsoFrom =
  (sourceWorkload: string) =>
  (rows: readonly TelemetryRow[]): readonly TelemetryRow[] => [
    ...rows,
    ...rows
      .filter(({ reporter }) => reporter === "destination")
      .map((row) => ({ ...row, sourceWorkload, sourceApp: sourceWorkload, sourcePrincipal: "" })),
  ];
const toHalves = (...more: SplitWorld["objects"]): SplitWorld["objects"] =>
  splitWorld([webRoutes([HALVES])], more);
const messages = (world: SplitWorld): string =>
  observedSplits(world)
    .flatMap(({ notes }) => notes.map(({ message }) => message))
    .join("\n");

describe("a caller that a route does not govern is named with the reason and the next step", () => {
  it.each<readonly [string, SplitWorld, string]>([
    [
      "one without a sidecar",
      { objects: toHalves(demoPod({ workload: "legacy", dataPlane: "none" })), rows: alsoFrom("legacy") },
      "shop/legacy has no sidecar, so this route does not govern it",
    ],
    [
      "one that telemetry does not name",
      { objects: toHalves(), rows: alsoFrom("") },
      "Callers that telemetry does not name",
    ],
    [
      "one that a VirtualService of its own labels routes",
      {
        objects: splitWorld([
          webRoutes([{ match: [{ sourceLabels: { app: "front" } }], route: [splitPart("v2")] }, HALVES]),
        ]),
      },
      "not governed by this route (VirtualService shop/web spec.http[0] instead)",
    ],
    [
      "one whose requests are connections to proxies",
      {
        objects: toHalves(),
        rows: (rows) => [
          ...rows,
          ...rows.map((row) => ({
            ...row,
            protocol: "tcp",
            code: "",
            measure: "tcpToServer" as const,
            value: 900,
          })),
        ],
      },
      "shop/front sends what proxies take for plain TCP",
    ],
    [
      "one whose Sidecar does not import the host",
      {
        objects: toHalves(
          demoConfig("Sidecar", "shop/narrow", { egress: [{ hosts: ["./other.shop.svc.cluster.local"] }] }),
        ),
      },
      "Add the host to its egress.",
    ],
  ])("%s", (_who, world, message) => {
    expect(messages(world)).toContain(message);
  });

  it("and counts for none of the shares", () => {
    const objects = toHalves(demoPod({ workload: "legacy", dataPlane: "none" }));
    const [split] = observedSplits({ objects, rows: alsoFrom("legacy") });
    const all = split?.destinations.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
    expect(all).toBeCloseTo(200);
    expect(split?.destinations.map(({ observedShare }) => observedShare)).toEqual([0.5, 0.5]);
    expect(split?.destinations.map(({ comparable }) => comparable)).toEqual([false, false]);
  });
});
