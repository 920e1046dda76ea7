import { describe, expect, it } from "vitest";
import { requestsTo, scenarioFlows, shareOf, totalOf } from "@/lib/testing/scenario-flows";
import type { MeshFlow } from "../../traffic/model/mesh-flow";
import { istioConfig } from "../istio-config";
import { canary } from "./canary";

const HOST = "checkout.canary.svc.cluster.local";
/** The flows with this share, in percent, of the requests sent to the new version. */
const at = (percent: number): readonly MeshFlow[] =>
  scenarioFlows(canary(), (object) =>
    object.kind === "VirtualService" && object.metadata.name === "checkout"
      ? istioConfig("VirtualService", "canary/checkout", {
          hosts: [HOST],
          http: [
            {
              route: [
                { destination: { host: HOST, subset: "v1" }, weight: 100 - percent },
                { destination: { host: HOST, subset: "v2" }, weight: percent },
              ],
            },
          ],
        })
      : object,
  );

describe("the canary scenario", () => {
  it("sends a tenth of the requests to the new version, which is fine with that", () => {
    const flows = scenarioFlows(canary());
    const [old, fresh] = ["checkout-v1", "checkout-v2"].map((workload) => requestsTo(flows, workload));
    expect(totalOf(fresh ?? []) / (totalOf(fresh ?? []) + totalOf(old ?? []))).toBeCloseTo(0.1, 6);
    expect(shareOf(fresh ?? [], "5")).toBeLessThan(0.005);
  });

  it("lets the new version fail more as its share grows", () => {
    const failing = [10, 25, 50, 100].map((percent) => shareOf(requestsTo(at(percent), "checkout-v2"), "5"));
    expect(failing).toEqual(failing.toSorted((left, right) => left - right));
    expect(failing[1]).toBeGreaterThan(0.1);
    expect(failing[3]).toBeGreaterThan(0.7);
  });

  it("leaves the old version as it is meanwhile", () => {
    expect(shareOf(requestsTo(at(50), "checkout-v1"), "5")).toBeCloseTo(0.001, 6);
  });
});
