import type { ExplainResponse } from "@/lib/contracts/routes/explain";

type Destination = ExplainResponse["destinations"][number];

/** A Service by its short name, another host in full; with its subset. */
export function destinationLabel({ host, subset }: Pick<Destination, "host" | "subset">): string {
  const service = /^([^.]+)\.[^.]+\.svc\./.exec(host)?.[1] ?? host;
  return subset === undefined || subset === "" ? service : `${service} ${subset}`;
}
