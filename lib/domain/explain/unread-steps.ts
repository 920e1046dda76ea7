import type { ClusterObject } from "../mesh/cluster-object";
import { objectAt, unreadAt } from "../mesh/read-json";
import type { ExplainStep } from "./explanation";
import { refOf, step } from "./step";

/** Says of lists of routes in an object's spec how many of their entries are not looked at, the lists being too long. */
export function unreadSteps(object: ClusterObject, fields: readonly string[]): readonly ExplainStep[] {
  const spec = objectAt(object.data, "spec");
  return fields.flatMap((field) => {
    const unread = unreadAt(spec, field);
    if (unread === 0) return [];
    const because = `its last ${unread} entries are not looked at, the list is too long: divide them among several objects`;
    return [step({ object: refOf(object), path: `spec.${field}` }, "route", "unknown", because)];
  });
}
