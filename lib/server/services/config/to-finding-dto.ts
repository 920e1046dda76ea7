import type { FindingDto } from "@/lib/contracts/config/finding";
import type { Finding } from "@/lib/domain/validations/finding";

/** A finding as answers carry it. */
export function toFindingDto({ path, related, fix, ...rest }: Finding): FindingDto {
  return {
    ...rest,
    path: [...path],
    related: [...related],
    fix: fix === null ? null : { title: fix.title, patch: [...fix.patch] },
  };
}
