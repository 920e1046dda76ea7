import { createExpiringCache } from "@/lib/adapters/shared/expiring-cache";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import { createSemaphore } from "@/lib/adapters/shared/semaphore";
import { createSingleFlight } from "@/lib/concurrency/single-flight";
import type { Clock } from "@/lib/ports/clock";
import type { Verb } from "@/lib/ports/cluster-editor";
import type { ApiFailure, ApiResult } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";
import type { IdentityClients } from "./identity-clients";

/** What a SelfSubjectAccessReview asks about. */
export interface ReviewedAccess {
  readonly verb: Verb;
  readonly group: string;
  readonly plural: string;
  /** Empty for cluster-scoped resources. */
  readonly namespace: string;
}

/** Whether the identity may do it (authorization.k8s.io/v1); each answer holds for 30 s. */
export type AccessReviews = (
  identity: string,
  access: ReviewedAccess,
  signal: AbortSignal,
) => Promise<ApiResult<boolean>>;

const FRESH_MS = 30_000;
const MAX_ANSWERS = 20_000;
const MAX_AT_ONCE = 10;
const PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
const ABORTED: ApiFailure = { kind: "aborted", message: "no longer wanted" };

export function createAccessReviews(clients: IdentityClients, clock: Clock): AccessReviews {
  const answers = createExpiringCache<boolean>(clock, FRESH_MS, MAX_ANSWERS);
  const slots = createSemaphore(MAX_AT_ONCE);
  const share = createSingleFlight<ApiResult<boolean>>({ ok: false, failure: ABORTED });

  return (identity, access, signal) => {
    const client = clients(identity);
    if (client === null) return Promise.resolve({ ok: true, value: false });
    const key = JSON.stringify([identity, access.verb, access.group, access.plural, access.namespace]);
    const known = answers.get(key);
    if (known !== undefined) return Promise.resolve({ ok: true, value: known });
    return share(key, signal, async (shared) => {
      const release = await slots.acquire(shared);
      if (release === null) return { ok: false, failure: ABORTED };
      try {
        const answer = await review(client, access, shared);
        if (answer.ok) answers.set(key, answer.value);
        return answer;
      } finally {
        release();
      }
    });
  };
}

async function review(
  client: ApiClient,
  { verb, group, plural, namespace }: ReviewedAccess,
  signal: AbortSignal,
): Promise<ApiResult<boolean>> {
  const resourceAttributes = {
    verb,
    group,
    resource: plural,
    ...(namespace === "" ? {} : { namespace }),
  };
  const body = {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectAccessReview",
    spec: { resourceAttributes },
  };
  const answer = await client.postJson(PATH, body, signal);
  if (!answer.ok) {
    // Whoever may not even ask has no right.
    return answer.failure.kind === "forbidden" ? { ok: true, value: false } : answer;
  }
  const { status } = answer.value;
  return { ok: true, value: isJsonObject(status) && status["allowed"] === true };
}
