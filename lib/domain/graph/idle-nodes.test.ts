import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { graphOfRows as graph } from "@/lib/testing/graph-of-rows";
import { row } from "@/lib/testing/telemetry-row";
import type { ContextWorkload } from "./graph-context";
import type { GraphOptions } from "./graph-options";

describe("idle nodes", () => {
  const workload = (changes: Partial<ContextWorkload>): ContextWorkload => ({
    namespace: "bookinfo",
    workload: "ratings-v1",
    app: "ratings",
    version: "v1",
    reports: true,
    runningSince: 0,
    healthAnnotation: "",
    ...changes,
  });
  const context = graphContext({
    workloads: [
      workload({}),
      workload({ workload: "ratings-v2", version: "v2", reports: false }),
      workload({ workload: "young", app: "young", runningSince: 960 }),
      workload({ workload: "reviews-v1", app: "renamed" }),
      workload({ namespace: "other" }),
    ],
    services: [
      { namespace: "bookinfo", service: "ratings", healthAnnotation: "" },
      { namespace: "unmeshed", service: "legacy", healthAnnotation: "" },
    ],
  });
  const idle = (options: Partial<GraphOptions>, namespaces: string[] | null = ["bookinfo"]): string[] =>
    graph([row()], { idle: true, ...options }, { context, namespaces })
      .nodes.filter((node) => node.traffic.length === 0)
      .map((node) => `${node.id.replace("/Kubernetes", "")} ${node.health.status}`);

  it("are added only where asked for", () => {
    expect(graph([row()], {}, { context }).nodes).toHaveLength(2);
  });

  it("tell no traffic from no data", () => {
    expect(idle({})).toEqual([
      "workload/bookinfo/ratings-v1 noTraffic",
      "workload/bookinfo/ratings-v2 noData",
      "workload/bookinfo/young noTraffic",
    ]);
  });

  it("are what the projection shows, known by the names telemetry uses", () => {
    expect(idle({ type: "app" })).toEqual(["app/bookinfo/ratings noTraffic", "app/bookinfo/young noTraffic"]);
    expect(idle({ type: "service" }, null)).toEqual([
      "service/bookinfo/ratings noTraffic",
      "service/unmeshed/legacy noData",
    ]);
    expect(idle({ type: "app", serviceNodes: true })).toContain("service/bookinfo/ratings noTraffic");
  });

  it("are never waypoints, whose traffic is shown between the workloads it joins", () => {
    const ambient = graphContext({
      workloads: [workload({ workload: "waypoint", app: "" }), workload({})],
      services: ["waypoint", "ratings"].map((service) => ({
        namespace: "bookinfo",
        service,
        healthAnnotation: "",
      })),
      waypoints: [{ namespace: "bookinfo", workload: "waypoint" }],
    });
    const { nodes } = graph([], { idle: true, serviceNodes: true }, { context: ambient });
    expect(nodes.map(({ name }) => name)).toEqual(["ratings", "ratings-v1"]);
  });

  it("say how young they are where the window is longer than their life", () => {
    const { nodes } = graph([], { idle: true }, { context });
    const why = nodes.find((node) => node.name === "young")?.health.why;
    expect(why).toBe("No requests or bytes in the last 300 s. Its oldest pod started 40 s ago.");
  });
});
