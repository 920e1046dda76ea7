/** Requests one workload wants to send to one host; where they go is decided by the configuration of the moment. */
export interface Intent {
  /** The calling workload (Deployment), also where it has no sidecar. */
  readonly from: { readonly namespace: string; readonly workload: string };
  /** The host called: a service's full name (`reviews.bookinfo.svc.cluster.local`) or an external host. */
  readonly host: string;
  readonly port: number;
  readonly protocol: "http" | "grpc" | "tcp";
  /** Requests per second; on tcp connections opened per second. */
  readonly rate: number;
  /** Mean size of a request and of its response in bytes; on tcp, bytes per connection each way. */
  readonly requestBytes: number;
  readonly responseBytes: number;
}
