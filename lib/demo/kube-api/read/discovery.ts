import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { REVIEW_GROUP, REVIEW_VERSION, REVIEWS } from "../auth/access-reviews";
import { groupVersion } from "../kinds/find-kind";
import { SERVED_KINDS } from "../kinds/served-kinds";

const VERBS = ["create", "delete", "get", "list", "patch", "update", "watch"];

/** Versions by group, the core group included; preferred first. */
export const SERVED_GROUPS: ReadonlyMap<string, readonly string[]> = (() => {
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

function describeVersion(group: string, version: string): JsonObject | undefined {
  if (SERVED_GROUPS.get(group)?.includes(version) !== true) return undefined;
  const resources = describeResources(group, version);
  return { kind: "APIResourceList", apiVersion: "v1", groupVersion: groupVersion(group, version), resources };
}

function describeNamedGroup(group: string): JsonObject | undefined {
  const versions = SERVED_GROUPS.get(group);
  return versions && { kind: "APIGroup", apiVersion: "v1", ...describeGroup(group, versions) };
}

const API_VERSIONS = { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
const groupList = (): JsonObject => ({
  kind: "APIGroupList",
  apiVersion: "v1",
  groups: [...SERVED_GROUPS]
    .filter(([name]) => name !== "")
    .map(([name, versions]) => describeGroup(name, versions)),
});

/** Answers `/api`, `/apis`, `/apis/{group}` and the resource list of a group version; undefined for any other path. */
export function discover(path: string): JsonObject | undefined {
  const [root, first, second] = path.split("/").filter(Boolean);
  if (root === "api") return first === undefined ? API_VERSIONS : describeVersion("", first);
  if (root !== "apis") return undefined;
  if (first === undefined) return groupList();
  return second === undefined ? describeNamedGroup(first) : describeVersion(first, second);
}
