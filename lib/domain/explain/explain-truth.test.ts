import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import { explainedEnds, solvedEnds } from "@/lib/testing/explain/agreement";
import { arbitraryMeshWorld, type MeshWorldParts } from "@/lib/testing/explain/mesh-world";
import { demandFor, flowsOf, intentOf } from "@/lib/testing/solved-flows";
import { explainMesh } from "./explain-mesh";
import { explainRequest } from "./explain-request";
import type { Explanation } from "./explanation";

const isConnection = ({ call }: MeshWorldParts): boolean =>
  call.protocol === "tcp" || call.protocol === "tls";

function solved(world: MeshWorldParts): readonly MeshFlow[] {
  const { call, objects } = world;
  const plain = isConnection(world) ? { path: "", method: "", headers: {} } : {};
  const flows = flowsOf(objects, demandFor([intentOf(call.host, { ...call, ...plain })]));
  return flows.filter(
    ({ role, perSecond, source }) => role === "request" && perSecond > 1e-9 && source.workload === "front",
  );
}

function explained(world: MeshWorldParts): Explanation {
  const { call, objects, allowAny } = world;
  const settings = {
    rootNamespace: "istio-system",
    allowAny,
    autoMtls: true,
    trustDomains: ["cluster.local"],
  };
  const { protocol, ...request } = call;
  const headers =
    protocol === "grpc" ? { ...call.headers, "content-type": "application/grpc" } : call.headers;
  return explainRequest(explainMesh(demoSnapshot(objects), settings), {
    ...request,
    source: { namespace: "shop", workload: "front" },
    method: protocol === "tcp" || protocol === "tls" ? "" : call.method,
    headers,
    claims: null,
    tls: protocol === "tls",
  });
}

const isPolicy = ({ details }: MeshFlow): boolean => /rbac|policy rejection/.test(details);
const isHandshake = ({ flags }: MeshFlow): boolean => /\b(?:UC|UF)\b/.test(flags);

/** Whether those that meet a workload are all let in, all turned away, or some. */
function letIn(flows: readonly MeshFlow[]): boolean | null | undefined {
  const met = flows.filter((flow) => flow.destination !== null && !flow.flags.includes("FI"));
  const refused = met.filter((flow) => isPolicy(flow) || isHandshake(flow));
  if (met.length === 0) return undefined;
  return refused.length === 0 ? true : refused.length === met.length ? false : null;
}

function agree(world: MeshWorldParts, seen: Map<string, number>): void {
  const [flows, said] = [solved(world), explained(world)];
  seen.set(said.outcome, (seen.get(said.outcome) ?? 0) + 1);
  expect(explainedEnds(said)).toEqual(solvedEnds(flows));
  const codes = new Set(flows.filter(({ flags }) => !flags.includes("FI")).map(({ code }) => code));
  // gRPC has its own statuses in place of these.
  if (said.code !== null && world.call.protocol === "http" && codes.size > 0)
    expect([...codes]).toEqual([String(said.code)]);
  const allowed = letIn(flows);
  if (
    allowed !== undefined &&
    flows.every(({ destination, flags }) => destination !== null || /FI|UH|NC/.test(flags))
  ) {
    expect(said.authorization.allowed).toBe(allowed);
    const modes = new Set(
      flows.filter((flow) => flow.destination !== null && !isHandshake(flow)).map(({ mtls }) => mtls),
    );
    if (allowed === true) expect(said.mtls).toBe(modes.size === 1 ? [...modes][0] : null);
  }
  expect(said.steps.length).toBeLessThanOrEqual(200);
}

describe("explanations of requests inside the mesh", () => {
  it.each([
    ["routes of VirtualServices", { routes: true }, 700],
    ["ServiceEntries and Sidecars", { entries: true }, 400],
    ["all of them and policies", { routes: true, entries: true, policies: true }, 500],
  ] as const)(
    "agree with the simulated mesh: %s",
    (_what, rich, numRuns) => {
      const seen = new Map<string, number>();
      fc.assert(
        fc.property(arbitraryMeshWorld(rich), (world) => {
          agree(world, seen);
        }),
        { numRuns, seed: 6 },
      );
      if (process.env["SHOW"]) console.log(seen);
    },
    30_000,
  );
});
