import type { ObjectRef } from "../mesh/object-ref";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { Exposure, ExposureScheme } from "./exposure";

/** A host that a gateway takes requests for at a port, whatever becomes of them. */
export interface Listening {
  readonly gateway: ObjectRef;
  readonly host: string;
  readonly port: number;
  readonly scheme: ExposureScheme;
  readonly tls: Exposure["tls"];
  readonly addresses: readonly string[];
  /** The proxies that listen; empty where none runs. */
  readonly workloads: readonly MeshWorkload[];
}

/** What a route does with requests of a host, as far as a list tells it. */
export interface Bound {
  readonly route: ObjectRef;
  readonly routePath: string;
  readonly condition: string;
  readonly destinations: readonly string[];
  /** A path and method that the route takes. */
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A way in, before its authentication and traffic are known. */
export interface WayIn {
  readonly listening: Listening;
  /** null where the gateway listens and no route is bound. */
  readonly bound: Bound | null;
}
