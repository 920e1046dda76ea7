import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Kind } from "@/lib/domain/mesh/kinds";
import type { ServedKind } from "@/lib/ports/cluster-editor";
import type { ApiResult } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";

/** What the cluster serves of each kind, by key; kinds it does not serve are absent. */
export type ServedKinds = ReadonlyMap<string, ServedKind>;

/** No group is served at more versions than this. */
const MAX_VERSIONS = 20;

/**
 * For each kind, the versions the API server serves with that resource, and which of them to use: the first that
 * Meshlens knows, else the one the API server prefers. The core group is always there. Where discovery itself is
 * forbidden, the preferred versions are assumed: the list then tells.
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api
 */
export async function discoverVersions(
  client: ApiClient,
  kinds: readonly Kind[],
  signal: AbortSignal,
): Promise<ApiResult<ServedKinds>> {
  const groups = await client.getJson("/apis", signal);
  if (!groups.ok && groups.failure.kind === "forbidden") return { ok: true, value: assumed(kinds) };
  if (!groups.ok) return groups;
  const versions = versionsOfGroups(groups.value, new Set(kinds.map(({ group }) => group)));
  const resources = new Map<string, ReadonlySet<string>>();
  for (const groupVersion of Array.from(versions.values()).flat()) {
    const answer = await client.getJson(`/apis/${groupVersion}`, signal);
    if (answer.ok) resources.set(groupVersion, new Set(names(answer.value["resources"], "name")));
    // An aggregated API that is down takes only its own kinds with it.
    else if (answer.failure.kind === "unreachable" || answer.failure.kind === "aborted") return answer;
  }
  return { ok: true, value: new Map(kinds.flatMap((kind) => servedKind(kind, versions, resources))) };
}

function assumed(kinds: readonly Kind[]): ServedKinds {
  return new Map(
    kinds.flatMap(({ key, versions: [version] }) =>
      version === undefined ? [] : [[key, { key, versions: [version], version }]],
    ),
  );
}

function servedKind(
  { key, group, plural, versions: known }: Kind,
  versions: ReadonlyMap<string, readonly string[]>,
  resources: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly [string, ServedKind])[] {
  if (group === "") return [[key, { key, versions: ["v1"], version: "v1" }]];
  const served = (versions.get(group) ?? [])
    .filter((groupVersion) => resources.get(groupVersion)?.has(plural) === true)
    .map((groupVersion) => groupVersion.slice(group.length + 1));
  const version = known.find((candidate) => served.includes(candidate)) ?? served[0];
  return version === undefined ? [] : [[key, { key, versions: served, version }]];
}

/** The group/versions of each wanted group, in the API server's order of preference. */
function versionsOfGroups(
  list: JsonObject,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const { versions } of objects(list["groups"])) {
    const groupVersions = names(versions, "groupVersion").slice(0, MAX_VERSIONS);
    const [group = ""] = groupVersions[0]?.split("/") ?? [];
    if (wanted.has(group)) all.set(group, [...(all.get(group) ?? []), ...groupVersions]);
  }
  return all;
}

function names(list: Json | undefined, field: string): readonly string[] {
  return objects(list).flatMap((entry) => {
    const name = entry[field];
    return typeof name === "string" ? [name] : [];
  });
}

function objects(list: Json | undefined): readonly JsonObject[] {
  return isJsonList(list) ? list.filter(isJsonObject) : [];
}
