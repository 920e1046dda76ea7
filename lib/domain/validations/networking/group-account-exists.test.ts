import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { groupAccountExists } from "./group-account-exists";
import { groupLabelsDiffer } from "./group-labels-differ";

describe("a WorkloadGroup", () => {
  const group = (path: string, serviceAccount: string, labels: JsonObject = { app: "vm" }): ClusterObject =>
    specObject("WorkloadGroup", path, { metadata: { labels }, template: { serviceAccount } });

  it("needs the ServiceAccount that it names, of its namespace", () => {
    const accounts = (path: string): readonly ClusterObject[] => [specObject("ServiceAccount", path)];
    expect(foundBy(groupAccountExists, group("shop/vm", "vm"), accounts("shop/vm"))).toEqual([]);
    expect(foundBy(groupAccountExists, group("shop/vm", "vm"), accounts("other/vm"))).toEqual([
      "KIA1701 warning spec.template.serviceAccount",
    ]);
    expect(foundBy(groupAccountExists, group("shop/vm", ""))).toEqual([]);
    expect(foundBy(groupAccountExists, group("shop/vm", "vm"), [], { unknown: ["ServiceAccount"] })).toEqual(
      [],
    );
  });

  it.each<[string, ClusterObject, number]>([
    ["the same labels", group("shop/b", "", { app: "vm" }), 1],
    ["other labels", group("shop/b", "", { app: "vm", version: "v2" }), 0],
    ["the same labels in another namespace", group("other/b", "", { app: "vm" }), 0],
  ])("beside one with %s", (_case, other, findings) => {
    expect(foundBy(groupLabelsDiffer, group("shop/a", ""), [other])).toHaveLength(findings);
  });

  it("without labels says nothing", () => {
    expect(foundBy(groupLabelsDiffer, group("shop/a", "", {}), [group("shop/b", "", {})])).toEqual([]);
  });
});
