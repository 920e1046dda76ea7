import type { Protocol } from "@/lib/domain/graph/graph";
import { formatByteRate } from "@/lib/format/bytes";
import { formatRate } from "@/lib/format/rate";

/** What one side reported of an edge, as text: requests, on tcp bytes to the server. */
export function reportedAmount(amount: number, protocol: Protocol): string {
  return protocol === "tcp" ? formatByteRate(amount) : formatRate(amount);
}
