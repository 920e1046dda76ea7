import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, textsIn } from "../../world/read-json";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { RouteDecision } from "../model/route-decision";
import { bareHost } from "../registry/find-service";
import { commonHostname } from "./common-hostname";
import { httpDecision } from "./http-decision";
import { httpRules } from "./http-rules";
import { ingressRoute } from "./ingress-route";
import { l4Decision } from "./l4-decision";
import { listenerFaults } from "./listener-faults";
import { type Listener, listenersOf } from "./listeners-of";
import { listensOn } from "./listens-on";
import { narrowestHostname } from "./narrowest-hostname";
import { oldestFirst } from "./oldest-first";
import { perGroup } from "./per-group";
import { routeIndex } from "./route-index";
import { servedGateways } from "./served-gateways";
import { takesCall } from "./takes-call";

const NO_ROUTE = { outcome: "noRoute" } as const;
const NO_LISTENER = { outcome: "noListener" } as const;

/** The listeners of the Gateways that pods serve, those left out that something keeps from serving. */
const servedListeners = perGroup((world, pods): readonly Listener[] =>
  servedGateways(world, pods)
    .flatMap(listenersOf)
    .filter((listener) => {
      const { accepted, conflicted, programmed } = listenerFaults(world, listener);
      return !accepted && !conflicted && !programmed;
    }),
);

/** The listener of the narrowest hostname that a call has; several where Gateways share their pods. */
function calledListeners(listeners: readonly Listener[], host: string): readonly Listener[] {
  const matching = listeners.filter(
    ({ protocol, hostname }) => protocol === "TCP" || commonHostname(hostname, host) === host,
  );
  const narrowest = narrowestHostname(matching.map(({ hostname }) => hostname));
  return matching.filter(({ hostname }) => hostname === narrowest);
}

/** The routes of listeners whose hostname is the narrowest that the host called has. */
function calledRoutes(world: MeshWorld, listeners: readonly Listener[], host: string): readonly K8sObject[] {
  const candidates = listeners.flatMap((listener) =>
    (routeIndex(world).ofListener.get(listener.written) ?? []).flatMap((route) => {
      const written = route.kind === "TCPRoute" ? [] : textsIn(jsonAt(route, "spec", "hostnames"));
      const narrowest = narrowestHostname(
        (written.length === 0 ? ["*"] : written)
          .map((one) => commonHostname(one, listener.hostname))
          .filter((one) => one !== null)
          .filter((one) => route.kind === "TCPRoute" || commonHostname(one, host) === host),
      );
      return narrowest === null ? [] : [{ route, hostname: narrowest }];
    }),
  );
  const narrowest = narrowestHostname(candidates.map(({ hostname }) => hostname));
  return candidates.filter(({ hostname }) => hostname === narrowest).map(({ route }) => route);
}

/** Connections whose server name no listener of a port has are closed. */
const endsByName = ({ protocol }: Listener): boolean => protocol === "HTTPS" || protocol === "TLS";

function listenerRoute(world: MeshWorld, listeners: readonly Listener[], call: Call): RouteDecision {
  const host = bareHost(call.host);
  const called = calledListeners(listeners, host);
  if (called.length === 0 && listeners.every(endsByName)) return NO_LISTENER;
  const routes = [...new Set(calledRoutes(world, called, host))].sort(oldestFirst);
  const speaksHttp = call.protocol === "http" || call.protocol === "grpc";
  const [l4] = routes.filter(
    ({ kind }) => kind === "TCPRoute" || (kind === "TLSRoute" && call.protocol === "tls"),
  );
  if (l4) return l4Decision(world, l4, call, { mesh: false });
  if (!speaksHttp) return NO_ROUTE;
  const ofHttp = routes.filter(({ kind }) => kind === "HTTPRoute" || kind === "GRPCRoute");
  const rule = httpRules(ofHttp).find(({ match }) => !match || takesCall(match, call));
  return rule ? httpDecision(world, rule, call, { mesh: false }) : NO_ROUTE;
}

/**
 * What gateway pods do with a call by the Gateways (Gateway API) and Ingresses they serve; null where they serve neither. The
 * call names the port of the pods' Service or the one that they listen on.
 * https://gateway-api.sigs.k8s.io/reference/spec/#listener and
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/
 */
export function gatewayRoute(world: MeshWorld, gateway: PodGroup, call: Call): RouteDecision | null {
  const listeners = servedListeners(world, gateway).filter(({ port }) =>
    listensOn(world, gateway, port, call.port),
  );
  const decision = listeners.length === 0 ? NO_LISTENER : listenerRoute(world, listeners, call);
  const ingress = ingressRoute(world, gateway, call);
  if (decision.outcome !== "noListener" && decision.outcome !== "noRoute") return decision;
  if (servedGateways(world, gateway).length === 0) return ingress;
  return ingress && ingress.outcome !== "noListener" ? ingress : decision;
}
