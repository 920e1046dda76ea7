import { describe, expect, it } from "vitest";
import type { ScenarioName } from "@/lib/demo/scenario-names";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import { demoMesh, type DemoMesh } from "@/lib/testing/demo-mesh";
import { listSplits } from "./list-splits";
import type { TrafficSplit } from "./traffic-split";

const worldOf = (
  name: ScenarioName,
  change?: (object: K8sObject) => K8sObject | null,
  more?: readonly K8sObject[],
): DemoMesh => {
  const scenario = scenarioNamed(name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  return demoMesh(scenario, change, more);
};

const splitsOf = ({ snapshot, rows, namespaces }: DemoMesh, windowSeconds = 300): readonly TrafficSplit[] =>
  listSplits({
    snapshot,
    rows,
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    homeCluster: "Kubernetes",
    windowSeconds,
    visible: namespaces,
  });

describe("scenarios", () => {
  it.each(["bookinfo", "canary", "web", "ambient", "shop", "broken-config"] as const)("%s", (name) => {
    for (const split of splitsOf(worldOf(name))) expect(split.destinations.length).toBeGreaterThan(1);
  });
});
