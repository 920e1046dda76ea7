import type { JsonObject } from "../mesh/cluster-object";
import type { ObjectRef } from "../mesh/object-ref";
import type { TrafficSplit } from "./traffic-split";

/** A destination as a route names it. */
export interface WrittenDestination {
  /** The full host; of a backend that is no Service its kind and name. */
  readonly host: string;
  readonly subset: string;
  readonly port: number | null;
  readonly weight: number;
}

/** A route with several destinations for one host, as it is written. */
export interface SplitRoute {
  readonly object: ObjectRef;
  /** `spec.http[0]` */
  readonly route: string;
  /** As route decisions name it: `VirtualService bookinfo/reviews spec.http[0]`. */
  readonly place: string;
  readonly routeName: string;
  readonly host: string;
  readonly gateways: readonly string[];
  readonly protocol: TrafficSplit["protocol"];
  readonly condition: string;
  /** The ports of the host that it is for; empty for every one. */
  readonly ports: readonly number[];
  readonly rule: JsonObject;
  readonly destinations: readonly WrittenDestination[];
  /** Whether Gateway API rules read it: there weights are taken as they are. */
  readonly isGatewayApi: boolean;
  /** Why no request can reach it, with the next step; "" where nothing says so. */
  readonly unreachable: string;
}
