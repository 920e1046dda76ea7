import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { hostMatches } from "../mesh/hosts/host-matches";
import { olderFirst } from "../mesh/older-first";
import { isJsonObject, objectAt, objectsAt, textAt, textMapAt, textsAt } from "../mesh/read-json";
import type { Caller } from "./caller";

/** What a Sidecar lets the proxies it applies to know. */
export interface SidecarScope {
  readonly sidecar: ClusterObject;
  /** What happens to calls of hosts that are not known; null where the mesh decides. */
  readonly outbound: "ALLOW_ANY" | "REGISTRY_ONLY" | null;
  knows(host: string, serviceNamespace: string): boolean;
}

const selectorOf = ({ data }: ClusterObject): readonly (readonly [string, string])[] =>
  Object.entries(textMapAt(objectAt(objectAt(data, "spec"), "workloadSelector"), "labels"));

/**
 * Whether an entry of a Sidecar's hosts (`namespace/host`) imports a host of a namespace; `own` is that of the proxies.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
 */
export function importsHost(written: string, own: string, host: string, namespace: string): boolean {
  const slash = written.indexOf("/");
  const of = slash < 0 ? "*" : written.slice(0, slash);
  if (of === "~") return false;
  return (of === "*" || (of === "." ? own : of) === namespace) && hostMatches(written.slice(slash + 1), host);
}

function outboundOf(spec: JsonObject): SidecarScope["outbound"] {
  const policy = spec["outboundTrafficPolicy"];
  if (!isJsonObject(policy)) return null;
  return textAt(policy, "mode") === "ALLOW_ANY" ? "ALLOW_ANY" : "REGISTRY_ONLY";
}

function scopeOf(sidecar: ClusterObject, own: string): SidecarScope {
  const spec = objectAt(sidecar.data, "spec");
  const egress = objectsAt(spec, "egress");
  const hosts = egress.flatMap((one) => textsAt(one, "hosts"));
  return {
    sidecar,
    outbound: outboundOf(spec),
    knows: (host, namespace) =>
      egress.length === 0 || hosts.some((one) => importsHost(one, own, host, namespace)),
  };
}

/**
 * Finds the Sidecar of a caller: the oldest that selects it, else its namespace's, else the root namespace's. Gateways and
 * waypoints have none. https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function sidecarScopes(
  snapshot: ClusterSnapshot,
  rootNamespace: string,
): (caller: Caller) => SidecarScope | null {
  const sidecars = snapshot.list("Sidecar").toSorted(olderFirst);
  return (caller) => {
    if (caller.dataPlane !== "sidecar") return null;
    const of = (namespace: string): readonly ClusterObject[] =>
      sidecars.filter(({ meta }) => meta.namespace === namespace);
    const own = of(caller.namespace);
    const forAll = (one: ClusterObject): boolean => selectorOf(one).length === 0;
    const selects = (one: ClusterObject): boolean =>
      !forAll(one) && selectorOf(one).every(([name, value]) => caller.labels?.[name] === value);
    const found = own.find(selects) ?? own.find(forAll) ?? of(rootNamespace).find(forAll);
    return found ? scopeOf(found, caller.namespace) : null;
  };
}
