import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { hostAndWildcards, hostCovers } from "@/lib/domain/mesh/hosts/host-matches";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";
import { nameList } from "../name-list";
import { placedItems } from "../placed-items";
import { DESTINATION_RULES_BY_HOST } from "../registry/host-indexes";
import { knownTogether } from "../registry/known-together";

/**
 * Another DestinationRule of the same namespace for an overlapping host and the same subset, or for all of the host. Rules of
 * one host and namespace are joined and the oldest wins; of a wildcard and a host that it covers only the more specific
 * counts. Rules of other namespaces are no conflict: which one a caller obeys is laid down. Rules that do nothing but switch
 * on mutual TLS for a wildcard are left out, and rules for different callers.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export const oneRulePerSubset: Check = {
  codes: ["KIA0201"],
  kinds: ["DestinationRule"],
  run(object, mesh) {
    if (isWideTlsOnly(object)) return [];
    const host = hostOf(object);
    const rivals = sameHostRules(object, host, mesh).filter(
      (other) =>
        callersOf(other) === callersOf(object) &&
        knownTogether(mesh, { object, host }, { object: other, host: hostOf(other) }),
    );
    return rivals.length === 0 ? [] : overlaps(object, rivals);
  },
};

const WHY =
  "For one host the oldest rule's settings count, for a wildcard and a host that it covers those of the host; the rest is not obeyed.";

function overlaps(object: ClusterObject, rivals: readonly ClusterObject[]): readonly FoundHere[] {
  const subsets = placedItems(objectAt(object.data, "spec"), "subsets", ["spec"]);
  const whole = rivals.filter((other) => subsets.length === 0 || subsetNames(other).length === 0);
  const ofSubsets = subsets.flatMap(({ item, path }) => {
    const name = textAt(item, "name");
    const same = rivals.filter((other) => subsetNames(other).includes(name));
    return same.length === 0
      ? []
      : [found(same, [...path, "name"], `The subset "${name}" of this host is also in`)];
  });
  return whole.length === 0
    ? ofSubsets
    : [found(whole, ["spec", "host"], "The same host is also in"), ...ofSubsets];
}

function found(rivals: readonly ClusterObject[], path: FoundHere["path"], message: string): FoundHere {
  const names = nameList(rivals.map(({ meta }) => meta.name));
  const kind = rivals.length === 1 ? "the DestinationRule" : "the DestinationRules";
  return foundAt("warning", path, `${message} ${kind} ${names}.`, WHY, {
    related: rivals.slice(0, 10).map(refOf),
  });
}

function sameHostRules(object: ClusterObject, host: string, mesh: MeshView): readonly ClusterObject[] {
  const { namespace, name } = object.meta;
  const covered = host.startsWith("*")
    ? mesh
        .find(BY_NAMESPACE, `DestinationRule/${namespace}`)
        .filter((other) => hostCovers(host, hostOf(other)))
    : [];
  const covering = hostAndWildcards(host).flatMap((one) => mesh.find(DESTINATION_RULES_BY_HOST, one));
  return Array.from(new Set([...covering, ...covered])).filter(
    (other) => other.meta.namespace === namespace && other.meta.name !== name && !isWideTlsOnly(other),
  );
}

function hostOf({ data, meta }: ClusterObject): string {
  return resolveHost(textAt(objectAt(data, "spec"), "host"), meta.namespace);
}

const subsetNames = ({ data }: ClusterObject): readonly string[] =>
  objectsAt(objectAt(data, "spec"), "subsets").map((subset) => textAt(subset, "name"));

/** The callers that a rule is limited to, as text. */
const callersOf = ({ data }: ClusterObject): string => {
  const labels = textMapAt(objectAt(objectAt(data, "spec"), "workloadSelector"), "matchLabels");
  return JSON.stringify(Object.entries(labels).toSorted());
};

function isWideTlsOnly(object: ClusterObject): boolean {
  const policy = Object.keys(objectAt(objectAt(object.data, "spec"), "trafficPolicy"));
  return (
    hostOf(object).startsWith("*") &&
    subsetNames(object).length === 0 &&
    policy.length === 1 &&
    policy[0] === "tls"
  );
}
