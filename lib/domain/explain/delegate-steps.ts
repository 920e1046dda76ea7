import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { isExportedTo } from "../mesh/hosts/exported-to";
import { isJsonObject, objectAt, objectsAt, textAt } from "../mesh/read-json";
import { mergeDelegate } from "../routing/merge-delegate";
import type { ExplainStep } from "./explanation";
import { nameOf, refOf, step } from "./step";
import { unreadSteps } from "./unread-steps";

/** Why no route of a delegate counts; null where some may. */
function problemOf(snapshot: ClusterSnapshot, root: ClusterObject, rule: JsonObject): string | null {
  const named = objectAt(rule, "delegate");
  const namespace = textAt(named, "namespace") || root.meta.namespace;
  const delegate = snapshot.get("VirtualService", namespace, textAt(named, "name"));
  const full = `VirtualService ${namespace}/${textAt(named, "name")}`;
  if (!delegate) return `it delegates to ${full}, which does not exist: the route is left out`;
  if (delegate === root) return "it delegates to itself: the route is left out";
  if (!isExportedTo(delegate, root.meta.namespace))
    return `it delegates to ${full}, which is not exported to ${root.meta.namespace}: the route is left out`;
  const spec = objectAt(delegate.data, "spec");
  if (spec["hosts"] !== undefined)
    return `it delegates to ${full}, which has hosts of its own and so is no delegate: the route is left out`;
  const rules = objectsAt(spec, "http");
  const again = rules.filter((one) => isJsonObject(one["delegate"]));
  if (again.length > 0 && again.length === rules.length)
    return `${full} delegates again, in a circle or in a chain, which Istio does not follow: the route is left out`;
  const merged = rules.filter((one) => mergeDelegate(rule, one) !== null);
  return merged.length === 0
    ? `no route of ${full} matches within what this route matches: all are left out`
    : null;
}

/**
 * Steps for the routes of a VirtualService that delegate to others: what is delegated, or why nothing comes of it.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
 */
export function delegateSteps(snapshot: ClusterSnapshot, root: ClusterObject): readonly ExplainStep[] {
  return objectsAt(objectAt(root.data, "spec"), "http").flatMap((rule, index) => {
    if (!isJsonObject(rule["delegate"])) return [];
    const where = { object: refOf(root), path: `spec.http[${index}].delegate` };
    const problem = problemOf(snapshot, root, rule);
    if (problem !== null) return [step(where, "route", "skips", problem)];
    const named = objectAt(rule, "delegate");
    const namespace = textAt(named, "namespace") || root.meta.namespace;
    const name = textAt(named, "name");
    const delegate = snapshot.get("VirtualService", namespace, name);
    const because = `the routes of ${nameOf({ kind: "VirtualService", namespace, name })} stand here`;
    return [step(where, "route", "changes", because), ...(delegate ? unreadSteps(delegate, ["http"]) : [])];
  });
}
