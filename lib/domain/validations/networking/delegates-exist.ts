import { isExportedTo } from "@/lib/domain/mesh/hosts/exported-to";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import { placedItems } from "../placed-items";

const delegating = ({ data }: ClusterObject): boolean =>
  placedItems(objectAt(data, "spec"), "http", []).some(({ item }) => "delegate" in item);

/** Why a VirtualService cannot be delegated to; null where it can. */
function problemOf(delegate: ClusterObject | undefined, root: ClusterObject, named: string): string | null {
  if (delegate === undefined) return `There is no VirtualService ${named} to delegate to.`;
  if (!isExportedTo(delegate, root.meta.namespace))
    return `The VirtualService ${named} is not exported to the namespace "${root.meta.namespace}".`;
  if (textsAt(objectAt(delegate.data, "spec"), "hosts").length > 0)
    return `The VirtualService ${named} has hosts of its own; a delegate must have none.`;
  return delegating(delegate)
    ? `The VirtualService ${named} delegates itself; only one level is obeyed.`
    : null;
}

/**
 * A delegate that is not there, not to be seen, has hosts, or delegates again (to its own root included).
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
 */
export const delegatesExist: Check = {
  codes: ["IST0101"],
  kinds: ["VirtualService"],
  run(object, mesh) {
    return placedItems(objectAt(object.data, "spec"), "http", ["spec"]).flatMap(({ item, path }) => {
      if (!("delegate" in item)) return [];
      const to = objectAt(item, "delegate");
      const namespace = textAt(to, "namespace") || object.meta.namespace;
      const [delegate] = mesh.find(BY_NAME, `VirtualService/${namespace}/${textAt(to, "name")}`);
      const problem = problemOf(delegate, object, `"${namespace}/${textAt(to, "name")}"`);
      if (problem === null) return [];
      return [
        foundAt(
          "error",
          [...path, "delegate"],
          problem,
          "This rule is left out: what it should match goes to the rules after it, or gets 404 (NR).",
          { related: delegate === undefined ? [] : [refOf(delegate)] },
        ),
      ];
    });
  },
};
