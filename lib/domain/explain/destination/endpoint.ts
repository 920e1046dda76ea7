import type { MeshWorkload } from "../../routing/mesh-workload";
import type { EndPod } from "./pods-of";

/** Where requests to a service's port may end. */
export interface Endpoint {
  /** An IP address, or a host outside. "" where pods may not be read. */
  readonly address: string;
  readonly port: number;
  /** null outside of the cluster. */
  readonly workload: MeshWorkload | null;
  /** Of the pod. */
  readonly labels: Readonly<Record<string, string>>;
  /** The pods it stands for: more than one where only their workload is known. */
  readonly pods: number;
}

/** A pod on one of its ports. */
export function podEndpoint({ address, workload, object }: EndPod, port: number): Endpoint {
  return { address, port, workload, labels: object.meta.labels, pods: 1 };
}

/** An address that is no pod of the cluster. */
export function foreignEndpoint(address: string, port: number): Endpoint {
  return { address, port, workload: null, labels: {}, pods: 1 };
}
