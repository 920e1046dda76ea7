import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "../finding";
import { placedItems } from "../placed-items";

/** One place to which a VirtualService sends. */
export interface PlacedDestination {
  readonly use: "route" | "mirror";
  /** As it is written; "" where it is missing. */
  readonly written: string;
  /** The full host. */
  readonly host: string;
  readonly subset: string;
  /** Null where none is written. */
  readonly port: number | null;
  /** Of the destination. */
  readonly path: FieldPath;
}

/**
 * Every destination of a VirtualService: of its routes (HTTP, TLS, TCP) and mirrors, short hosts resolved.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export function destinationsOf({ data, meta }: ClusterObject): readonly PlacedDestination[] {
  const spec = objectAt(data, "spec");
  const read = (destination: JsonObject, path: FieldPath, use: "route" | "mirror"): PlacedDestination => {
    const written = textAt(destination, "host");
    const number = objectAt(destination, "port")["number"];
    return {
      use,
      written,
      host: resolveHost(written, meta.namespace),
      subset: textAt(destination, "subset"),
      port: typeof number === "number" ? number : null,
      path,
    };
  };
  return ["http", "tls", "tcp"].flatMap((protocol) =>
    placedItems(spec, protocol, ["spec"]).flatMap(({ item: rule, path }) => [
      ...placedItems(rule, "route", path).map(({ item, path: at }) =>
        read(objectAt(item, "destination"), [...at, "destination"], "route"),
      ),
      ...("mirror" in rule ? [read(objectAt(rule, "mirror"), [...path, "mirror"], "mirror")] : []),
      ...placedItems(rule, "mirrors", path).map(({ item, path: at }) =>
        read(objectAt(item, "destination"), [...at, "destination"], "mirror"),
      ),
    ]),
  );
}
