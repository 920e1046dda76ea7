import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import {
  edgeWorlds,
  fieldWorlds,
  securityWorlds,
  tlsWorlds,
  type SecurityWorld,
} from "@/lib/testing/explain/security-world";
import { demandFor, flowsOf } from "@/lib/testing/solved-flows";
import type { JsonObject } from "../../mesh/cluster-object";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { explainMesh, type ExplainMesh } from "../explain-mesh";
import { explainRequest } from "../explain-request";
import type { Explanation } from "../explanation";
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
  /** What a proxy answers an HTTP request that a policy refuses. */
  readonly code: number | null;
  readonly viaWaypoint: boolean;
}

/** By the simulated mesh, which fails no request of its own accord. */
function solved(flows: readonly MeshFlow[]): Ending {
  const [flow, ...more] = flows.filter(({ role, perSecond }) => role === "request" && perSecond > 1e-9);
  if (!flow || more.length > 0) throw new Error(`one flow was expected, not ${flows.length}`);
  const { protocol, grpcStatus, flags, details, mtls, reports } = flow;
  const viaWaypoint = reports.some(({ reporter }) => reporter === "waypoint");
  const ended = { mtls: null, code: null, viaWaypoint };
  if (details.includes("policy rejection")) return { ...ended, kind: "denied" };
  const code = protocol === "http" ? Number(flow.code) : null;
  if (/rbac|jwt_authn|ext_authz/.test(details)) return { ...ended, kind: "denied", code };
  if (flags !== "" || !["200", ""].includes(flow.code) || !["0", ""].includes(grpcStatus))
    return { ...ended, kind: "closed" };
  return { ...ended, kind: "allowed", mtls };
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

interface Way {
  readonly mesh: ExplainMesh;
  readonly client: MeshWorkload;
  readonly server: MeshWorkload;
  readonly call: ExplainCall;
  readonly waypoint: MeshWorkload | null;
}

function wayOf(world: SecurityWorld): Way {
  const { objects, intent, autoMtls, trustDomains } = world;
  const settings = { rootNamespace: "istio-system", allowAny: true, autoMtls, trustDomains };
  const mesh = explainMesh(demoSnapshot(objects), settings);
  const client = workloadOf(mesh, intent.from.namespace, intent.from.workload);
  const server = workloadOf(mesh, "shop", "api");
  const { waypoint } = waypointFor(mesh, { client, host: HOST, server });
  return { mesh, client, server, call: callOf(world), waypoint };
}

type Ended = Omit<Ending, "viaWaypoint">;

const denied = ({ protocol }: ExplainCall, code: number | null): Ended => ({
  kind: "denied",
  mtls: null,
  code: protocol === "http" ? code : null,
});

/** What a waypoint on the way makes of the request; null where there is none, or it lets it through. */
function endedAtWaypoint({ mesh, client, call, waypoint }: Way): Ended | null {
  if (!waypoint) return null;
  const peer = peerOfWorkload(mesh, client);
  const judged = judgeAtProxy(mesh, { proxy: waypoint, service: SERVICE, call, peer, port: call.port });
  const { allowed } = judged.authorization;
  if (allowed === null) return { kind: "untold", mtls: null, code: null };
  return allowed ? null : denied(call, judged.code);
}

function endedAtServer({ mesh, client, server, call, waypoint }: Way, toSubset: boolean): Ended {
  const router = waypoint ?? client;
  const subset = toSubset && (router.dataPlane === "sidecar" || waypoint) ? "v1" : "";
  const target = { host: HOST, port: call.port, subset };
  const judged = judgeTarget(mesh, { client: router, call, target, server });
  const { allowed } = judged.authorization;
  if (judged.refused) return { kind: "closed", mtls: null, code: null };
  if (allowed === null) return { kind: "untold", mtls: null, code: null };
  return allowed ? { kind: "allowed", mtls: judged.mtls, code: null } : denied(call, judged.code);
}

/** By the explanation, put together as a request goes: to the waypoint if there is one, then to the server. */
function explained(world: SecurityWorld): Ending {
  const way = wayOf(world);
  const ended = endedAtWaypoint(way) ?? endedAtServer(way, world.toSubset);
  return { ...ended, viaWaypoint: way.waypoint !== null };
}

function endingOf({ authorization, outcome, mtls, code, steps }: Explanation, truth: Ending): Ending {
  const { allowed, by } = authorization;
  const ended = { mtls: null, code: null, viaWaypoint: truth.viaWaypoint };
  if (allowed === null) return { ...ended, kind: "untold" };
  expect(outcome).toBe(allowed ? "route" : "refused");
  if (allowed) return { ...ended, kind: "allowed", mtls };
  const byPolicy = by?.kind === "AuthorizationPolicy" || by?.kind === "RequestAuthentication";
  // Refused for certain, but a proxy before, whose verdict is not known, may have done so already.
  if (truth.kind !== "allowed" && steps.some(({ verdict }) => verdict === "unknown")) return truth;
  // Where a ztunnel refuses, the proxy before it answers.
  return { ...ended, kind: byPolicy ? "denied" : "closed", code: truth.code === null ? null : code };
}

/** The same by the explanation of the request as a whole. */
function explainedWhole(world: SecurityWorld, truth: Ending): Ending {
  const way = wayOf(world);
  const { protocol, ...call } = way.call;
  const grpc = protocol === "grpc" ? { "content-type": "application/grpc" } : {};
  const { namespace, workload } = world.intent.from;
  const said = explainRequest(way.mesh, {
    ...call,
    source: { namespace, workload },
    headers: { ...call.headers, ...grpc },
    tls: false,
  });
  return { ...endingOf(said, truth), viaWaypoint: way.waypoint !== null };
}

/** The same of a request from outside. */
function explainedEdge({ objects, intent, autoMtls, trustDomains }: SecurityWorld, truth: Ending): Ending {
  const settings = { rootNamespace: "istio-system", allowAny: true, autoMtls, trustDomains };
  const mesh = explainMesh(demoSnapshot(objects), settings);
  const { host, port, path, method = "", headers = {} } = intent;
  const request = { host, port, path, method, headers, claims: claimsOf(intent), tls: false };
  const said = explainRequest(mesh, { ...request, source: "outside" });
  return endingOf(said, truth);
}

interface Seen {
  closed: number;
  denied: number;
  allowed: number;
  untold: number;
  viaWaypoint: number;
}

/** Compares random worlds, and tells how many of each kind there were. */
function agreeOn(
  worlds: fc.Arbitrary<SecurityWorld>,
  numRuns: number,
  explain: (world: SecurityWorld, truth: Ending) => Ending = explained,
): Seen {
  const seen: Seen = { closed: 0, denied: 0, allowed: 0, untold: 0, viaWaypoint: 0 };
  fc.assert(
    fc.property(worlds, (world) => {
      const truth = solved(flowsOf(world.objects, demandFor([world.intent])));
      const said = explain(world, truth);
      seen[said.kind] += 1;
      seen.viaWaypoint += said.viaWaypoint ? 1 : 0;
      if (said.kind !== "untold") expect(said).toEqual(truth);
    }),
    { numRuns, seed: 20260120 },
  );
  return seen;
}

// https://istio.io/latest/docs/concepts/security/
describe("what is explained is what the simulated mesh does", () => {
  it("under all of mutual TLS, waypoints, tokens and policies", () => {
    const { closed, denied, allowed, viaWaypoint, untold } = agreeOn(securityWorlds(), 1_000);
    expect(Math.min(closed, denied, allowed, viaWaypoint)).toBeGreaterThan(60);
    expect(untold).toBeLessThan(60);
  }, 60_000);

  it("by each field of a policy's rule", () => {
    const { denied, allowed, untold } = agreeOn(fieldWorlds, 1_000);
    expect(Math.min(denied, allowed)).toBeGreaterThan(200);
    expect(untold).toBeLessThan(100);
  }, 60_000);

  it("by mutual TLS alone", () => {
    const { closed, allowed, untold } = agreeOn(tlsWorlds, 800);
    expect(Math.min(closed, allowed)).toBeGreaterThan(80);
    expect(untold).toBe(0);
  }, 60_000);

  it("in the explanation of the whole request", () => {
    const { closed, denied: refused, allowed, viaWaypoint } = agreeOn(securityWorlds(), 500, explainedWhole);
    expect(Math.min(closed, refused, allowed, viaWaypoint)).toBeGreaterThan(30);
  }, 60_000);

  it("from outside, through a gateway", () => {
    const { closed, denied: refused, allowed, viaWaypoint } = agreeOn(edgeWorlds, 500, explainedEdge);
    expect(Math.min(closed, refused, allowed, viaWaypoint)).toBeGreaterThan(20);
  }, 60_000);
});
