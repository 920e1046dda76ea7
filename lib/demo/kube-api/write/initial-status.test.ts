import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { findKind } from "../kinds/find-kind";
import { generationOf } from "./generation-of";
import { initialStatus } from "./initial-status";

const POD = findKind("v1", "Pod");
const resources = (limits: JsonObject, requests: JsonObject = {}): JsonObject => ({
  resources: { limits, requests },
});
const WHOLE = { cpu: "1", memory: "1Gi" };

describe("initialStatus", () => {
  it.each<readonly [string, readonly JsonObject[]]>([
    ["BestEffort", [{}]],
    ["Burstable", [resources({}, { cpu: "1" })]],
    ["Burstable", [resources({ cpu: "1" })]],
    ["Burstable", [resources(WHOLE), {}]],
    ["Burstable", [resources(WHOLE, { cpu: "500m" })]],
    ["Guaranteed", [resources(WHOLE)]],
    ["Guaranteed", [resources(WHOLE, WHOLE), resources(WHOLE)]],
  ])("says the quality of service of a new pod: %s", (qosClass, containers) => {
    expect(POD && initialStatus(POD, { spec: { containers } })).toEqual({ phase: "Pending", qosClass });
  });

  it("is none for kinds without a status of their own, and for custom ones", () => {
    for (const [apiVersion, kind] of [
      ["v1", "ConfigMap"] as const,
      ["networking.istio.io/v1", "VirtualService"] as const,
    ]) {
      const served = findKind(apiVersion, kind);
      expect(served && initialStatus(served, {})).toBeUndefined();
    }
  });
});

describe("generationOf", () => {
  const object = (apiVersion: string, kind: string, rest: object, generation?: number): K8sObject => ({
    apiVersion,
    kind,
    metadata: { name: "a", ...(generation === undefined ? {} : { generation }) },
    ...rest,
  });

  it.each<readonly [string, string, object, object, number | undefined]>([
    ["apps/v1", "Deployment", { spec: { replicas: 1 } }, { spec: { replicas: 2 } }, 5],
    ["apps/v1", "Deployment", { status: { replicas: 1 } }, { status: { replicas: 2 } }, 4],
    ["networking.istio.io/v1", "VirtualService", { spec: { a: 1 } }, { spec: { a: 2 } }, 5],
    ["networking.istio.io/v1", "VirtualService", { status: { a: 1 } }, { status: { a: 2 } }, 4],
    ["v1", "ConfigMap", { data: { a: "1" } }, { data: { a: "2" } }, 4],
  ])("of a %s %s changes with what is asked for only", (apiVersion, kind, before, after, generation) => {
    expect(generationOf(object(apiVersion, kind, after), object(apiVersion, kind, before, 4))).toBe(
      generation,
    );
  });

  it("begins with 1 where the kind counts, and is what the client says where it does not", () => {
    expect(generationOf(object("apps/v1", "Deployment", {}, 9), undefined)).toBe(1);
    expect(generationOf(object("v1", "ConfigMap", {}), undefined)).toBeUndefined();
    expect(generationOf(object("v1", "ConfigMap", {}, 9), undefined)).toBe(9);
  });
});
