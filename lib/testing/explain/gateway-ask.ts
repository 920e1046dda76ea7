import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { ExplainedRequest } from "@/lib/domain/explain/explained-request";
import { routeAtGateway, type AtGateway } from "@/lib/domain/explain/gateway/route-at-gateway";
import { EDGE, edgeMesh } from "./gateway-edge";

/** A GET of `/` at a.example.com:80 from outside. */
export const REQUEST: ExplainedRequest = {
  source: "outside",
  host: "a.example.com",
  port: 80,
  method: "GET",
  path: "/",
  headers: {},
  claims: null,
  tls: false,
};
/** By TLS, at its usual port. */
export const HTTPS: Partial<ExplainedRequest> = { port: 443, tls: true };
/** What becomes of a GET of a.example.com:80 from outside, where nothing else is said. */
export const askedAtEdge = (
  objects: readonly K8sObject[],
  request: Partial<ExplainedRequest> = {},
): AtGateway => routeAtGateway(edgeMesh([...EDGE, ...objects]), { ...REQUEST, ...request });

/** Where a request ends, in a few words. */
export function edgeEnds({ refused, routed, gateway, call }: AtGateway): string {
  if (refused || !routed) return refused ? "refused" : "nowhere";
  const by = `${gateway?.namespace}/${gateway?.workload}`;
  if (routed.kind !== "forward")
    return `${by} ${"code" in routed ? `${routed.kind} ${routed.code}` : routed.kind}`;
  return `${by} ${call.protocol} ${routed.targets.map(({ host, port }) => `${host.split(".")[0]}:${port}`).join(" ")}`;
}
/** The steps of it, one line each. */
export const edgeBecause = ({ steps, routed }: AtGateway): readonly string[] =>
  [...steps, ...(routed?.steps ?? [])].map(
    ({ object, path, verdict, because: why }) =>
      `${object ? `${object.name} ` : ""}${path === "" ? "" : `${path} `}${verdict}: ${why}`,
  );
