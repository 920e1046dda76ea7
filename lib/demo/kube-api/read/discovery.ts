import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { REVIEW_KINDS, REVIEW_VERSION } from "../auth/reviews/review-kinds";
import { groupVersion } from "../kinds/find-kind";
import { isReadOnly } from "../kinds/is-read-only";
import type { ServedKind, Subresource } from "../kinds/served-kind";
import { SERVED_KINDS } from "../kinds/served-kinds";

const VERBS = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
const READ_VERBS = ["get", "list", "watch"];

function verbsOf(kind: ServedKind): readonly string[] {
  if (isReadOnly(kind)) return READ_VERBS;
  return kind.kind === "Namespace" ? VERBS.filter((verb) => verb !== "deletecollection") : VERBS;
}

/** A resource below a kind's own, such as `deployments/scale`; the kind is that of its objects. */
const below = (
  { plural, namespaced }: ServedKind,
  name: string,
  kind: string,
  verbs: readonly string[],
): JsonObject => ({ name: `${plural}/${name}`, singularName: "", namespaced, kind, verbs });

const WRITE_ONE = ["get", "patch", "update"];
const SUBRESOURCES: Readonly<Record<Subresource, (kind: ServedKind) => JsonObject>> = {
  status: (kind) => below(kind, "status", kind.kind, WRITE_ONE),
  scale: (kind) => ({ ...below(kind, "scale", "Scale", WRITE_ONE), group: "autoscaling", version: "v1" }),
  log: (kind) => below(kind, "log", kind.kind, ["get"]),
};

const subresourcesOf = (kind: ServedKind): readonly JsonObject[] => [
  ...kind.subresources.map((name) => SUBRESOURCES[name](kind)),
  ...(kind.group === "" && kind.kind === "Pod"
    ? [{ ...below(kind, "eviction", "Eviction", ["create"]), group: "policy", version: "v1" }]
    : []),
  ...(kind.group === "" && kind.kind === "ServiceAccount"
    ? [{ ...below(kind, "token", "TokenRequest", ["create"]), group: "authentication.k8s.io", version: "v1" }]
    : []),
];

/** Versions by group, the core group included; preferred first. */
export const SERVED_GROUPS: ReadonlyMap<string, readonly string[]> = (() => {
  const versions = new Map<string, readonly string[]>(
    REVIEW_KINDS.map(({ group }) => [group, [REVIEW_VERSION]]),
  );
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
  const reviews = REVIEW_KINDS.filter((row) => row.group === group && version === REVIEW_VERSION);
  return [
    ...kinds.flatMap((kind) => [
      {
        name: kind.plural,
        singularName: kind.singular,
        namespaced: kind.namespaced,
        kind: kind.kind,
        verbs: verbsOf(kind),
        ...(kind.shortNames.length === 0 ? {} : { shortNames: kind.shortNames }),
        ...(kind.categories.length === 0 ? {} : { categories: kind.categories }),
      },
      ...subresourcesOf(kind),
    ]),
    ...reviews.map(({ plural, kind, namespaced }) => ({
      name: plural,
      singularName: kind.toLowerCase(),
      namespaced,
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
