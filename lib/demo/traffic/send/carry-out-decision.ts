import type { RouteDecision } from "../model/route-decision";
import { carryOut } from "./carry-out";
import type { Routing } from "./outcomes-at";
import type { Sending } from "./sending";
import type { Sent } from "./sent";
import { unrouted } from "./unrouted";

/** Carries out what a proxy decided on a call, whether a rule routes it or none does. */
export function carryOutDecision(sending: Sending, routing: Routing, decision: RouteDecision): Sent {
  if (decision.outcome === "forward" || decision.outcome === "answer")
    return carryOut(sending, routing, decision);
  return unrouted(sending, routing, decision);
}
