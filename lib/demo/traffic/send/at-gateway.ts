import { type Delivery, deliver } from "./deliver";
import type { Outcome } from "./outcome";
import { NOTHING_SENT, type Sent } from "./sent";
import type { SentCall, Sending } from "./sending";
import { throughGateway } from "./through-gateway";

const MOST_HOPS = 4;

/**
 * How a call ends at a gateway of the mesh: refused by it, or sent on by its own routes and answered as those calls were. A
 * call that passes more gateways than anybody chains is a loop and is not sent on.
 */
export function atGateway(
  sending: Sending,
  delivery: Delivery,
  { sent, port, perSecond }: { readonly sent: SentCall; readonly port: number; readonly perSecond: number },
): { readonly outcomes: readonly Outcome[]; readonly onward: Sent } {
  const outcomes = deliver(sending, delivery);
  const [first] = outcomes;
  if (first === undefined || first.refused !== "" || sent.hops >= MOST_HOPS || !(perSecond > 0))
    return { outcomes, onward: NOTHING_SENT };
  const onward = sending.send({
    ...sent,
    client: delivery.server,
    call: { ...delivery.call, port },
    perSecond,
    behind: { client: delivery.client, mtls: first.mtls },
    hops: sent.hops + 1,
  });
  return { outcomes: throughGateway(delivery, first.mtls, onward), onward };
}
