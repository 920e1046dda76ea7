import { createExpiringCache } from "@/lib/adapters/shared/expiring-cache";
import { createSingleFlight } from "@/lib/concurrency/single-flight";
import type { Kind } from "@/lib/domain/mesh/kinds";
import type { Clock } from "@/lib/ports/clock";
import type { ApiResult } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";
import { discoverVersions, type ServedKinds } from "./discover-versions";

/** Asks the API server at most once a minute, however many watches want to know. */
export type Discovery = (signal: AbortSignal) => Promise<ApiResult<ServedKinds>>;

const FRESH_MS = 60_000;

export function createDiscovery(client: ApiClient, kinds: readonly Kind[], clock: Clock): Discovery {
  const cache = createExpiringCache<ServedKinds>(clock, FRESH_MS, 1);
  const share = createSingleFlight<ApiResult<ServedKinds>>({
    ok: false,
    failure: { kind: "aborted", message: "no longer wanted" },
  });
  return (signal) => {
    const known = cache.get("");
    if (known !== undefined) return Promise.resolve({ ok: true, value: known });
    return share("", signal, async (shared) => {
      const answer = await discoverVersions(client, kinds, shared);
      if (answer.ok) cache.set("", answer.value);
      return answer;
    });
  };
}
