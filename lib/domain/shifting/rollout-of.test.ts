import { describe, expect, it } from "vitest";
import { configObject, snapshotOfObjects } from "@/lib/testing/config-object";
import type { JsonObject } from "../mesh/cluster-object";
import { rolloutOf } from "./rollout-of";

const service = configObject("VirtualService", "shop/web");
const rollout = (path: string, trafficRouting: JsonObject, status: JsonObject = {}) =>
  configObject("Rollout", path, {
    spec: {
      strategy: { canary: { trafficRouting, steps: [{ setWeight: 5 }, { pause: {} }, { setWeight: 50 }] } },
    },
    status,
  });

describe("Argo Rollouts writes", () => {
  const plugin = (fields: JsonObject): JsonObject => ({ plugins: { "argoproj-labs/gatewayAPI": fields } });
  const http = configObject("HTTPRoute", "shop/web");
  const grpc = configObject("GRPCRoute", "shop/web");

  it.each<readonly [string, typeof service, string, JsonObject, boolean]>([
    [
      "the VirtualService that it names",
      service,
      "shop/r",
      { istio: { virtualService: { name: "web" } } },
      true,
    ],
    [
      "one of several",
      service,
      "shop/r",
      { istio: { virtualServices: [{ name: "a" }, { name: "web" }] } },
      true,
    ],
    ["one of another namespace", service, "ops/r", { istio: { virtualService: { name: "web.shop" } } }, true],
    [
      "none of its own namespace elsewhere",
      service,
      "ops/r",
      { istio: { virtualService: { name: "web" } } },
      false,
    ],
    ["none of another name", service, "shop/r", { istio: { virtualService: { name: "api" } } }, false],
    ["the HTTPRoute of its plugin", http, "shop/r", plugin({ httpRoute: "web", namespace: "shop" }), true],
    ["one HTTPRoute of a list", http, "shop/r", plugin({ httpRoutes: [{ name: "web" }] }), true],
    [
      "no HTTPRoute of another namespace",
      http,
      "shop/r",
      plugin({ httpRoute: "web", namespace: "ops" }),
      false,
    ],
    ["the GRPCRoute of its plugin", grpc, "shop/r", plugin({ grpcRoutes: [{ name: "web" }] }), true],
    ["no GRPCRoute where it names an HTTPRoute", grpc, "shop/r", plugin({ httpRoute: "web" }), false],
    ["nothing without traffic routing", service, "shop/r", {}, false],
  ])("%s", (_rule, object, path, routing, writes) => {
    expect(rolloutOf(object, snapshotOfObjects([rollout(path, routing)])) !== null).toBe(writes);
  });

  it("and says its phase, message and step", () => {
    const status = { phase: "Paused", message: "CanaryPauseStep", currentStepIndex: 1 };
    const paused = rollout("shop/r", { istio: { virtualService: { name: "web" } } }, status);
    expect(rolloutOf(service, snapshotOfObjects([paused]))).toEqual({
      kind: "Rollout",
      namespace: "shop",
      name: "r",
      phase: "Paused",
      message: "CanaryPauseStep 2/3",
    });
  });

  it("what its controller wrote, also where no Rollout can be read", () => {
    const managers = [
      { manager: "rollouts-controller", operation: "Update", subresource: "", time: "", fields: {} },
    ] as const;
    const written = configObject("VirtualService", "shop/web", {}, { managers });
    expect(rolloutOf(written, snapshotOfObjects([]))).toMatchObject({ kind: "Rollout", name: "" });
  });

  it("stays at the last step when all are taken", () => {
    const done = rollout("shop/r", { istio: { virtualService: { name: "web" } } }, { currentStepIndex: 3 });
    expect(rolloutOf(service, snapshotOfObjects([done]))?.message).toBe("3/3");
  });
});

describe("Flagger writes", () => {
  const owned = configObject("VirtualService", "shop/web", {}, { owner: { kind: "Canary", name: "web" } });

  it("what its Canary owns, and says its phase, message and weight", () => {
    const canary = configObject("Canary", "shop/web", {
      status: {
        phase: "Progressing",
        canaryWeight: 35,
        conditions: [{ type: "Promoted", message: "New revision detected." }],
      },
    });
    expect(rolloutOf(owned, snapshotOfObjects([canary]))).toEqual({
      kind: "Canary",
      namespace: "shop",
      name: "web",
      phase: "Progressing",
      message: "New revision detected. 35 %",
    });
  });

  it("also where the Canary cannot be read", () => {
    expect(rolloutOf(owned, snapshotOfObjects([]))).toMatchObject({ kind: "Canary", phase: "", message: "" });
  });
});

it("people write everything else", () => {
  const other = configObject(
    "VirtualService",
    "shop/web",
    {},
    { owner: { kind: "Deployment", name: "web" } },
  );
  for (const object of [service, other]) expect(rolloutOf(object, snapshotOfObjects([]))).toBeNull();
});
