import type { FindingDto } from "@/lib/contracts/config/finding";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Finding } from "@/lib/domain/validations/finding";
import { redactFinding } from "./redact-finding";

/** A finding as answers carry it to a viewer who may know of the objects that `sees` admits. */
export function toFindingDto(finding: Finding, sees: (ref: ObjectRef) => boolean): FindingDto {
  const { path, related, fix, ...rest } = redactFinding(finding, sees);
  return {
    ...rest,
    path: [...path],
    related: [...related],
    fix: fix === null ? null : { title: fix.title, patch: [...fix.patch] },
  };
}
