import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { workloadsOf } from "../workloads-of";
import { peerModeOf } from "./peer-mode";

const peers = (path: string, mode: string, more: JsonObject = {}, createdAt = "2026-01-01T00:00:00Z") =>
  specObject("PeerAuthentication", path, { mtls: { mode }, ...more }, { creationTimestamp: createdAt });
const ofApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });
const cart = workloadObjects("shop/cart", { containers: SIDECAR });

describe("the mode of mutual TLS", () => {
  const modeOf = (...policies: ReturnType<typeof peers>[]) => {
    const mesh = meshViewOf([...cart, ...policies]);
    const [workload] = workloadsOf(mesh, "shop");
    const found = workload && peerModeOf(mesh, workload);
    return [found?.mode, found?.from?.meta.name];
  };
  const all = peers("istio-system/mesh", "STRICT");
  const own = peers("shop/default", "DISABLE");
  const cartOnly = peers("shop/cart", "STRICT", ofApp("cart"));
  it("is PERMISSIVE where nothing is said", () => {
    expect(modeOf()).toEqual(["PERMISSIVE", undefined]);
  });
  it("is that of the workload, else of its namespace, else of the mesh", () => {
    expect(modeOf(all)).toEqual(["STRICT", "mesh"]);
    expect(modeOf(all, own)).toEqual(["DISABLE", "default"]);
    expect(modeOf(all, own, cartOnly)).toEqual(["STRICT", "cart"]);
    expect(modeOf(peers("shop/db", "STRICT", ofApp("db")))).toEqual(["PERMISSIVE", undefined]);
  });
  it("is never that of a policy with a selector in the root namespace", () => {
    const gate = workloadObjects("istio-system/gate", { containers: SIDECAR });
    const mesh = meshViewOf([...gate, peers("istio-system/gate", "STRICT", ofApp("gate"))]);
    const [workload] = workloadsOf(mesh, "istio-system");
    expect(workload && peerModeOf(mesh, workload).mode).toBe("PERMISSIVE");
  });
  it("is handed down where a policy leaves it open", () => {
    expect(modeOf(all, peers("shop/default", "UNSET"), peers("shop/cart", "UNSET", ofApp("cart")))).toEqual([
      "STRICT",
      "mesh",
    ]);
  });
  it("is that of the oldest of several", () => {
    expect(modeOf(own, peers("shop/first", "STRICT", {}, "2020-01-01T00:00:00Z"))).toEqual([
      "STRICT",
      "first",
    ]);
  });
});
