import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Intent } from "../../intent";
import { istioConfig } from "../../istio-config";
import type { K8sObject } from "../../k8s-object";
import { requests } from "../../requests";
import { service, type ServiceSpec } from "../../service";

export const LIBRARY = "library";
/** Where its gateways are. */
export const GATES = "library-gates";
export const HTTP = { name: "http", port: 8080 } as const;

/** A Service of the library's: the two versions of `stacks` stand behind all of them where nothing else is said. */
export const shelf = (name: string, more: Partial<ServiceSpec> = {}): K8sObject =>
  service({
    namespace: LIBRARY,
    name,
    labels: { app: name },
    selector: { app: "stacks" },
    ports: [HTTP],
    ...more,
  });

/** Requests of the desk to one of the library's Services, one in two seconds where nothing else is said. */
export const ask = (name: string, more: Partial<Intent> = {}): Intent =>
  requests(`${LIBRARY}/desk`, `${name}.${LIBRARY}:8080`, { perSecond: 0.5 }, more);

/** A VirtualService for the calls to a host inside the mesh. */
export const meshRoutes = (path: string, host: string, http: readonly JsonObject[]): K8sObject =>
  istioConfig("VirtualService", path, { hosts: [host], http });

/** A destination, of a weight where one is given. */
export const toward = (host: string, subset?: string, weight?: number): JsonObject => ({
  destination: { host, ...(subset === undefined ? {} : { subset }) },
  ...(weight === undefined ? {} : { weight }),
});
