import { serviceOfHost } from "../mesh/hosts/service-of-host";
import type { FlowEnd } from "../graph/flow";
import type { ImpactEnd, ImpactUnit } from "./impact";

/** Traffic of one caller through one service to one destination, as it was observed. */
export interface ObservedFlow {
  readonly caller: FlowEnd;
  /** trust-domain/ns/namespace/sa/account of the caller; "" where telemetry names none. */
  readonly principal: string;
  /** The full host of the service called; "" for a call by pod address. */
  readonly host: string;
  /** "" where none is known. */
  readonly serviceNamespace: string;
  readonly serviceName: string;
  readonly destination: FlowEnd;
  readonly protocol: "http" | "grpc" | "tcp";
  readonly unit: ImpactUnit;
  /** Per second, in `unit`. */
  readonly rate: number;
  readonly errorsPerSecond: number;
  /** Requests per second that were answered 403 (on gRPC status 7): what policies refuse, and maybe applications. */
  readonly forbiddenPerSecond: number;
  /** Share (0 to 1) of the traffic under mutual TLS, as the server saw it; null where it did not say. */
  readonly mutualShare: number | null;
  /** Whether a waypoint passed it on. */
  readonly viaWaypoint: boolean;
}

/** A flow's caller as an impact names it. */
export function callerOf({ caller }: ObservedFlow): ImpactEnd {
  return { namespace: caller.namespace, workload: caller.workload, version: caller.version };
}

/** A service's short name: `reviews.bookinfo` for one of the cluster, else its host. */
export function hostLabel(host: string): string {
  const service = serviceOfHost(host);
  return service ? `${service.name}.${service.namespace}` : host;
}

/** A flow's service as an impact names it; the workload where a pod was called by its address. */
export function serviceOf({ host, destination }: ObservedFlow): string {
  return hostLabel(host) || destination.workload;
}
