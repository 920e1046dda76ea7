import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "../finding";
import { placedItems, placedTexts } from "../placed-items";

export interface NamedGateway {
  readonly written: string;
  /** `namespace/name`, or `mesh` for all sidecars. */
  readonly name: string;
  readonly path: FieldPath;
}

/** The Gateway that a name in an object of a namespace means: `name`, `namespace/name`, or the old `name.namespace…`. */
function resolveGateway(written: string, namespace: string): string {
  if (written === "mesh") return written;
  if (written.startsWith("./")) return `${namespace}/${written.slice(2)}`;
  if (written.includes("/")) return written;
  const [name = "", within = namespace] = written.split(".");
  return `${within}/${name}`;
}

/**
 * The Gateways that a VirtualService names, `mesh` among them; empty where it names none, which means `mesh`.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService-gateways
 */
export function gatewaysOf({ data, meta }: ClusterObject): readonly NamedGateway[] {
  return placedTexts(objectAt(data, "spec"), "gateways", ["spec"]).map(({ text, path }) => ({
    written: text,
    name: resolveGateway(text, meta.namespace),
    path,
  }));
}

/** The Gateways that the matches of its rules name. */
export function matchedGatewaysOf({ data, meta }: ClusterObject): readonly NamedGateway[] {
  return ["http", "tls", "tcp"].flatMap((protocol) =>
    placedItems(objectAt(data, "spec"), protocol, ["spec"])
      .flatMap(({ item, path }) => placedItems(item, "match", path))
      .flatMap(({ item, path }) => placedTexts(item, "gateways", path))
      .map(({ text, path }) => ({ written: text, name: resolveGateway(text, meta.namespace), path })),
  );
}

/** Whether sidecars obey it. */
export function isForMesh(object: ClusterObject): boolean {
  const gateways = gatewaysOf(object);
  return gateways.length === 0 || gateways.some(({ name }) => name === "mesh");
}
