import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";

/** The Service whose page a split is on: its host's own, else that of its first destination; null where there is none. */
export function splitService({
  service,
  destinations,
}: Pick<SplitDto, "service" | "destinations">): SplitDto["service"] {
  if (service !== null) return service;
  for (const { host } of destinations) {
    const found = serviceOfHost(host);
    if (found !== null) return found;
  }
  return null;
}
