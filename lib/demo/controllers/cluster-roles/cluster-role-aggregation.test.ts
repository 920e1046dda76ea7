import { expect, it } from "vitest";
import { aggregateTo, defaultRoles } from "../../world/access/default-roles";
import { clusterRole, resourceRule } from "../../world/access/rbac-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { clusterRoleAggregation } from "./cluster-role-aggregation";

const rule = resourceRule(["shop.example"], "orders", ["get"]);
const extra = clusterRole("orders-view", [rule], aggregateTo("view"));

/** Reconciles until nothing is left to be written. */
function settled(objects: readonly K8sObject[]): ReadonlyMap<string, K8sObject> {
  const byName = new Map(
    objects.filter(({ kind }) => kind === "ClusterRole").map((one) => [one.metadata.name, one]),
  );
  for (let round = 0; round < 5; round += 1)
    for (const write of clusterRoleAggregation.reconcile(objectsView(byName.values()), 0).writes)
      if (write.op === "update") byName.set(write.object.metadata.name, write.object);
  return byName;
}

it("hands a labelled role's rules on to view, and by it to edit and admin", () => {
  const roles = settled([...defaultRoles(), extra]);
  for (const name of ["view", "edit", "admin"]) expect(roles.get(name)?.["rules"]).toContainEqual(rule);
  expect(roles.get("cluster-admin")?.["rules"]).not.toContainEqual(rule);
});

it("takes the rules away with the role that gave them", () => {
  const before = settled([...defaultRoles(), extra]);
  const after = settled([...before.values()].filter(({ metadata }) => metadata.name !== "orders-view"));
  expect(after.get("view")?.["rules"]).not.toContainEqual(rule);
});

it("writes nothing once the rules are complete", () => {
  const roles = settled(defaultRoles());
  expect(clusterRoleAggregation.reconcile(objectsView(roles.values()), 0)).toEqual({
    writes: [],
    wakeAt: null,
  });
});
