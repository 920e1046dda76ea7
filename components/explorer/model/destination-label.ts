import type { ExplainResponse } from "@/lib/contracts/routes/explain";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";

type Destination = ExplainResponse["destinations"][number];

/** A Service by its short name, another host in full; with its subset. */
export function destinationLabel({ host, subset }: Pick<Destination, "host" | "subset">): string {
  const service = serviceOfHost(host)?.name ?? host;
  return subset === undefined || subset === "" ? service : `${service} ${subset}`;
}
