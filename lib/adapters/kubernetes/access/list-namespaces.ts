import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { ApiResult } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";

const PAGE_SIZE = 500;
const MAX_PAGES = 40;

/** The names of all namespaces (at most 20,000), sorted. */
export async function listNamespaces(
  client: ApiClient,
  signal: AbortSignal,
): Promise<ApiResult<readonly string[]>> {
  const names = new Set<string>();
  let next = "";
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({
      limit: String(PAGE_SIZE),
      ...(next === "" ? {} : { continue: next }),
    });
    const answer = await client.getJson(`/api/v1/namespaces?${query.toString()}`, signal);
    if (!answer.ok) return answer;
    const { items, metadata } = answer.value;
    if (isJsonList(items)) for (const item of items) addName(item, names);
    const more = isJsonObject(metadata) ? metadata["continue"] : undefined;
    if (typeof more !== "string" || more === "") break;
    next = more;
  }
  return { ok: true, value: Array.from(names).sort() };
}

function addName(item: Json, into: Set<string>): void {
  if (!isJsonObject(item) || !isJsonObject(item["metadata"])) return;
  const { name } = item["metadata"];
  if (typeof name === "string") into.add(name);
}
