import { describe, expect, it } from "vitest";
import type { GraphType } from "./graph-options";
import { workloadNode } from "./workload-node";

const end = { cluster: "Kubernetes", namespace: "bookinfo", workload: "reviews-v1" };
const both = { app: "reviews", version: "v1" };
const workload = "workload/Kubernetes/bookinfo/reviews-v1";

describe("workloadNode", () => {
  it.each<[GraphType, { app: string; version: string }, string]>([
    ["workload", both, workload],
    ["service", both, workload],
    ["app", both, "app/Kubernetes/bookinfo/reviews"],
    ["app", { app: "", version: "v1" }, workload],
    ["versionedApp", both, "versionedApp/Kubernetes/bookinfo/reviews/v1"],
    ["versionedApp", { app: "reviews", version: "" }, "app/Kubernetes/bookinfo/reviews"],
    ["versionedApp", { app: "", version: "v1" }, workload],
  ])("of a %s graph with names %j is %s", (type, names, id) => {
    expect(workloadNode(end, names, type).id).toBe(id);
  });

  it("holds the names that are known, and no empty ones", () => {
    expect(workloadNode(end, both, "workload")).toMatchObject({ ...both, workload: "reviews-v1" });
    const nameless = workloadNode(end, { app: "", version: "" }, "workload");
    expect(Object.keys(nameless)).not.toContain("app");
    expect(Object.keys(nameless)).not.toContain("version");
  });

  it("names of an app neither one of its workloads nor one of its versions", () => {
    expect(workloadNode(end, both, "app")).not.toHaveProperty("workload");
    expect(workloadNode(end, both, "app")).not.toHaveProperty("version");
    expect(workloadNode(end, both, "versionedApp")).not.toHaveProperty("workload");
  });
});
