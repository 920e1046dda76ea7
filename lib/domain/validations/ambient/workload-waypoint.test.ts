import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { workloadsOf } from "../workloads-of";
import { ambientWorkloadsOf } from "./ambient-service";
import { hasWaypoint } from "./workload-waypoint";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const USES = { "istio.io/use-waypoint": "waypoint" };
const waypoint = (takes: string) =>
  specObject(
    "Gateway.gateway.networking.k8s.io",
    "shop/waypoint",
    {},
    { labels: { "istio.io/waypoint-for": takes } },
  );
const service = (labels = {}, selector: Record<string, string> = { app: "cart" }) =>
  specObject("Service", "shop/cart", { selector }, { labels });
const cart = workloadObjects("shop/cart");
const own = workloadObjects("shop/cart", { labels: { app: "cart", ...USES } });

describe("a workload has a waypoint", () => {
  it.each<[string, readonly ClusterObject[], boolean]>([
    ["by its own label", [namespaceOf("shop", AMBIENT), ...own, waypoint("workload")], true],
    [
      "by its namespace's label",
      [namespaceOf("shop", { ...AMBIENT, ...USES }), ...cart, waypoint("all")],
      true,
    ],
    [
      "by a Service's label",
      [namespaceOf("shop", AMBIENT), ...cart, service(USES), waypoint("service")],
      true,
    ],
    ["not by one for other traffic", [namespaceOf("shop", AMBIENT), ...own, waypoint("service")], false],
    ["not by one that is gone", [namespaceOf("shop", AMBIENT), ...own], false],
    [
      "not by another workload's Service",
      [namespaceOf("shop", AMBIENT), ...cart, service(USES, { app: "db" }), waypoint("all")],
      false,
    ],
    ["not by nothing", [namespaceOf("shop", AMBIENT), ...cart, service(), waypoint("all")], false],
  ])("%s", (_case, objects, expected) => {
    const mesh = meshViewOf(objects);
    const [workload] = workloadsOf(mesh, "shop");
    expect(workload && hasWaypoint(mesh, workload)).toBe(expected);
  });
});

describe("the ambient workloads of a Service", () => {
  it("are those that ztunnel serves", () => {
    const of = (objects: readonly ClusterObject[], one = service()) =>
      ambientWorkloadsOf(meshViewOf(objects), one).map(({ ref }) => ref.name);
    const namespace = namespaceOf("shop", AMBIENT);
    expect(of([namespace, ...cart])).toEqual(["cart"]);
    expect(of([namespace, ...cart], service({}, {}))).toEqual([]);
    expect(of([namespace, ...workloadObjects("shop/cart", { containers: SIDECAR })])).toEqual([]);
    expect(of(cart)).toEqual([]);
  });
});
