import type { K8sObject } from "../../world/k8s-object";
import type { CalledService } from "../model/mesh-flow";
import type { DeclaredProtocol } from "./declared-protocol";

export interface ServicePort {
  readonly number: number;
  readonly name: string;
  readonly protocol: DeclaredProtocol;
  /** A port's number, or the name of a container's port. */
  readonly targetPort: number | string;
}

/** A service that proxies know: a Kubernetes Service, or one host of a ServiceEntry. */
export interface MeshService extends CalledService {
  readonly origin: "Service" | "ServiceEntry";
  readonly object: K8sObject;
  readonly ports: readonly ServicePort[];
  /** Addresses that are the service's own. */
  readonly addresses: readonly string[];
  /** A Service without an address of its own: its names lead to its pods. */
  readonly headless: boolean;
  /** The host that an ExternalName Service stands for, else "". */
  readonly aliasOf: string;
  readonly exportTo: readonly string[];
}

/** A service as telemetry names it. */
export const calledService = ({ host, name, namespace }: CalledService): CalledService => ({
  host,
  name,
  namespace,
});
