"use client";
import type { ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { LoadingPanel } from "@/components/ui/loading-panel";
import type { ApiProblem } from "@/lib/client/api-problem";

interface Source {
  readonly loading: boolean;
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
}

/** What stands in place of a result while something it is made of is not known; null once all is. */
export function insteadOfResult(sources: readonly Source[]): ReactElement | null {
  const failed = sources.find(({ problem }) => problem !== null);
  if (failed?.problem) return <ProblemPanel problem={failed.problem} onRetry={failed.retry} />;
  return sources.some(({ loading }) => loading) ? <LoadingPanel lines={6} /> : null;
}
