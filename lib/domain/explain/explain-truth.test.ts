import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import { meshWorld } from "@/lib/demo/traffic/registry/mesh-world";
import { routeCall } from "@/lib/demo/traffic/routing/route-call";
import { objectsView } from "@/lib/demo/world/objects-view";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import { explainedEnds, solvedEnds } from "@/lib/testing/explain/agreement";
import { explainedSaid, solvedSaid } from "@/lib/testing/explain/gateway-agreement";
import { arbitraryMeshWorld, type MeshWorldParts } from "@/lib/testing/explain/mesh-world";
import { groupOf } from "@/lib/testing/routed-call";
import { demandFor, flowsOf, intentOf } from "@/lib/testing/solved-flows";
import { explainMesh, type ExplainMesh } from "./explain-mesh";
import { explainRequest } from "./explain-request";
import type { Explanation } from "./explanation";
import { routeInMesh } from "./route-in-mesh";

const isConnection = ({ call: { protocol } }: MeshWorldParts): boolean =>
  protocol === "tcp" || protocol === "tls";

/** What the caller's requests come to in the simulated mesh. */
function solved(world: MeshWorldParts): readonly MeshFlow[] {
  const { call, objects, from, outside } = world;
  const plain = isConnection(world) ? { path: "", method: "", headers: {} } : {};
  return flowsOf(
    objects,
    demandFor([intentOf(call.host, { ...call, ...plain, from, fromOutside: outside })]),
  ).filter(
    ({ role, perSecond, source }) =>
      role === "request" && perSecond > 1e-9 && source.workload === from.workload,
  );
}

function meshOf({ objects, allowAny }: MeshWorldParts): ExplainMesh {
  const settings = {
    rootNamespace: "istio-system",
    allowAny,
    autoMtls: true,
    trustDomains: ["cluster.local"],
  };
  return explainMesh(demoSnapshot(objects), settings);
}

function explained(world: MeshWorldParts): Explanation {
  const { protocol, ...call } = world.call;
  const grpc = protocol === "grpc" ? { "content-type": "application/grpc" } : {};
  return explainRequest(meshOf(world), {
    ...call,
    source: world.outside ? "outside" : world.from,
    method: isConnection(world) ? "" : call.method,
    headers: { ...call.headers, ...grpc },
    claims: null,
    tls: protocol === "tls",
  });
}

const isPolicy = ({ details }: MeshFlow): boolean => /rbac|policy rejection/.test(details);
const isHandshake = ({ flags }: MeshFlow): boolean => /\b(?:UC|UF|DENY)\b/.test(flags);

/** Whether those that meet a workload are all let in, all turned away (null: only some); undefined where none meets one. */
function letIn(met: readonly MeshFlow[]): boolean | null | undefined {
  const refused = met.filter((flow) => isPolicy(flow) || isHandshake(flow));
  if (met.length === 0) return undefined;
  if (refused.length === 0) return true;
  return refused.length === met.length ? false : null;
}

function agreeOnPolicies(flows: readonly MeshFlow[], said: Explanation): void {
  const met = flows.filter(({ destination, flags }) => destination !== null && !flags.includes("FI"));
  const others = flows.filter(({ destination }) => destination === null);
  const allowed = letIn(met);
  if (allowed === undefined || others.some(({ flags }) => !/FI|UH|NC/.test(flags))) return;
  expect(said.authorization.allowed).toBe(allowed);
  const modes = [...new Set(met.map(({ mtls }) => mtls))];
  if (allowed === true) expect(said.mtls).toBe(modes.length === 1 ? modes[0] : null);
}

function agreeOnCode(world: MeshWorldParts, flows: readonly MeshFlow[], said: Explanation): void {
  const codes = [...new Set(flows.filter(({ flags }) => !flags.includes("FI")).map(({ code }) => code))];
  // gRPC has its own statuses in place of these, and the solver names none for a port declared to speak no HTTP.
  if (said.code === null || world.call.protocol !== "http" || codes.includes("")) return;
  if (codes.length > 0) expect(codes).toEqual([String(said.code)]);
}

/** The solver marks names that are no full hosts with the dot of DNS. */
const undotted = (target: string): string => target.replace(/^([^:]*)\.:/, "$1:");

describe("explanations of requests inside the mesh", () => {
  it.each([
    ["routes of VirtualServices", { routes: true }, 600, 200],
    ["ServiceEntries and Sidecars", { entries: true }, 400, 150],
    ["all of them and policies", { routes: true, entries: true, policies: true }, 500, 150],
    ["a waypoint", { routes: true, policies: true, calling: "ambient" }, 300, 120],
    ["a gateway", { routes: true, policies: true, calling: "outside" }, 500, 50],
  ] as const)(
    "agree with the simulated mesh: %s",
    (_what, rich, numRuns, leastRouted) => {
      const seen = new Map<string, number>();
      fc.assert(
        fc.property(arbitraryMeshWorld(rich), (world) => {
          const [flows, said] = [solved(world), explained(world)];
          seen.set(said.outcome, (seen.get(said.outcome) ?? 0) + 1);
          // What one server turns away is tried again at another, which shares do not count.
          const isRetried = flows.some(isHandshake) && !flows.every(isHandshake);
          if (!isRetried) expect(explainedEnds(said)).toEqual(solvedEnds(flows));
          agreeOnPolicies(flows, said);
          agreeOnCode(world, flows, said);
          expect(said.steps.length).toBeLessThanOrEqual(200);
        }),
        { numRuns, seed: 6 },
      );
      expect(seen.get("route") ?? 0).toBeGreaterThan(leastRouted);
      expect(seen.get("noRoute") ?? 0).toBeGreaterThan(20);
    },
    30_000,
  );

  it("agree with the simulated mesh on what routes do to a request on its way", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(arbitraryMeshWorld({ routes: true, entries: true }), (world) => {
        const { objects, call } = world;
        // Where a name stands for a host of a wildcard, the solver keeps the name and the explanation says the host.
        fc.pre(call.host !== "alias");
        const solver = meshWorld(objectsView(objects));
        const proxy = groupOf(solver, "shop", "front");
        fc.pre(proxy.end.dataPlane === "sidecar");
        const headers = new Map(Object.entries(call.headers));
        const decision = routeCall(solver, proxy, {
          ...call,
          headers,
          token: null,
        });
        const caller = { namespace: "shop", labels: { app: "front" }, dataPlane: "sidecar" } as const;
        const said = routeInMesh(meshOf(world), caller, { ...call, claims: null });
        const told = solvedSaid(decision, () => true, false);
        seen.set(told.is, (seen.get(told.is) ?? 0) + 1);
        if (said.kind !== "routed") expect(told.is).toBe(said.kind);
        else
          expect(explainedSaid(said.routed, false)).toEqual({ ...told, targets: told.targets.map(undotted) });
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(seen.get("forward") ?? 0).toBeGreaterThan(200);
  }, 30_000);
});
