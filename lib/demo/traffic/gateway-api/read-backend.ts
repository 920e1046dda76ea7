import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { textOr } from "../../world/read-json";
import { serviceHost } from "../registry/full-host";
import type { Fault } from "./fault";
import { isGranted } from "./is-granted";
import { knownHosts } from "./known-hosts";
import type { RouteObjects } from "./route-objects";

/** What a backendRef stands for. */
type Backend =
  /** `host` is "" where a grant is missing or the kind is unknown: nothing is sent there, requests are answered 500. */
  | { readonly ok: true; readonly host: string; readonly port: number; readonly fault: Fault | null }
  /** The whole route is left out. */
  | { readonly ok: false; readonly fault: Fault };

const GATEWAY_GROUP = "gateway.networking.k8s.io";
const refused = (message: string): Backend => ({
  ok: false,
  fault: { reason: "InvalidDestination", message },
});
const unresolved = (reason: string, message: string): Backend => ({
  ok: true,
  host: "",
  port: 0,
  fault: { reason, message },
});

interface NamedBackend {
  readonly host: string;
  readonly problem: string;
}

function named(kind: string, namespace: string, written: JsonObject): NamedBackend | null {
  const name = textOr(written["name"]);
  if (kind === "/Service") {
    const problem = name.includes(".")
      ? "service name invalid; the name of the Service must be used, not the hostname."
      : "";
    return { host: serviceHost(name, namespace), problem };
  }
  if (kind !== "networking.istio.io/Hostname") return null;
  const problem = written["namespace"] === undefined ? "" : "namespace may not be set with Hostname type";
  return { host: name, problem };
}

/**
 * Where a backendRef of a route leads, and what is wrong with it. Routes of the mesh need no ReferenceGrant.
 * https://gateway-api.sigs.k8s.io/reference/spec/#backendref and, for `Hostname`,
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export function readBackend(
  objects: RouteObjects,
  route: K8sObject,
  written: JsonObject,
  { mesh }: { readonly mesh: boolean },
): Backend {
  const own = route.metadata.namespace ?? "";
  const [group, kind] = [textOr(written["group"]), textOr(written["kind"]) || "Service"];
  const [namespace, name] = [textOr(written["namespace"]) || own, textOr(written["name"])];
  const from = { group: GATEWAY_GROUP, kind: route.kind, namespace: own };
  if (!mesh && namespace !== own && !isGranted(objects, from, { group, kind, namespace, name }))
    return unresolved(
      "RefNotPermitted",
      `backendRef ${name}/${namespace} not accessible to a ${route.kind} in namespace "${own}" (missing a ReferenceGrant?)`,
    );
  const found = named(`${group}/${kind}`, namespace, written);
  if (!found)
    return unresolved("InvalidKind", `referencing unsupported backendRef: group "${group}" kind "${kind}"`);
  if (found.problem !== "") return refused(found.problem);
  const { port } = written;
  if (typeof port !== "number") return refused("port is required in backendRef");
  const fault = knownHosts(objects).has(found.host)
    ? null
    : { reason: "BackendNotFound", message: `backend(${found.host}) not found` };
  return { ok: true, host: found.host, port, fault };
}
