import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { providerExists } from "./provider-exists";

const telemetry = (path: string, spec: JsonObject = {}) => specObject("Telemetry", path, spec);

describe("Telemetries", () => {
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
