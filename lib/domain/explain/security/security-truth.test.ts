import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import { arbitrarySecurityWorld, type SecurityWorld } from "@/lib/testing/explain/security-world";
import { demandFor, flowsOf } from "@/lib/testing/solved-flows";
import type { JsonObject } from "../../mesh/cluster-object";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { explainMesh, type ExplainMesh } from "../explain-mesh";
import type { ExplainCall } from "../routed";
import { judgeAtProxy } from "./judge-at-proxy";
import { judgeTarget, peerOfWorkload } from "./judge-target";
import { waypointFor } from "./waypoint-for";

const HOST = "api.shop.svc.cluster.local";
const SERVICE = { namespace: "shop", name: "api" };

/** What becomes of the request: the connection fails, a policy refuses it, it is let in, or that cannot be told. */
interface Ending {
  readonly kind: "closed" | "denied" | "allowed" | "untold";
  readonly mtls: boolean | null;
  readonly viaWaypoint: boolean;
}

/** By the simulated mesh, which fails no request of its own accord. */
function solved(flows: readonly MeshFlow[]): Ending {
  const [flow, ...more] = flows.filter(({ role, perSecond }) => role === "request" && perSecond > 1e-9);
  if (!flow || more.length > 0) throw new Error(`one flow was expected, not ${flows.length}`);
  const { code, grpcStatus, flags, details, mtls, reports } = flow;
  const viaWaypoint = reports.some(({ reporter }) => reporter === "waypoint");
  if (/rbac|policy rejection|jwt_authn|ext_authz/.test(details))
    return { kind: "denied", mtls: null, viaWaypoint };
  if (flags !== "" || (code !== "200" && code !== "") || (grpcStatus !== "" && grpcStatus !== "0"))
    return { kind: "closed", mtls: null, viaWaypoint };
  return { kind: "allowed", mtls, viaWaypoint };
}

function claimsOf({ token }: SecurityWorld["intent"]): JsonObject | null {
  return token ? { ...token.claims, iss: token.issuer, sub: token.subject, aud: token.audiences } : null;
}

function callOf({ intent }: SecurityWorld): ExplainCall {
  const { host, port, protocol, path, method = "", headers = {} } = intent;
  return { host, port, protocol, path, method, headers, claims: claimsOf(intent) };
}

const workloadOf = (mesh: ExplainMesh, namespace: string, name: string): MeshWorkload => {
  const found = mesh.routing.registry.workloads.get(namespace, name);
  if (!found) throw new Error(`no workload ${name}`);
  return found;
};

/** By the explanation, put together as a request goes: to the waypoint if there is one, then to the server. */
function explained(world: SecurityWorld): Ending {
  const { objects, intent, autoMtls, trustDomains, toSubset } = world;
  const settings = { rootNamespace: "istio-system", allowAny: true, autoMtls, trustDomains };
  const mesh = explainMesh(demoSnapshot(objects), settings);
  const client = workloadOf(mesh, intent.from.namespace, intent.from.workload);
  const server = workloadOf(mesh, "shop", "api");
  const call = callOf(world);
  const { waypoint } = waypointFor(mesh, { client, host: HOST, server });
  const viaWaypoint = waypoint !== null;
  const router = waypoint ?? client;
  const subset = toSubset && (router.dataPlane === "sidecar" || viaWaypoint) ? "v1" : "";
  const peer = peerOfWorkload(mesh, client);
  const atWaypoint = waypoint
    ? judgeAtProxy(mesh, { proxy: waypoint, service: SERVICE, call, peer, port: intent.port }).authorization
        .allowed
    : true;
  if (atWaypoint === false) return { kind: "denied", mtls: null, viaWaypoint };
  const target = { host: HOST, port: intent.port, subset };
  const { refused, mtls, authorization } = judgeTarget(mesh, { client: router, call, target, server });
  if (refused) return { kind: atWaypoint === null ? "untold" : "closed", mtls: null, viaWaypoint };
  if (authorization.allowed === false) return { kind: "denied", mtls: null, viaWaypoint };
  const untold = authorization.allowed === null || atWaypoint === null;
  return untold ? { kind: "untold", mtls, viaWaypoint } : { kind: "allowed", mtls, viaWaypoint };
}

// https://istio.io/latest/docs/concepts/security/
describe("what is explained of mutual TLS and policies", () => {
  it("is what the simulated mesh does", () => {
    const seen = { closed: 0, denied: 0, allowed: 0, untold: 0, viaWaypoint: 0 };
    fc.assert(
      fc.property(arbitrarySecurityWorld, (world) => {
        const truth = solved(flowsOf(world.objects, demandFor([world.intent])));
        const said = explained(world);
        seen[said.kind] += 1;
        seen.viaWaypoint += said.viaWaypoint ? 1 : 0;
        if (said.kind === "untold") return;
        expect(said).toEqual(truth);
      }),
      { numRuns: 1_500, seed: 20260120 },
    );
    // Worlds of every kind are among them.
    expect(Math.min(seen.closed, seen.denied, seen.allowed, seen.viaWaypoint)).toBeGreaterThan(100);
    expect(seen.untold).toBeLessThan(100);
  }, 20_000);
});
