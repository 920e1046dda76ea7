import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, workloadObjects } from "@/lib/testing/workload-objects";
import { telemetrySelectsWorkload } from "./telemetry-selects-workload";

const telemetry = (path: string, spec: JsonObject = {}) => specObject("Telemetry", path, spec);
const byApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });
const cart = workloadObjects("shop/cart", { labels: { app: "cart", tier: "front" } });

describe("Telemetries", () => {
  it("with a selector must select a workload", () => {
    const here = telemetry("shop/here", byApp("cart"));
    expect(foundBy(telemetrySelectsWorkload, here)).toEqual(["IST0101 error spec.selector"]);
    expect(foundBy(telemetrySelectsWorkload, here, cart)).toEqual([]);
    expect(foundBy(telemetrySelectsWorkload, telemetry("shop/all"))).toEqual([]);
    expect(foundBy(telemetrySelectsWorkload, here, [], { unknown: ["Pod"] })).toEqual([]);
    const wide = telemetry("istio-system/cart", byApp("cart"));
    expect(foundBy(telemetrySelectsWorkload, wide, [namespaceOf("shop"), ...cart])).toEqual([]);
  });
});
