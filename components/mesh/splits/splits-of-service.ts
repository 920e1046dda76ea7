import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";

interface ServiceName {
  readonly namespace: string;
  readonly name: string;
}

/** The splits about a Service: of its own requests first, then those of other hosts that lead to it. */
export function splitsOfService(splits: readonly SplitDto[], service: ServiceName): readonly SplitDto[] {
  const own = splits.filter((split) => isSame(split.service, service));
  const leading = splits.filter(
    (split) =>
      !isSame(split.service, service) &&
      split.destinations.some(({ host }) => isSame(serviceOfHost(host), service)),
  );
  return [...own, ...leading];
}

function isSame(one: ServiceName | null, other: ServiceName): boolean {
  return one !== null && one.namespace === other.namespace && one.name === other.name;
}
