import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import { exportsOr } from "../registry/exported-to";
import { fullHost } from "../registry/full-host";
import { inOrderOfCreation } from "../registry/in-order-of-creation";

export interface VirtualService {
  readonly object: K8sObject;
  readonly namespace: string;
  /** In full; empty for one that only others delegate to. */
  readonly hosts: readonly string[];
  /** `mesh`, or Gateways as `namespace/name`. */
  readonly gateways: readonly string[];
  readonly exportTo: readonly string[];
}

/**
 * The Gateway that a name in a VirtualService means, as `namespace/name`; `mesh` stays. The dotted form `name.namespace…` is an
 * older one that Istio still reads.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function gatewayNamed(written: string, namespace: string): string {
  if (written === "mesh") return written;
  if (written.startsWith("./")) return `${namespace}${written.slice(1)}`;
  if (written.includes("/")) return written;
  const [name = "", other] = written.split(".");
  return other === undefined ? `${namespace}/${written}` : `${other}/${name}`;
}

function read(object: K8sObject, exportTo: readonly string[]): VirtualService {
  const namespace = object.metadata.namespace ?? "";
  const spec = jsonAt(object, "spec");
  const gateways = textsIn(jsonAt(spec, "gateways"));
  return {
    object,
    namespace,
    hosts: textsIn(jsonAt(spec, "hosts")).map((host) => fullHost(host, namespace)),
    gateways: gateways.length === 0 ? ["mesh"] : gateways.map((one) => gatewayNamed(one, namespace)),
    exportTo: exportsOr(textsIn(jsonAt(spec, "exportTo")), exportTo),
  };
}

/** All VirtualServices of a world, the oldest first. */
export const virtualServices = perWorld((world: MeshWorld): readonly VirtualService[] => {
  const exportTo = textsIn(world.meshConfig["defaultVirtualServiceExportTo"]);
  return world
    .objects("networking.istio.io", "VirtualService")
    .toSorted(inOrderOfCreation)
    .map((one) => read(one, exportTo));
});

/** The hosts that a VirtualService's routes send to, in full. */
export function destinationHosts({ object, namespace }: VirtualService): readonly string[] {
  const hostOf = (destination: Json | undefined): string =>
    fullHost(textOr(jsonAt(destination, "host")), namespace);
  return ["http", "tcp", "tls"].flatMap((section) =>
    objectsIn(jsonAt(object, "spec", section)).flatMap((rule) =>
      objectsIn(rule["route"]).map((one) => hostOf(one["destination"])),
    ),
  );
}
