import type { Problem } from "@/lib/contracts/problem";

export type ApiProblemKind = "problem" | "unreachable" | "timeout" | "unexpectedAnswer";

type ProblemParts = Pick<Problem, "title" | "detail"> &
  Partial<Pick<Problem, "status" | "parameter" | "dependency">>;

/**
 * Why a request to the Meshlens API gave no data. "problem" carries the server's RFC 9457 document; the other kinds
 * never reached the API (network, deadline) or were answered by something else (a sign-in page of an ingress).
 */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly kind: ApiProblemKind;
  readonly title: string;
  readonly detail: string;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  readonly parameter: string | null;
  readonly dependency: NonNullable<Problem["dependency"]> | null;

  constructor(kind: ApiProblemKind, parts: ProblemParts) {
    super(`${parts.title}: ${parts.detail}`);
    this.kind = kind;
    this.title = parts.title;
    this.detail = parts.detail;
    this.status = parts.status ?? null;
    this.parameter = parts.parameter ?? null;
    this.dependency = parts.dependency ?? null;
  }
}
