import type { SplitDto } from "@/lib/contracts/splits/splits-response";

/** Tells one split from all others. */
export function splitKey({ object, route, host }: SplitDto): string {
  return `${object.kind}/${object.namespace}/${object.name} ${route} ${host}`;
}
