import { describe, expect, it } from "vitest";
import type { GraphNode } from "@/lib/domain/graph/graph";
import { secondLine } from "./second-line";

const words = {
  nodeType: (type: string) => `a ${type}`,
  nodeReason: (reason: string) => `because ${reason}`,
  namespace: "namespace",
  plaintext: "plaintext",
  errors: "err",
};
const node = (rest: Partial<GraphNode>): GraphNode => ({
  id: "n",
  type: "versionedApp",
  cluster: "Kubernetes",
  namespace: "bookinfo",
  name: "reviews",
  health: { status: "healthy", why: "" },
  traffic: [],
  ...rest,
});

describe("secondLine", () => {
  it.each([
    ["the version where there is one", node({ version: "v1" }), true, "v1"],
    ["what it is where there is no version", node({ type: "workload" }), true, "a workload"],
    ["never a version on a service", node({ type: "service", version: "v1" }), true, "a service"],
    [
      "why a node has no identity",
      node({ type: "unknown", namespace: "", reason: "sourceOutsideMesh" }),
      true,
      "because sourceOutsideMesh",
    ],
    ["the namespace where no box says it", node({ version: "v1" }), false, "v1 · bookinfo"],
    ["no namespace where a node has none", node({ type: "unknown", namespace: "" }), false, "a unknown"],
  ])("says %s", (_, of, boxes, expected) => {
    expect(secondLine(of, words, boxes)).toBe(expected);
  });
});
