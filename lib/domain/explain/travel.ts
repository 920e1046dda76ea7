import type { MeshWorkload } from "../routing/mesh-workload";
import { callerOf } from "./caller-of";
import { findService, type Seeker } from "./destination/find-service";
import { resolveTarget } from "./destination/resolve-target";
import type { ExplainMesh } from "./explain-mesh";
import { followRouted } from "./follow-routed";
import { type End, type Journey, NOWHERE } from "./journey";
import { type ExplainCall, isRequest, type RoutedTarget } from "./routed";
import { routeInMesh } from "./route-in-mesh";
import { judgeAtProxy } from "./security/judge-at-proxy";
import { peerOfWorkload } from "./security/judge-target";
import { waypointFor } from "./security/waypoint-for";
import { type Sender, sendToTarget } from "./send-to-target";
import { step } from "./step";

const targetOf = (call: ExplainCall, host = call.host): RoutedTarget => ({
  host,
  port: call.port,
  subset: "",
  percent: 100,
  call,
});

/** Straight to the host: by the cluster's own load balancing, past all routes. */
function straight(mesh: ExplainMesh, sender: Sender, call: ExplainCall): Journey {
  const { destinations, ends, steps } = sendToTarget(mesh, sender, targetOf(call), true);
  return { ...NOWHERE, destinations, ends, steps };
}

/** On to where it was addressed, in plain text and past all rules; a name that DNS does not know leads nowhere. */
function passedThrough(mesh: ExplainMesh, client: MeshWorkload, call: ExplainCall): Journey {
  const bare: MeshWorkload = { ...client, dataPlane: "none" };
  const seeker: Seeker = { caller: "dns", namespace: client.namespace };
  const known = findService(mesh.routing, seeker, { host: call.host, port: call.port, completes: true });
  if (!known && resolveTarget(mesh.routing, seeker, targetOf(call), true).endpoints.length === 0) {
    const because = `DNS knows no ${call.host} either: the caller finds no address to connect to`;
    const lost: End = { kind: "error", code: null, mtls: false, allowed: true, by: null };
    const steps = [step({ object: null }, "destination", "refuses", because)];
    return { ...NOWHERE, outcome: "passthrough", ends: [lost], steps };
  }
  const onward = straight(mesh, { client: bare, seeker, answers: isRequest(call) }, call);
  return { ...onward, outcome: "passthrough" };
}

/** From a sidecar or waypoint that routes it. */
function fromProxy(mesh: ExplainMesh, proxy: MeshWorkload, call: ExplainCall, host = call.host): Journey {
  const decided = routeInMesh(mesh, callerOf(proxy), call, host);
  if (decided.kind === "routed") return followRouted(mesh, { proxy, call: decided.call }, decided.routed);
  const { kind, steps } = decided;
  if (kind === "blackHole")
    return { ...NOWHERE, outcome: kind, code: isRequest(decided.call) ? 502 : null, steps };
  const passed = passedThrough(mesh, proxy, call);
  return { ...passed, steps: [...steps, ...passed.steps] };
}

/** Through a waypoint, which refuses it by policy or routes it; `host` is the full one that it is addressed to. */
export function throughWaypoint(
  mesh: ExplainMesh,
  { client, waypoint }: { readonly client: MeshWorkload; readonly waypoint: MeshWorkload },
  call: ExplainCall,
  host = call.host,
): Journey {
  const seeker: Seeker = { caller: callerOf(waypoint), namespace: waypoint.namespace };
  const found = findService(mesh.routing, seeker, { host, port: call.port, completes: true });
  const service = found?.service ?? null;
  const judged = judgeAtProxy(mesh, {
    proxy: waypoint,
    service,
    call,
    peer: peerOfWorkload(mesh, client),
    port: call.port,
  });
  const { authorization, code, steps } = judged;
  if (authorization.allowed === false) return { ...NOWHERE, outcome: "refused", code, authorization, steps };
  const onward = fromProxy(mesh, waypoint, call, host);
  return { ...onward, authorization, steps: [...steps, ...onward.steps] };
}

/** A ztunnel hands a request to the waypoint of its service, or of the workload behind it; else it sends it straight. */
function fromZtunnel(mesh: ExplainMesh, client: MeshWorkload, call: ExplainCall): Journey {
  const seeker: Seeker = { caller: "ztunnel", namespace: client.namespace };
  const found = findService(mesh.routing, seeker, { host: call.host, port: call.port, completes: true });
  const host = found?.service.host ?? call.host;
  const [first] = resolveTarget(mesh.routing, seeker, targetOf(call), true).endpoints;
  const { waypoint, steps } = waypointFor(mesh, { client, host, server: first?.workload ?? null });
  const isName = found !== null && !found.service.host.startsWith("*") && found.pod === "";
  const onward = waypoint
    ? throughWaypoint(mesh, { client, waypoint }, call, isName ? host : call.host)
    : straight(mesh, { client, seeker, answers: false }, call);
  return { ...onward, steps: [...steps, ...onward.steps] };
}

/** The way of a call from the workload that makes it, by what carries the workload's traffic. */
export function travel(mesh: ExplainMesh, client: MeshWorkload, call: ExplainCall): Journey {
  if (client.dataPlane === "ztunnel") return fromZtunnel(mesh, client, call);
  if (client.dataPlane !== "none") return fromProxy(mesh, client, call);
  const bare = step(
    { object: null },
    "scope",
    "skips",
    "the caller has no proxy, so routes and DestinationRules do not apply to what it sends",
  );
  const seeker: Seeker = { caller: "dns", namespace: client.namespace };
  const onward = straight(mesh, { client, seeker, answers: false }, call);
  return { ...onward, steps: [bare, ...onward.steps] };
}
