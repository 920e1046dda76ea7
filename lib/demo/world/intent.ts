import type { CallProtocol, Token } from "../traffic/model/call";

/** Requests one workload wants to send to one host; where they go is decided by the configuration of the moment. */
export interface Intent {
  /** The calling workload (Deployment), also where it has no sidecar; with `fromOutside` the gateway that is called. */
  readonly from: { readonly namespace: string; readonly workload: string };
  /** The host called: a service's full name (`reviews.bookinfo.svc.cluster.local`) or an external host; on tls the server name. */
  readonly host: string;
  readonly port: number;
  /** The path of the requests, for routes that match on the URI. */
  readonly path: string;
  readonly protocol: CallProtocol;
  /**
   * Requests each second as the mean of a day, or for each request the caller itself receives; on tcp and tls connections
   * opened.
   */
  readonly rate: { readonly perSecond: number } | { readonly perRequest: number };
  /** Mean size of a request and of its response in bytes; on tcp and tls, bytes of a connection each way. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** GET where absent, POST on gRPC. */
  readonly method?: string;
  /** By lower-case name; what the caller sets itself. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: Token;
  /** The requests enter the mesh from outside, at the gateway that `from` names; the caller has no pod. */
  readonly fromOutside?: boolean;
  /** When this call fails, the caller answers the request that caused it with 500. */
  readonly required?: boolean;
  /** Only for received requests that carry this header; all of them where absent. Read with `perRequest` only. */
  readonly when?: { readonly header: string; readonly value: string };
}
