import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { oneTelemetryPerNamespace } from "./one-telemetry-per-namespace";

const telemetry = (path: string, spec: JsonObject = {}) => specObject("Telemetry", path, spec);
const byApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });

describe("Telemetries", () => {
  it("without a selector are one too many from the second on in a namespace", () => {
    const [here, there] = [telemetry("shop/here"), telemetry("shop/there")];
    expect(foundBy(oneTelemetryPerNamespace, here, [there])).toEqual(["IST0160 error"]);
    expect(foundBy(oneTelemetryPerNamespace, there, [here])).toEqual(["IST0160 error"]);
    for (const other of [telemetry("other/x"), telemetry("shop/cart", byApp("cart"))])
      expect(foundBy(oneTelemetryPerNamespace, here, [other])).toEqual([]);
    const attached = telemetry("shop/gw", { targetRefs: [{ kind: "Gateway", name: "gw" }] });
    expect(foundBy(oneTelemetryPerNamespace, here, [attached])).toEqual([]);
    expect(foundBy(oneTelemetryPerNamespace, attached, [here])).toEqual([]);
  });
});
