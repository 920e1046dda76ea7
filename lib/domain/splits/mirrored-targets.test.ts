import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import { HALVES, splitPart, splitWorld, webRoutes } from "@/lib/testing/observed-splits";
import type { Caller } from "../routing/caller";
import { decideRoute } from "../routing/decide-route";
import { meshRouting } from "../routing/mesh-routing";
import { mirroredTargets } from "./mirrored-targets";

const HOST = "web.shop.svc.cluster.local";
const FRONT: Caller = { namespace: "shop", labels: { app: "front" }, dataPlane: "sidecar" };

function mirrored(...config: readonly K8sObject[]): readonly string[] {
  const mesh = meshRouting(demoSnapshot(splitWorld(config)), "istio-system", true);
  const decision = decideRoute(mesh, FRONT, { host: HOST, gateway: "mesh", protocol: "http" });
  return [...mirroredTargets(mesh, FRONT, decision)].sort();
}

const [V1, V2] = ["v1", "v2"].map((version) => `${HOST}|shop/web-${version}`);
const apiRoute = (filters: readonly JsonObject[]): K8sObject =>
  demoConfig("HTTPRoute", "shop/web", {
    parentRefs: [{ group: "", kind: "Service", name: "web" }],
    rules: [{ filters, backendRefs: [{ name: "web", port: 8080 }] }],
  });
const mirrorTo = (backendRef: JsonObject): JsonObject => ({
  type: "RequestMirror",
  requestMirror: { backendRef },
});

describe("copies of requests go to", () => {
  it.each<readonly [string, K8sObject, readonly (string | undefined)[]]>([
    ["nothing where no route mirrors", webRoutes([HALVES]), []],
    ["a subset", webRoutes([{ ...HALVES, mirror: { host: "web", subset: "v2" } }]), [V2]],
    ["every workload of a host", webRoutes([{ ...HALVES, mirror: { host: "web" } }]), [V1, V2]],
    [
      "each of several mirrors",
      webRoutes([{ ...HALVES, mirrors: ["v1", "v2"].map((name) => splitPart(name)) }]),
      [V1, V2],
    ],
    [
      "what a route with a condition mirrors to",
      webRoutes([{ match: [{ uri: { prefix: "/a" } }], ...HALVES, mirror: { host: "web", subset: "v1" } }]),
      [V1],
    ],
    ["a backend of a Gateway API route", apiRoute([mirrorTo({ name: "web", port: 8080 })]), [V1, V2]],
    ["nothing where a filter does something else", apiRoute([{ type: "RequestHeaderModifier" }]), []],
  ])("%s", (_where, config, targets) => {
    expect(mirrored(config)).toEqual(targets);
  });
});
