import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { oneTelemetryPerWorkload } from "./one-telemetry-per-workload";

const telemetry = (path: string, spec: JsonObject = {}) => specObject("Telemetry", path, spec);
const byApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });
const cart = workloadObjects("shop/cart", { labels: { app: "cart", tier: "front" } });

describe("Telemetries", () => {
  it("with a selector must not share a workload", () => {
    const here = telemetry("shop/here", byApp("cart"));
    const tier = telemetry("shop/tier", { selector: { matchLabels: { tier: "front" } } });
    expect(foundBy(oneTelemetryPerWorkload, here, [...cart, tier])).toEqual(["IST0159 error spec.selector"]);
    expect(foundBy(oneTelemetryPerWorkload, here, [tier])).toEqual([]);
    expect(foundBy(oneTelemetryPerWorkload, here, [...cart, telemetry("shop/db", byApp("db"))])).toEqual([]);
    expect(foundBy(oneTelemetryPerWorkload, here, [...cart, telemetry("shop/all")])).toEqual([]);
    expect(foundBy(oneTelemetryPerWorkload, telemetry("shop/all"), [...cart, tier])).toEqual([]);
  });
});
