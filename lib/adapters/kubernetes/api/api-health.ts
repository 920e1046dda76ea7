import type { ClusterStatus } from "@/lib/ports/cluster-source";
import type { Clock } from "@/lib/ports/clock";
import type { ApiFailure } from "./api-failure";

/** Whether the API server answers, as its latest answer or failure says. */
export interface ApiHealth {
  record(failure: ApiFailure | null): void;
  current(): Pick<ClusterStatus, "state" | "lastSuccess" | "message">;
}

export function createApiHealth(clock: Clock): ApiHealth {
  let lastSuccess: number | null = null;
  let trouble: { readonly state: "unreachable" | "unauthorized"; readonly message: string } | null = null;
  return {
    record(failure) {
      switch (failure?.kind) {
        case "aborted":
          return;
        case "unreachable":
        case "unauthorized":
          trouble = { state: failure.kind, message: failure.message };
          return;
        default:
          // A refusal, too, is an answer.
          trouble = null;
          lastSuccess = clock.now();
      }
    },
    current() {
      if (trouble !== null) return { ...trouble, lastSuccess };
      return { state: lastSuccess === null ? "connecting" : "ok", lastSuccess, message: null };
    },
  };
}
