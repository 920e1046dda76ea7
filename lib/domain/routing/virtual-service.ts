import type { ClusterObject } from "../mesh/cluster-object";
import { resolveHost } from "../mesh/hosts/resolve-host";
import { objectAt, textsAt } from "../mesh/read-json";

/** What routing reads of a VirtualService. */
export interface VirtualService {
  readonly object: ClusterObject;
  /** In full; empty for one that only others delegate to. */
  readonly hosts: readonly string[];
  /** `mesh`, or Gateways as `namespace/name`. */
  readonly gateways: readonly string[];
}

/**
 * The Gateway that a VirtualService of a namespace names, as `namespace/name`; `mesh` stays.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function gatewayNamed(written: string, namespace: string): string {
  if (written === "mesh") return written;
  if (written.startsWith("./")) return `${namespace}${written.slice(1)}`;
  if (written.includes("/")) return written;
  const [name = "", other] = written.split(".", 2);
  return other === undefined ? `${namespace}/${written}` : `${other}/${name}`;
}

/** Reads a VirtualService; without gateways it is for the mesh. */
export function readVirtualService(object: ClusterObject): VirtualService {
  const { namespace } = object.meta;
  const spec = objectAt(object.data, "spec");
  const gateways = textsAt(spec, "gateways");
  return {
    object,
    hosts: textsAt(spec, "hosts").map((host) => resolveHost(host, namespace)),
    gateways: gateways.length === 0 ? ["mesh"] : gateways.map((one) => gatewayNamed(one, namespace)),
  };
}
