import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { ProblemError } from "../../errors";

/** The 404 problem of an object that is not there, or in a namespace that is not visible: the two are not told apart. */
export function objectGone({ kind, namespace, name }: ObjectRef): ProblemError {
  const place = namespace === "" ? "" : ` in ${namespace}`;
  return new ProblemError({
    title: "Not found",
    status: 404,
    detail: `There is no ${kind} ${name}${place} that you may see. It may have been deleted.`,
  });
}
