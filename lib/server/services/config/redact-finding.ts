import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Finding } from "@/lib/domain/validations/finding";

const HIDDEN = "an object you may not see";

/** A finding that tells of no other object than those that `sees` admits, by reference or by name. */
export function redactFinding(finding: Finding, sees: (ref: ObjectRef) => boolean): Finding {
  const hidden = finding.related.filter((ref) => !sees(ref));
  if (hidden.length === 0) return finding;
  return {
    ...finding,
    message: hidden.reduce(withoutName, finding.message),
    related: finding.related.filter((ref) => !hidden.includes(ref)),
  };
}

/** Messages name objects as namespace/name; within a namespace also by the name alone, in quotes. */
function withoutName(message: string, { namespace, name }: ObjectRef): string {
  const full = namespace === "" ? name : `${namespace}/${name}`;
  return message.replaceAll(`"${full}"`, HIDDEN).replaceAll(full, HIDDEN).replaceAll(`"${name}"`, HIDDEN);
}
