import { keepPreviousData, QueryClient } from "@tanstack/react-query";
import type { ApiProblem } from "./api-problem";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: ApiProblem;
  }
}

const MAX_RETRIES = 2;

/** The browser's one cache of server state: previous data stay while parameters change, refusals are not retried. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        placeholderData: keepPreviousData,
        gcTime: 5 * 60_000,
        staleTime: 10_000,
        retry: (failures, problem) => failures < MAX_RETRIES && isTransient(problem),
      },
    },
  });
}

function isTransient(problem: ApiProblem): boolean {
  return problem.kind === "unreachable" || (problem.status !== null && problem.status >= 500);
}
