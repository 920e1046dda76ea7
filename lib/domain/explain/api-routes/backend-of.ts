import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { serviceHost } from "../../mesh/hosts/resolve-host";
import { textAt } from "../../mesh/read-json";
import { isGranted } from "../../routing/is-granted";
import type { ExplainMesh } from "../explain-mesh";

/** What a backendRef stands for. */
export type Backend =
  | { readonly kind: "host"; readonly host: string; readonly port: number }
  /** It picks its pods by itself, which cannot be told. */
  | { readonly kind: "pool"; readonly host: string; readonly port: number }
  /** Its share of the requests is answered 500. */
  | { readonly kind: "missing"; readonly host: string; readonly port: number; readonly because: string }
  /** Istio makes nothing of the whole route. */
  | { readonly kind: "invalid"; readonly because: string };

const POOL_GROUP = "inference.networking.k8s.io";

interface Ref {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly port: number | null;
}

function readRef(ref: JsonObject, { meta }: ClusterObject): Ref {
  const { port } = ref;
  return {
    group: textAt(ref, "group") === "core" ? "" : textAt(ref, "group"),
    kind: textAt(ref, "kind") || "Service",
    namespace: textAt(ref, "namespace") || meta.namespace,
    name: textAt(ref, "name"),
    port: typeof port === "number" ? port : null,
  };
}

function ofHost({ routing }: ExplainMesh, host: string, port: number | null): Backend {
  if (port === null) return { kind: "invalid", because: `the backend ${host} names no port` };
  if (routing.registry.find(host)?.host === host) return { kind: "host", host, port };
  return { kind: "missing", host, port, because: `there is no Service or ServiceEntry of the host ${host}` };
}

function ofService(mesh: ExplainMesh, { namespace, name, port }: Ref): Backend {
  return name.includes(".")
    ? { kind: "invalid", because: `the backend ${name} must be the name of a Service, not a host` }
    : ofHost(mesh, serviceHost(namespace, name), port);
}

function ofHostname(mesh: ExplainMesh, { name, port }: Ref, ref: JsonObject): Backend {
  return ref["namespace"] === undefined
    ? ofHost(mesh, name.toLowerCase(), port)
    : { kind: "invalid", because: `the backend ${name} is a Hostname, which may have no namespace` };
}

function ofPool({ routing }: ExplainMesh, { namespace, name, port }: Ref): Backend {
  const host = `InferencePool ${namespace}/${name}`;
  const found = routing.snapshot.get("InferencePool", namespace, name);
  if (found) return { kind: "pool", host, port: port ?? 0 };
  return { kind: "missing", host, port: port ?? 0, because: `there is no ${host}` };
}

/**
 * Where a backendRef of a route leads. At gateways one of another namespace needs a ReferenceGrant, inside the mesh none does.
 * https://gateway-api.sigs.k8s.io/reference/spec/#backendref and, for `Hostname`,
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export function backendOf(
  mesh: ExplainMesh,
  route: ClusterObject,
  ref: JsonObject,
  atGateway: boolean,
): Backend {
  const read = readRef(ref, route);
  const { group, kind, namespace, name, port } = read;
  const full = `${kind} ${namespace}/${name}`;
  if (atGateway && !isGranted(mesh.routing.snapshot, route, read))
    return {
      kind: "missing",
      host: full,
      port: port ?? 0,
      because: `no ReferenceGrant in ${namespace} lets ${route.kind}s of ${route.meta.namespace} use ${full}`,
    };
  if (group === "" && kind === "Service") return ofService(mesh, read);
  if (group === "networking.istio.io" && kind === "Hostname") return ofHostname(mesh, read, ref);
  if (group === POOL_GROUP && kind === "InferencePool") return ofPool(mesh, read);
  return {
    kind: "missing",
    host: full,
    port: port ?? 0,
    because: `Istio sends nothing to backends of the kind ${kind}`,
  };
}
