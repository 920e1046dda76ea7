/** Requests one workload wants to send to one host; where they go is decided by the configuration of the moment. */
export interface Intent {
  /** The calling workload (Deployment), also where it has no sidecar. */
  readonly from: { readonly namespace: string; readonly workload: string };
  /** The host called: a service's full name (`reviews.bookinfo.svc.cluster.local`) or an external host. */
  readonly host: string;
  readonly port: number;
  /** The path of the requests, for routes that match on the URI. */
  readonly path: string;
  readonly protocol: "http" | "grpc" | "tcp";
  /** Requests each second, or for each request the caller itself receives; on tcp connections opened. */
  readonly rate: { readonly perSecond: number } | { readonly perRequest: number };
  /** Mean size of a request and of its response in bytes; on tcp, bytes of a connection each way. */
  readonly requestBytes: number;
  readonly responseBytes: number;
}
