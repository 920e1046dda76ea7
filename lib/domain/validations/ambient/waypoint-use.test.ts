import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { isTakenOver, isWaypoint, waypointUse } from "./waypoint-use";

const gateway = (path: string, takes?: string) =>
  specObject(
    "Gateway.gateway.networking.k8s.io",
    path,
    { gatewayClassName: "istio-waypoint" },
    { labels: takes === undefined ? {} : { "istio.io/waypoint-for": takes } },
  );
const mesh = meshViewOf([
  namespaceOf("shop", { "istio.io/use-waypoint": "common" }),
  namespaceOf("lab"),
  gateway("shop/common"),
  gateway("infra/shared", "all"),
  gateway("shop/pods", "workload"),
  gateway("shop/nothing", "none"),
]);
const uses = (labels: Record<string, string>, namespace = "shop") => waypointUse(mesh, labels, namespace);

describe("the waypoint that labels name", () => {
  it.each([
    ["the object's own", { "istio.io/use-waypoint": "pods" }, "shop", "named", "pods"],
    ["its namespace's", {}, "shop", "named", "common"],
    ["none at all", {}, "lab", "unsaid", undefined],
    ["none, in spite of the namespace", { "istio.io/use-waypoint": "none" }, "shop", "refused", undefined],
    ["one that is not there", { "istio.io/use-waypoint": "gone" }, "shop", "missing", "gone"],
    [
      "one of another namespace",
      { "istio.io/use-waypoint": "shared", "istio.io/use-waypoint-namespace": "infra" },
      "lab",
      "named",
      "shared",
    ],
  ])("is %s", (_case, labels, namespace, state, name) => {
    const use = uses(labels, namespace);
    expect(use.state).toBe(state);
    expect("waypoint" in use ? use.waypoint.name : undefined).toBe(name);
  });

  it.each([
    ["common", true, false],
    ["pods", false, true],
    ["nothing", false, false],
    ["gone", false, false],
    ["none", false, false],
  ])("%s takes over calls to services: %s, to workloads: %s", (name, service, workload) => {
    const use = uses({ "istio.io/use-waypoint": name });
    expect([isTakenOver(use, "service"), isTakenOver(use, "workload")]).toEqual([service, workload]);
  });

  it("may take over both", () => {
    const use = uses({ "istio.io/use-waypoint": "shared", "istio.io/use-waypoint-namespace": "infra" });
    expect([isTakenOver(use, "service"), isTakenOver(use, "workload")]).toEqual([true, true]);
  });

  it("is a Gateway of its own class", () => {
    expect(isWaypoint(gateway("shop/common"))).toBe(true);
    const spec: JsonObject = { gatewayClassName: "istio" };
    expect(isWaypoint(specObject("Gateway.gateway.networking.k8s.io", "shop/front", spec))).toBe(false);
  });
});
