import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Kind } from "@/lib/domain/mesh/kinds";
import type { ApiResult } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";

/** The version to use of each kind, by key; kinds the cluster does not serve are absent. */
export type ServedVersions = ReadonlyMap<string, string>;

/**
 * For each kind, the first of its versions that the API server serves with that resource. The core group is always
 * there. Where discovery itself is forbidden, the preferred versions are assumed: the list then tells.
 */
export async function discoverVersions(
  client: ApiClient,
  kinds: readonly Kind[],
  signal: AbortSignal,
): Promise<ApiResult<ServedVersions>> {
  const groups = await client.getJson("/apis", signal);
  if (!groups.ok && groups.failure.kind === "forbidden") return { ok: true, value: preferredVersions(kinds) };
  if (!groups.ok) return groups;
  const served = groupVersions(groups.value);
  const wanted = new Set(
    kinds.flatMap(({ group, versions }) => versions.map((version) => `${group}/${version}`)),
  );
  const resources = new Map<string, ReadonlySet<string>>();
  for (const groupVersion of wanted) {
    if (!served.has(groupVersion)) continue;
    const answer = await client.getJson(`/apis/${groupVersion}`, signal);
    if (answer.ok) resources.set(groupVersion, names(answer.value["resources"], "name"));
    // An aggregated API that is down takes only its own kinds with it.
    else if (answer.failure.kind === "unreachable" || answer.failure.kind === "aborted") return answer;
  }
  return { ok: true, value: chooseVersions(kinds, resources) };
}

function preferredVersions(kinds: readonly Kind[]): ServedVersions {
  return new Map(kinds.flatMap(({ key, versions: [first] }) => (first === undefined ? [] : [[key, first]])));
}

function chooseVersions(
  kinds: readonly Kind[],
  resources: ReadonlyMap<string, ReadonlySet<string>>,
): ServedVersions {
  const chosen = new Map<string, string>();
  for (const { key, group, plural, versions } of kinds) {
    const version = versions.find(
      (candidate) => group === "" || resources.get(`${group}/${candidate}`)?.has(plural) === true,
    );
    if (version !== undefined) chosen.set(key, version);
  }
  return chosen;
}

function groupVersions(list: JsonObject): ReadonlySet<string> {
  const all = new Set<string>();
  for (const group of objects(list["groups"])) {
    for (const name of names(group["versions"], "groupVersion")) all.add(name);
  }
  return all;
}

function names(list: Json | undefined, field: string): ReadonlySet<string> {
  return new Set(
    objects(list).flatMap((entry) => {
      const name = entry[field];
      return typeof name === "string" ? [name] : [];
    }),
  );
}

function objects(list: Json | undefined): readonly JsonObject[] {
  return isJsonList(list) ? list.filter(isJsonObject) : [];
}
