import { describe, expect, it } from "vitest";
import { demoPod } from "@/lib/testing/demo-objects";
import { containerState } from "./container-state";
import { simulatedRestarts, withRestart } from "./simulated-restarts";

const NOW = Date.parse("2026-01-20T12:00:00Z");
const pod = demoPod({ workload: "web" });

describe("restarts of a pod's containers", () => {
  it("are counted, with the moment of the last", () => {
    expect(simulatedRestarts(pod)).toBeNull();
    const twice = withRestart(withRestart(pod, NOW), NOW + 60_000);
    expect(simulatedRestarts(twice)).toEqual({ count: 2, lastAt: NOW + 60_000 });
  });

  it.each(["", "x", "0 2026-01-20T12:00:00Z", "1 never", "1"])(
    "are none where the annotation says %j",
    (value) => {
      const annotations = { "simulation.meshlens.io/restarts": value };
      expect(simulatedRestarts({ ...pod, metadata: { ...pod.metadata, annotations } })).toBeNull();
    },
  );

  it("show in the container's status: begun anew, not ready at once, the run before it ended", () => {
    const placed = {
      pod: withRestart(pod, NOW),
      container: { name: "web", image: "web:1" },
      startsAt: NOW - 1e6,
      probeFails: false,
    };
    expect(containerState(placed, NOW).status).toMatchObject({
      restartCount: 1,
      ready: false,
      state: { running: { startedAt: "2026-01-20T12:00:00Z" } },
      lastState: { terminated: { finishedAt: "2026-01-20T12:00:00Z" } },
    });
    expect(containerState(placed, NOW + 1_000).status["ready"]).toBe(true);
  });
});
