import { configKind } from "@/lib/domain/config/config-kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** Stands for the namespace of objects that have none. */
const CLUSTER_SCOPE = "-";

/** Where one object is, below /config of the pages and of the API: "/config/objects/VirtualService/bookinfo/reviews". */
export function configObjectPath({ kind, namespace, name }: ObjectRef): string {
  return ["/config/objects", ...[kind, namespace === "" ? CLUSTER_SCOPE : namespace, name].map(encode)].join(
    "/",
  );
}

/** The object that the parts of such a path name, still percent-encoded; null where they name none. */
export function readObjectRef(parts: ObjectRef): ObjectRef | null {
  const [kind, namespace, name] = [parts.kind, parts.namespace, parts.name].map(decode);
  if (kind === undefined || namespace === undefined || name === undefined) return null;
  if (configKind(kind) === undefined || name === "") return null;
  return { kind, namespace: namespace === CLUSTER_SCOPE ? "" : namespace, name };
}

function encode(part: string): string {
  return encodeURIComponent(part);
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
