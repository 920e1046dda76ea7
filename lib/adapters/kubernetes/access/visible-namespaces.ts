import { createExpiringCache } from "@/lib/adapters/shared/expiring-cache";
import { createSingleFlight } from "@/lib/concurrency/single-flight";
import type { ClusterSource, NamespaceAccess } from "@/lib/ports/cluster-source";
import type { Clock } from "@/lib/ports/clock";
import type { ApiFailure, ApiResult } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";
import type { AccessReviews } from "./access-reviews";
import type { IdentityClients } from "./identity-clients";
import { listNamespaces } from "./list-namespaces";

export interface VisibleNamespacesDeps {
  readonly clients: IdentityClients;
  readonly reviews: AccessReviews;
  readonly clock: Clock;
  readonly configured: readonly string[];
  readonly contextNamespace: string | null;
}

const FRESH_MS = 30_000;
const MAX_IDENTITIES = 1000;
const MAX_REVIEWS = 500;

/**
 * The namespaces an identity may see, decided with its own rights: those it can list; where listing is refused, the
 * configured ones in which it may get pods; without configured ones, the candidates and the context's namespace in which
 * it may (the first 500 of them). Decisions hold for 30 s. No identity and unknown identities see nothing.
 */
export function createVisibleNamespaces(deps: VisibleNamespacesDeps): ClusterSource["visibleNamespaces"] {
  const listing = createListing(deps.clock);
  return async (viewer, candidates, signal) => {
    const client = deps.clients(viewer.identity);
    if (client === null) return { state: "known", namespaces: [], how: "reviewed" };
    const listed = await listing(viewer.identity, client, signal);
    if (!listed.ok) return undecided(listed.failure);
    if (listed.value !== null) return { state: "known", namespaces: listed.value, how: "list" };
    if (deps.configured.length > 0) {
      return review(deps, viewer.identity, deps.configured, "configured", signal);
    }
    const own = deps.contextNamespace === null ? [] : [deps.contextNamespace];
    return review(deps, viewer.identity, [...own, ...candidates], "reviewed", signal);
  };
}

function undecided({ kind, message }: ApiFailure): NamespaceAccess {
  const cause = kind === "unauthorized" || kind === "forbidden" ? "refused" : "unreachable";
  return { state: "unavailable", cause, message };
}

type Listing = ApiResult<readonly string[] | null>;

/** What each identity can list; null where it is refused. */
function createListing(
  clock: Clock,
): (identity: string, client: ApiClient, signal: AbortSignal) => Promise<Listing> {
  const cache = createExpiringCache<readonly string[] | null>(clock, FRESH_MS, MAX_IDENTITIES);
  const share = createSingleFlight<Listing>({
    ok: false,
    failure: { kind: "aborted", message: "no longer wanted" },
  });
  return (identity, client, signal) => {
    const known = cache.get(identity);
    if (known !== undefined) return Promise.resolve({ ok: true, value: known });
    return share(identity, signal, async (shared) => {
      const answer = await listNamespaces(client, shared);
      if (!answer.ok && answer.failure.kind !== "forbidden") return answer;
      const value = answer.ok ? answer.value : null;
      cache.set(identity, value);
      return { ok: true, value };
    });
  };
}

async function review(
  { reviews }: VisibleNamespacesDeps,
  identity: string,
  namespaces: readonly string[],
  how: "configured" | "reviewed",
  signal: AbortSignal,
): Promise<NamespaceAccess> {
  const asked = Array.from(new Set(namespaces)).slice(0, MAX_REVIEWS);
  const answers = await Promise.all(
    asked.map((namespace) =>
      reviews(identity, { verb: "get", group: "", plural: "pods", namespace }, signal),
    ),
  );
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined) return undecided(failed.failure);
  const visible = asked.filter((_, index) => answers[index]?.ok === true && answers[index].value);
  return { state: "known", namespaces: visible, how };
}
