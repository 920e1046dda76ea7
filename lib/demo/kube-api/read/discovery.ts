import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { REVIEW_GROUP, REVIEW_VERSION, REVIEWS } from "../auth/access-reviews";
import { groupVersion } from "../kinds/find-kind";
import { SERVED_KINDS } from "../kinds/served-kinds";

const VERBS = ["create", "delete", "get", "list", "patch", "update", "watch"];

const groups: ReadonlyMap<string, readonly string[]> = (() => {
  const versions = new Map<string, readonly string[]>([[REVIEW_GROUP, [REVIEW_VERSION]]]);
  for (const kind of SERVED_KINDS)
    versions.set(kind.group, [...new Set([...(versions.get(kind.group) ?? []), ...kind.versions])]);
  return versions;
})();

const describeGroup = (name: string, versions: readonly string[]): JsonObject => {
  const described = versions.map((version) => ({ groupVersion: groupVersion(name, version), version }));
  return { name, versions: described, preferredVersion: described[0] };
};

function describeResources(group: string, version: string): readonly JsonObject[] {
  const kinds = SERVED_KINDS.filter((kind) => kind.group === group && kind.versions.includes(version));
  const reviews = group === REVIEW_GROUP ? Object.entries(REVIEWS) : [];
  return [
    ...kinds.map(({ plural, kind, namespaced, shortNames, categories }) => ({
      name: plural,
      singularName: kind.toLowerCase(),
      namespaced,
      kind,
      verbs: VERBS,
      shortNames,
      categories,
    })),
    ...reviews.map(([name, { kind }]) => ({
      name,
      singularName: kind.toLowerCase(),
      namespaced: false,
      kind,
      verbs: ["create"],
    })),
  ];
}

/** Answers `/api`, `/apis`, `/apis/{group}` and the resource list of a group version; undefined for any other path. */
export function discover(path: string): JsonObject | undefined {
  const [root, first, second] = path.split("/").filter(Boolean);
  if (root === "api" && first === undefined)
    return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
  const named = [...groups].filter(([name]) => name !== "");
  if (root === "apis" && first === undefined)
    return {
      kind: "APIGroupList",
      apiVersion: "v1",
      groups: named.map(([name, versions]) => describeGroup(name, versions)),
    };
  const [group, version] = root === "api" ? ["", first] : [first ?? "", second];
  const versions = groups.get(group);
  if (versions === undefined || (root !== "api" && (root !== "apis" || group === ""))) return undefined;
  if (version === undefined) return { kind: "APIGroup", apiVersion: "v1", ...describeGroup(group, versions) };
  if (!versions.includes(version)) return undefined;
  return {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion: groupVersion(group, version),
    resources: describeResources(group, version),
  };
}
