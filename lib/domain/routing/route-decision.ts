import type { JsonObject } from "../mesh/cluster-object";
import type { Split } from "./split";

/** A route that takes requests by something telemetry does not carry. */
export interface ConditionalRoute {
  readonly place: string;
  /** What it asks: "uri, headers end-user". */
  readonly condition: string;
  /** Its matches as JSON, to tell two conditions apart. */
  readonly asks: string;
  readonly split: Split;
}

/** What a proxy does with a caller's calls to a host. */
export interface RouteDecision {
  /** Tried first, in this order. */
  readonly conditional: readonly ConditionalRoute[];
  /** Of every other request. */
  readonly rest: Split;
  /** The route that decides `rest`; "" where the host itself does. */
  readonly place: string;
  /** What the routes do to requests besides sending them somewhere (timeout, retries, rewrite, …), by place. */
  readonly settings: JsonObject;
}
