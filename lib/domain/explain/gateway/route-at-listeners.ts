import type { ClusterObject } from "../../mesh/cluster-object";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { routeByApiRoutes } from "../api-routes/route-by-api-routes";
import { callerOf } from "../caller-of";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainedRequest } from "../explained-request";
import { asSpoken, type ExplainCall } from "../routed";
import { calledListeners, listenersOnPort, listenerStep } from "./called-listeners";
import { calledRoutes } from "./called-routes";
import { answerOf, type EdgeAnswer } from "./edge-answer";
import { edgeCall } from "./edge-call";
import type { EdgeListener } from "./edge-listener";
import type { Found } from "./found";
import { servedApiGateways } from "./served-api-gateways";
import { tlsMismatch } from "./tls-mismatch";

/** As routes of connections see a call. */
const asConnection = (call: ExplainCall, mode: EdgeListener["mode"]): ExplainCall => ({
  ...call,
  protocol: mode === "passthrough" ? "tls" : "tcp",
});

function routed(
  mesh: ExplainMesh,
  gateway: MeshWorkload,
  listeners: readonly EdgeListener[],
  call: ExplainCall,
): Found<ClusterObject> & Pick<EdgeAnswer, "routed"> {
  const routes = calledRoutes(mesh, listeners, call.host);
  const mode = listeners[0]?.mode ?? "http";
  const connection = routes.found.filter(({ kind }) => kind === "TCPRoute" || kind === "TLSRoute");
  const context = { caller: callerOf(gateway), routes: connection.length > 0 ? connection : routes.found };
  const by = connection.length > 0 ? asConnection(call, mode) : call;
  const found = routeByApiRoutes(mesh, context, by);
  return { ...routes, routed: found && asSpoken(found, call) };
}

/**
 * What a gateway's pods do with a request by the Gateways of the Gateway API that they serve and the routes attached to those;
 * null where they serve none. The listener of the narrowest hostname counts, and of its routes those of the narrowest.
 * https://gateway-api.sigs.k8s.io/reference/spec/#listener
 */
export function routeAtListeners(
  mesh: ExplainMesh,
  gateway: MeshWorkload,
  request: ExplainedRequest,
): EdgeAnswer | null {
  const call = edgeCall(request);
  if (servedApiGateways(mesh, gateway).length === 0) return null;
  const onPort = listenersOnPort(mesh, gateway, request.port);
  const claims = calledListeners(onPort.found, call.host);
  const steps = [...onPort.steps, ...claims.steps];
  const none = { call, routed: null, hostname: "", claimedBy: null, steps };
  const [first] = claims.found;
  if (onPort.found.length === 0) return { ...none, kind: "noPort" };
  if (!first)
    return { ...none, kind: onPort.found.every(({ mode }) => mode === "http") ? "noRoute" : "noHost" };
  const claim = {
    call: edgeCall(request, first.mode === "passthrough"),
    hostname: first.hostname,
    claimedBy: first.gateway,
  };
  const mismatch = tlsMismatch(request, first.mode);
  if (mismatch)
    return {
      ...claim,
      kind: "noProtocol",
      routed: null,
      steps: [...steps, listenerStep(first, "refuses", mismatch)],
    };
  const decided = routed(mesh, gateway, claims.found, claim.call);
  return answerOf(claim, decided.routed, [...steps, ...decided.steps]);
}
