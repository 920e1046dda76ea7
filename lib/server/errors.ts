import type { Problem } from "@/lib/contracts/problem";

/** An expected refusal on its way to the viewer; the HTTP layer turns it into its RFC 9457 document. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Omit<Problem, "type">) {
    super(problem.detail);
    this.problem = { type: "about:blank", ...problem };
  }
}

/** 400: a request parameter is wrong. `detail` says what is allowed. */
export function badParameter(parameter: string, detail: string): ProblemError {
  return new ProblemError({ title: "Bad request", status: 400, detail, parameter });
}

/** 404 for a namespace that does not exist and for one the viewer may not see: the two must not be told apart. */
export function namespaceNotFound(namespace: string): ProblemError {
  return new ProblemError({
    title: "Not found",
    status: 404,
    detail: `There is no namespace "${namespace}" that you may see.`,
    parameter: "namespaces",
  });
}

/** 503: a dependency without which there is no answer is down. */
export function unavailable(dependency: "kubernetes" | "prometheus", detail: string): ProblemError {
  return new ProblemError({
    title: `${DISPLAY[dependency]} is not available`,
    status: 503,
    detail: detail.charAt(0).toUpperCase() + detail.slice(1),
    dependency,
  });
}

const DISPLAY = { kubernetes: "The Kubernetes API", prometheus: "Prometheus" } as const;
