import { describe, expect, it } from "vitest";
import type { Demand } from "../world/demand";
import type { WorkloadFault } from "./fault";
import { faultedDemand } from "./faulted-demand";

const demand: Demand = {
  intents: [],
  behaviours: [{ namespace: "shop", workload: "web", medianMs: 20, failures: [{ code: "404", share: 0.2 }] }],
  carriers: "all",
  propagatedHeaders: [],
};
const on = (workload: string, fault: WorkloadFault): Demand =>
  faultedDemand(demand, [{ id: "1", on: "workload", namespace: "shop", workload, fault }]);

describe("faultedDemand", () => {
  it("fails a share of the requests with 500 besides what fails anyway", () => {
    const [web] = on("web", { kind: "failing", share: 0.5 }).behaviours;
    expect(web?.failures).toEqual([
      { code: "404", share: 0.1 },
      { code: "500", share: 0.5 },
    ]);
  });

  it("makes a workload slower", () => {
    expect(on("web", { kind: "slow", ms: 300 }).behaviours[0]?.medianMs).toBe(320);
  });

  it("touches a workload that has no behaviour of its own", () => {
    expect(on("api", { kind: "slow", ms: 300 }).behaviours[1]).toMatchObject({
      workload: "api",
      medianMs: 312,
    });
  });

  it.each([{ kind: "scaled-to-zero" }, { kind: "restart" }] as const)(
    "leaves behaviour as it is for %j",
    (fault) => {
      expect(on("web", fault).behaviours[0]).toEqual(demand.behaviours[0]);
    },
  );

  it("changes nothing for faults of servers", () => {
    const active = { id: "1", on: "prometheus", fault: { kind: "down" } } as const;
    expect(faultedDemand(demand, [active])).toEqual(demand);
  });
});
