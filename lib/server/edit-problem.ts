import type { EditFailure } from "@/lib/ports/cluster-editor";
import { ProblemError } from "./errors";

const STATUS: Readonly<Record<EditFailure["kind"], number>> = {
  unreachable: 503,
  timeout: 504,
  unauthorized: 503,
  forbidden: 403,
  notFound: 404,
  alreadyExists: 409,
  conflict: 409,
  invalid: 422,
  webhook: 422,
  tooLarge: 413,
  throttled: 503,
  unknownKind: 404,
  server: 502,
  aborted: 499,
};

const TITLE: Readonly<Record<EditFailure["kind"], string>> = {
  unreachable: "The Kubernetes API cannot be reached",
  timeout: "The Kubernetes API did not answer in time",
  unauthorized: "The Kubernetes API refused the credentials",
  forbidden: "You lack a right in this cluster",
  notFound: "The object is not there",
  alreadyExists: "An object of this name is there already",
  conflict: "The object was changed meanwhile",
  invalid: "The Kubernetes API calls the object invalid",
  webhook: "An admission webhook stands in the way",
  tooLarge: "The object is too large",
  throttled: "The Kubernetes API asks to wait",
  unknownKind: "The cluster does not serve this kind",
  server: "The Kubernetes API failed",
  aborted: "Nobody waits for the answer any more",
};

/** What a refusal of the Kubernetes API is called, for people. */
export function titleOfFailure({ kind }: Pick<EditFailure, "kind">): string {
  return TITLE[kind];
}

/** A refusal of the Kubernetes API as the problem of a request. */
export function editProblem(failure: EditFailure): ProblemError {
  return new ProblemError({
    title: titleOfFailure(failure),
    status: STATUS[failure.kind],
    detail: failure.message,
    ...(STATUS[failure.kind] === 503 && { dependency: "kubernetes" as const }),
  });
}
