import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import type { ContextWorkload } from "./graph-context";
import { healthAnnotations } from "./health-annotations";
import type { NodeRef } from "./node-ref";
import { hiddenNode, serviceNode } from "./service-node";
import { workloadNode } from "./workload-node";

function workload(version: string, healthAnnotation: string): ContextWorkload {
  const names = { namespace: "bookinfo", workload: `reviews-${version}`, app: "reviews", version };
  return { ...names, reports: true, runningSince: 0, healthAnnotation };
}

const annotationOf = healthAnnotations(
  graphContext({
    workloads: [workload("v2", "5XX,2,3,http,.*"), workload("v1", "4XX,1,2,http,.*"), workload("v3", "")],
    services: [{ namespace: "bookinfo", service: "reviews", healthAnnotation: "5XX,0,1,http,.*" }],
  }),
);
const end = { cluster: "Kubernetes", namespace: "bookinfo", workload: "reviews-v1" };
const names = { app: "reviews", version: "v1" };

describe("healthAnnotations", () => {
  it.each<[string, NodeRef, string]>([
    ["a workload's own", workloadNode(end, names, "workload"), "4XX,1,2,http,.*"],
    [
      "none of a workload without one",
      workloadNode({ ...end, workload: "reviews-v3" }, names, "workload"),
      "",
    ],
    ["a version's", workloadNode(end, names, "versionedApp"), "4XX,1,2,http,.*"],
    ["those of all versions of an app", workloadNode(end, names, "app"), "4XX,1,2,http,.*;5XX,2,3,http,.*"],
    ["a service's own, not its app's", serviceNode("Kubernetes", "bookinfo", "reviews"), "5XX,0,1,http,.*"],
    ["none in another namespace", serviceNode("Kubernetes", "other", "reviews"), ""],
    ["none in another cluster, whose objects are not read", serviceNode("west", "bookinfo", "reviews"), ""],
    ["none of what is hidden", hiddenNode("Kubernetes"), ""],
  ])("find %s", (_, node, expected) => {
    expect(annotationOf(node)).toBe(expected);
  });

  it("say an annotation that several workloads share once", () => {
    const shared = graphContext({ workloads: [workload("v1", "x"), workload("v2", "x")] });
    expect(healthAnnotations(shared)(workloadNode(end, names, "app"))).toBe("x");
  });
});
