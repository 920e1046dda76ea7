import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, workloadObjects } from "@/lib/testing/workload-objects";
import { oneTelemetryPerNamespace } from "./one-telemetry-per-namespace";
import { oneTelemetryPerWorkload } from "./one-telemetry-per-workload";
import { providerExists } from "./provider-exists";
import { telemetrySelectsWorkload } from "./telemetry-selects-workload";

const telemetry = (path: string, spec: JsonObject = {}) => specObject("Telemetry", path, spec);
const byApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });
const cart = workloadObjects("shop/cart", { labels: { app: "cart", tier: "front" } });

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

  it("with a selector must not share a workload", () => {
    const here = telemetry("shop/here", byApp("cart"));
    const tier = telemetry("shop/tier", { selector: { matchLabels: { tier: "front" } } });
    expect(foundBy(oneTelemetryPerWorkload, here, [...cart, tier])).toEqual(["IST0159 error spec.selector"]);
    expect(foundBy(oneTelemetryPerWorkload, here, [tier])).toEqual([]);
    expect(foundBy(oneTelemetryPerWorkload, here, [...cart, telemetry("shop/db", byApp("db"))])).toEqual([]);
    expect(foundBy(oneTelemetryPerWorkload, here, [...cart, telemetry("shop/all")])).toEqual([]);
    expect(foundBy(oneTelemetryPerWorkload, telemetry("shop/all"), [...cart, tier])).toEqual([]);
  });

  it("with a selector must select a workload", () => {
    const here = telemetry("shop/here", byApp("cart"));
    expect(foundBy(telemetrySelectsWorkload, here)).toEqual(["IST0101 error spec.selector"]);
    expect(foundBy(telemetrySelectsWorkload, here, cart)).toEqual([]);
    expect(foundBy(telemetrySelectsWorkload, telemetry("shop/all"))).toEqual([]);
    expect(foundBy(telemetrySelectsWorkload, here, [], { unknown: ["Pod"] })).toEqual([]);
    const wide = telemetry("istio-system/cart", byApp("cart"));
    expect(foundBy(telemetrySelectsWorkload, wide, [namespaceOf("shop"), ...cart])).toEqual([]);
  });

  const asking = telemetry("shop/t", {
    accessLogging: [{ providers: [{ name: "envoy" }, { name: "collector" }] }],
    tracing: [{ providers: [{ name: "tracer" }] }],
    metrics: [{ providers: [{ name: "prometheus" }] }],
  });
  it("may name providers of the mesh's configuration and of Istio's own", () => {
    const of = (...extensionProviders: string[]) =>
      foundBy(providerExists, asking, [], { settings: { extensionProviders } });
    expect(of("collector", "tracer")).toEqual([]);
    expect(of("collector")).toEqual(["IST0157 warning spec.tracing[0].providers[0].name"]);
    expect(of()).toHaveLength(2);
  });

  it("are not judged by providers where the mesh's configuration cannot be read", () => {
    expect(foundBy(providerExists, asking)).toEqual([]);
  });
});
