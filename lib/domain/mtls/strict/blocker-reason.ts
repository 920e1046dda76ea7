import { HIDDEN_NAME } from "../../graph/flow";
import type { ObjectRef } from "../../mesh/object-ref";
import { objectAt, textAt } from "../../mesh/read-json";
import { serviceOfHost } from "../../mesh/hosts/service-of-host";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { askedTls, type AskedTls } from "../asked-tls";
import type { CallerName } from "../mtls-overview";
import { sentBy } from "../sent-by";
import { servedPorts } from "../served-ports";
import type { AffectedWorkload } from "./affected-workloads";
import type { StrictGround } from "./strict-ground";
import type { BlockerReason } from "./strict-verdict";

/** Why calls are not mutual TLS, and whether they surely still would not be if the server required it. */
export interface ReasonFound {
  readonly reason: BlockerReason;
  readonly because: string;
  readonly object: ObjectRef | null;
  readonly certain: boolean;
}

export interface AskedCall {
  readonly caller: CallerName;
  readonly host: string;
  readonly protocol: string;
}

const nameOf = ({ namespace, workload }: CallerName): string => `${namespace}/${workload}`;

function byRule(caller: CallerName, { mode, object }: AskedTls): ReasonFound {
  const name = nameOf(caller);
  if (!object) {
    const because = `Auto mTLS is off and no DestinationRule has ${name} use mutual TLS. Add one with TLS mode ISTIO_MUTUAL.`;
    return { reason: "disableRule", because, object, certain: true };
  }
  const rule = `DestinationRule ${object.namespace}/${object.name}`;
  const isOff = mode === "DISABLE";
  const has = isOff ? "send plain text (DISABLE)" : `use TLS of its own (${mode ?? ""})`;
  const because = `${rule} has ${name} ${has}, which a STRICT server refuses. Set its TLS mode to ISTIO_MUTUAL, or leave it out.`;
  return { reason: isOff ? "disableRule" : "ownTls", because, object, certain: true };
}

/**
 * What a proxied client would send once the server required mutual TLS: null where that is mutual TLS, whatever subset or
 * port it calls.
 */
export function stillPlain(
  { routing, mesh }: StrictGround,
  client: MeshWorkload,
  host: string,
  server: MeshWorkload,
): ReasonFound | null {
  const { autoMtls } = mesh;
  const asked = askedTls(routing, client, host, server);
  const plain = asked.filter(
    ({ mode }) => sentBy({ client, server, tls: mode, mode: "STRICT", autoMtls }) !== "mutualTls",
  );
  const [first] = plain;
  return first ? { ...byRule(client, first), certain: plain.length === asked.length } : null;
}

/** Services that hand on calls from outside of the cluster. https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types */
function isPublished({ mesh }: StrictGround, host: string): boolean {
  const name = serviceOfHost(host);
  const service = name && mesh.snapshot.get("Service", name.namespace, name.name);
  const type = service ? textAt(objectAt(service.data, "spec"), "type") : "";
  return type === "LoadBalancer" || type === "NodePort";
}

/** Workloads that call a port of the host past their proxies. */
function pastTheirProxy(ground: StrictGround, host: string, server: MeshWorkload): readonly string[] {
  const ports = servedPorts(ground.routing, host, server, []).flatMap(({ service, target }) => [
    service,
    target,
  ]);
  return [...ground.settings.values()]
    .filter(({ excludedOutbound }) => excludedOutbound.some((port) => ports.includes(port)))
    .map(nameOf);
}

function ofUnknown(
  ground: StrictGround,
  { host }: AskedCall,
  server: MeshWorkload,
): Omit<ReasonFound, "certain"> {
  const object = null;
  const past = pastTheirProxy(ground, host, server);
  if (past.length > 0) {
    const because = `No proxy names the caller. ${past.slice(0, 3).join(", ")} call this port past their proxies (traffic.sidecar.istio.io/excludeOutboundPorts): take the port out of the annotation.`;
    return { reason: "portExcluded", because, object };
  }
  if (ground.settings.get(nameOf(server))?.probesInPlaintext) {
    const because = `No proxy names the caller. Probes of ${nameOf(server)} are not rewritten, so the kubelet calls in plain text: set sidecar.istio.io/rewriteAppHTTPProbers to "true", or keep the probes' port PERMISSIVE.`;
    return { reason: "probe", because, object };
  }
  if (isPublished(ground, host)) {
    const because = `No proxy names the caller, and the Service is published outside of the cluster: let such calls enter through a gateway.`;
    return { reason: "outside", because, object };
  }
  const because = `No proxy names the caller: a pod without a proxy, or a program outside of the cluster. Find it in the application's own log, and put it into the mesh or keep its port PERMISSIVE.`;
  return { reason: "unknownCaller", because, object };
}

/** https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/#unmatched-traffic */
function isPassedOn({ routing }: StrictGround, client: MeshWorkload, host: string): boolean {
  return client.dataPlane === "sidecar" && (host === "" || routing.registry.find(host) === null);
}

/** A caller whose proxy sends plain text to a server that today takes nothing else. */
function ofProxied(
  ground: StrictGround,
  client: MeshWorkload,
  { host }: AskedCall,
  affected: AffectedWorkload,
): ReasonFound | null {
  const { workload: server, disables } = affected;
  const still = stillPlain(ground, client, host, server);
  const ports = servedPorts(ground.routing, host, server, affected.special).map(({ target }) => target);
  if (ports.every(disables)) return still;
  // Seen in plain text where mutual TLS is taken, and its rules ask for it: as much as they say is of today.
  if (still) return { ...still, certain: still.certain || !ports.some(disables) };
  if (isPassedOn(ground, client, host)) {
    const called = host === "" ? "a pod by its address" : host;
    const because = `${nameOf(client)} calls ${called}, which its proxy does not know, so it passes the call on as it is: in plain text. Call a Service of the mesh by its name.`;
    return { reason: "passthrough", because, object: null, certain: true };
  }
  const because = `${nameOf(client)} has a proxy and nothing tells it to send plain text, but it did in the window: before a change, or past its proxy.`;
  return { reason: "unknown", because, object: null, certain: false };
}

/**
 * Why a call that was seen without mutual TLS would be refused, with the way out; null where it would turn to mutual TLS by
 * itself, because it is plain text only for a server that disables it.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/#auto-mtls
 */
export function blockerReason(
  ground: StrictGround,
  call: AskedCall,
  affected: AffectedWorkload,
): ReasonFound | null {
  const { caller } = call;
  const { workload: server, disables, special } = affected;
  const client = ground.routing.registry.workloads.get(caller.namespace, caller.workload);
  if (client?.dataPlane === "none") {
    const because = `${nameOf(caller)} has no proxy, so it cannot send mutual TLS. Put it into the mesh, or keep the port it calls PERMISSIVE.`;
    return { reason: "noSidecar", because, object: null, certain: true };
  }
  if (client) return ofProxied(ground, client, call, affected);
  if (caller.workload !== "" && caller.workload !== HIDDEN_NAME) {
    const because = `${nameOf(caller)} called in plain text in the window and is not in the cluster now, or is not visible: if it comes again as it was (a job, a pod that was moved), it is refused. Put it into the mesh, or keep the port it calls PERMISSIVE.`;
    const mayTurn = [null, ...special].some(disables);
    return { reason: "unknownCaller", because, object: null, certain: !mayTurn };
  }
  // A server that disables mutual TLS does not know who opens a connection, be it with a proxy or without.
  const isHidden = call.protocol === "tcp" && [null, ...special].some(disables);
  return { ...ofUnknown(ground, call, server), certain: !isHidden };
}
