import type { PodGroup } from "../model/pod-group";
import { localReply } from "./local-reply";
import type { Outcome } from "./outcome";
import type { Seen } from "./seen";

const NO_HTTP_ROUTER: ReadonlySet<string> = new Set(["none", "ztunnel"]);

/**
 * What a caller sees of a call that could not be delivered: what its proxy or the waypoint on the way answers, or, where nobody
 * on the way speaks HTTP, a connection that fails and no answer at all.
 */
export function failedReply(
  { client, waypoint, protocol }: Pick<Outcome, "waypoint" | "protocol"> & { readonly client: PodGroup },
  reply: Parameters<typeof localReply>[1],
): Seen {
  const seen = localReply(protocol, reply);
  const unanswered = waypoint === null && NO_HTTP_ROUTER.has(client.end.dataPlane) && protocol !== "tcp";
  return unanswered ? { ...seen, code: "0", grpcStatus: "" } : seen;
}
