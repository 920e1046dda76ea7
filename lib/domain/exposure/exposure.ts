import type { ObjectRef } from "../mesh/object-ref";

export type ExposureScheme = "http" | "https" | "grpc" | "tcp" | "tls";
export type ExposureTls = "none" | "terminate" | "mutual" | "passthrough" | "redirect";

/** A way in from outside: a host at a gateway's port, and what a route does with requests for it. */
export interface Exposure {
  /** As the gateway and the route share it; `*` for every host. */
  readonly host: string;
  readonly port: number;
  readonly scheme: ExposureScheme;
  /** Where it is reached; empty where none is known. */
  readonly addresses: readonly string[];
  readonly gateway: ObjectRef;
  /** null where the gateway listens and no route is bound. */
  readonly route: ObjectRef | null;
  /** `spec.http[0]`; "" for all of the route. */
  readonly routePath: string;
  /** What the route asks of requests; "" for every one. */
  readonly condition: string;
  /** Full hosts that requests are sent to; empty where the gateway answers by itself. */
  readonly destinations: readonly string[];
  readonly tls: { readonly mode: ExposureTls; readonly credential: string };
  readonly authentication: {
    readonly state: "none" | "optional" | "required" | "unknown";
    readonly by: readonly ObjectRef[];
  };
  /** Requests per second of the gateway to these destinations; null where it cannot be told. */
  readonly requestsPerSecond: number | null;
  /** 0 to 1; null without requests. */
  readonly successRate: number | null;
  /** A request that shows the line in an explanation. */
  readonly example: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}
