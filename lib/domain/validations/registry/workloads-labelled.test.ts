import { describe, expect, it } from "vitest";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { workloadsLabelled } from "./workloads-labelled";

const mesh = meshViewOf([
  ...workloadObjects("edge/ingress", { labels: { app: "ingress", tier: "front" } }),
  ...workloadObjects("shop/cart", { labels: { app: "cart", tier: "front" }, kind: "StatefulSet", pods: 0 }),
  specObject("WorkloadEntry", "vm/machine", { labels: { app: "machine" } }),
  specObject("Service", "shop/cart", {}, { labels: { app: "cart" } }),
]);
const found = (labels: Readonly<Record<string, string>>): readonly string[] =>
  workloadsLabelled(mesh, labels).map(({ kind, meta }) => `${kind} ${meta.namespace}`);

describe("workloads with labels, in all namespaces,", () => {
  it("are pod templates, pods and registered machines", () => {
    expect(found({ app: "ingress" })).toEqual(["Deployment edge", "Pod edge"]);
    expect(found({ app: "cart" })).toEqual(["StatefulSet shop"]);
    expect(found({ app: "machine" })).toEqual(["WorkloadEntry vm"]);
  });

  it("have all of them", () => {
    expect(found({ tier: "front" })).toHaveLength(3);
    expect(found({ tier: "front", app: "cart" })).toEqual(["StatefulSet shop"]);
    expect(found({ tier: "front", app: "machine" })).toEqual([]);
  });

  it("are none where no label is asked for", () => {
    expect(found({})).toEqual([]);
  });
});
