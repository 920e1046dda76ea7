import { describe, expect, it } from "vitest";
import { demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { solveFlows } from "../../traffic/solve-flows";
import type { Intent } from "../../world/intent";
import { objectsView } from "../../world/objects-view";
import { workloadCores } from "./workload-cores";

describe("workloadCores", () => {
  it("grows with the requests that each pod receives", () => {
    const pods = (count: number): ReadonlyMap<string, number> => {
      const objects = [
        demoNamespace("shop"),
        demoPod({ workload: "front" }),
        demoService({ name: "web" }),
        ...Array.from({ length: count }, (_, index) => demoPod({ workload: "web", index })),
      ];
      const intent: Intent = {
        from: { namespace: "shop", workload: "front" },
        host: "web",
        port: 8080,
        path: "/",
        protocol: "http",
        rate: { perSecond: 100 },
        requestBytes: 1,
        responseBytes: 1,
      };
      const demand = { intents: [intent], behaviours: [], carriers: "all" as const, propagatedHeaders: [] };
      return workloadCores(solveFlows(objectsView(objects), demand, 1));
    };
    expect(pods(1).get("shop/web")).toBeCloseTo(0.202, 6);
    expect(pods(4).get("shop/web")).toBeCloseTo(0.052, 6);
    expect(pods(1).has("shop/front")).toBe(false);
  });
});
