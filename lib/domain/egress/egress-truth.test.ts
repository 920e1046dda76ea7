import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import type { Intent } from "@/lib/demo/world/intent";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, textAt } from "@/lib/domain/mesh/read-json";
import { demoConfig, demoMeshConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { demoRows } from "@/lib/testing/demo-rows";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import { demandFor, flowsOf, intentOf } from "@/lib/testing/solved-flows";
import type { EgressHost, EgressVerdict } from "./egress-verdict";
import { judgeEgress } from "./judge-egress";

const WORLDS = 1_000;
const OUTSIDE = ["a.example.org", "b.example.org", "api.wild.org", "other.net"] as const;
const INSIDE = ["web.shop.svc.cluster.local", "web", "ledger.bank.svc.cluster.local"] as const;
const CALLERS = ["shop/front", "shop/worker", "shop/bare", "shop/ambient", "bank/teller"] as const;

const pod = (path: string, dataPlane: "sidecar" | "ztunnel" | "none" = "sidecar"): K8sObject => {
  const [namespace = "", workload = ""] = path.split("/");
  return demoPod({ namespace, workload, dataPlane });
};
const BASE: readonly K8sObject[] = [
  demoNamespace("shop"),
  demoNamespace("bank"),
  pod("shop/front"),
  pod("shop/worker"),
  pod("shop/bare", "none"),
  pod("shop/ambient", "ztunnel"),
  pod("bank/teller"),
  pod("shop/web"),
  pod("bank/ledger"),
  demoService({ name: "web" }),
];
const meshOf = (mode: string): K8sObject => demoMeshConfig(`outboundTrafficPolicy:\n  mode: ${mode}\n`);

const namespace = fc.constantFrom("shop", "bank");
const exportTo = fc.constantFrom<(readonly string[] | undefined)[]>(undefined, ["."], ["*"], ["bank"]);
const PORTS: readonly JsonObject[] = [
  { number: 80, name: "http", protocol: "HTTP" },
  { number: 443, name: "tls", protocol: "TLS" },
  { number: 8080, name: "tcp", protocol: "TCP" },
];
const serviceEntry = fc
  .record({
    namespace,
    hosts: fc.uniqueArray(fc.constantFrom(...OUTSIDE, "*.wild.org"), { minLength: 1, maxLength: 2 }),
    ports: fc.subarray([...PORTS], { minLength: 1 }),
    exportTo,
    name: fc.integer({ min: 0, max: 99 }),
  })
  .map(({ namespace: own, name, exportTo: to, ...spec }) =>
    demoConfig("ServiceEntry", `${own}/entry-${name}`, {
      ...spec,
      ...(to && { exportTo: to }),
      location: "MESH_EXTERNAL",
      resolution: "DNS",
    }),
  );
const sidecar = fc
  .record({
    namespace,
    workload: fc.constantFrom<(string | undefined)[]>(undefined, "front", "teller"),
    hosts: fc.constantFrom<(readonly string[] | undefined)[]>(
      undefined,
      ["./*"],
      ["*/*"],
      ["~/*"],
      ["./*", "bank/*"],
      ["*/a.example.org"],
    ),
    policy: fc.constantFrom<(JsonObject | undefined)[]>(
      undefined,
      undefined,
      { mode: "ALLOW_ANY" },
      { mode: "REGISTRY_ONLY" },
      {},
    ),
  })
  .map(({ namespace: own, workload, hosts, policy }) =>
    demoConfig("Sidecar", `${own}/${workload ?? "default"}`, {
      ...(workload && { workloadSelector: { labels: { app: workload } } }),
      ...(hosts && { egress: [{ hosts }] }),
      ...(policy && { outboundTrafficPolicy: policy }),
    }),
  );
const virtualService = fc
  .record({ namespace, from: fc.constantFrom(...OUTSIDE), to: fc.constantFrom(...OUTSIDE), exportTo })
  .map(({ namespace: own, from, to, exportTo: visible }) =>
    demoConfig("VirtualService", `${own}/route`, {
      hosts: [from],
      http: [{ route: [{ destination: { host: to, port: { number: 80 } } }] }],
      ...(visible && { exportTo: visible }),
    }),
  );
const ledger = fc.constantFrom("", ".", "*").map((to) =>
  demoService({
    namespace: "bank",
    name: "ledger",
    annotations: to === "" ? {} : { "networking.istio.io/exportTo": to },
  }),
);
const intent = fc
  .record({
    from: fc.constantFrom(...CALLERS),
    to: fc.oneof(
      fc.record({ host: fc.constantFrom(...OUTSIDE), port: fc.constantFrom(80, 443, 8080) }),
      fc.record({ host: fc.constantFrom(...INSIDE), port: fc.constant(8080) }),
    ),
    protocol: fc.constantFrom<Intent["protocol"][]>("http", "tls", "tcp", "grpc"),
  })
  .map(({ from, to, protocol }) => {
    const [own = "", workload = ""] = from.split("/");
    return intentOf(to.host, { port: to.port, protocol, from: { namespace: own, workload } });
  });
const world = fc.record({
  objects: fc
    .tuple(
      fc.array(serviceEntry, { maxLength: 3 }),
      fc.array(sidecar, { maxLength: 2 }),
      fc.array(virtualService, { maxLength: 1 }),
      ledger,
    )
    .map((parts) => [...BASE, ...parts.flat()]),
  intents: fc.array(intent, { minLength: 1, maxLength: 5 }),
});

const VISIBLE = new Set(["shop", "bank"]);
const keyOf = ({
  caller,
  host,
  protocol,
  state,
}: Omit<EgressHost, "wouldBeCut" | "because" | "draft">): string =>
  [caller.namespace, caller.workload, host, protocol, state].join(" ");

function judged(objects: readonly K8sObject[], flows: readonly MeshFlow[]): EgressVerdict {
  return judgeEgress({
    snapshot: demoSnapshot(objects),
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    homeCluster: "Kubernetes",
    rows: demoRows(flows),
    windowSeconds: 300,
    visible: VISIBLE,
  });
}

function asObject({ metadata, spec }: JsonObject): K8sObject {
  const meta = isJsonObject(metadata) ? metadata : {};
  const path = `${textAt(meta, "namespace")}/${textAt(meta, "name")}`;
  return demoConfig("ServiceEntry", path, isJsonObject(spec) ? spec : {});
}

/** Calls of one caller to one host and port by one protocol, which all take the same way. */
const callOf = ({ source, call }: MeshFlow): string =>
  [source.namespace, source.workload, call.host, call.port, call.protocol].join(" ");
const seenByCaller = ({ reports }: MeshFlow): boolean =>
  reports.some(({ reporter }) => reporter === "source");

/** The calls that end at the BlackHoleCluster. */
const refused = (flows: readonly MeshFlow[]): ReadonlySet<string> =>
  new Set(flows.filter(({ service }) => service.name === "BlackHoleCluster").map(callOf));

const rated = (flow: MeshFlow): boolean =>
  flow.role === "request" && seenByCaller(flow) && demoRows([flow]).some(({ value }) => value > 0);

interface Compared {
  /** undefined for what stays inside of the mesh. */
  readonly entry: EgressHost | undefined;
  /** Whether the calls are refused once REGISTRY_ONLY holds. */
  readonly lost: boolean;
  readonly call: string;
}

/** What was said of each call that was seen while anything was let out, and what became of it under REGISTRY_ONLY. */
function compared(objects: readonly K8sObject[], intents: readonly Intent[]) {
  const demand = demandFor(intents);
  const open = [...objects, meshOf("ALLOW_ANY")];
  const flows = flowsOf(open, demand).filter(rated);
  const verdict = judged(open, flows);
  const lost = refused(flowsOf([...objects, meshOf("REGISTRY_ONLY")], demand));
  const calls = flows.map((flow): Compared => {
    const [own] = judged(open, [flow]).hosts;
    const entry = verdict.hosts.find((one) => own !== undefined && keyOf(one) === keyOf(own));
    return { entry, lost: lost.has(callOf(flow)), call: callOf(flow) };
  });
  return { verdict, calls };
}

describe("the verdict on REGISTRY_ONLY", () => {
  it("holds in random worlds: what it calls safe is not refused, and what it says is cut is", () => {
    const told = { cut: 0, kept: 0, untold: 0, inside: 0, safe: 0 };
    fc.assert(
      fc.property(world, ({ objects, intents }) => {
        const { verdict, calls } = compared(objects, intents);
        for (const { entry, lost, call } of calls) {
          if (entry === undefined) told.inside += 1;
          else if (entry.wouldBeCut === null) told.untold += 1;
          else if (entry.wouldBeCut) told.cut += 1;
          else told.kept += 1;
          if (entry?.wouldBeCut !== null) expect(lost, call).toBe(entry?.wouldBeCut ?? false);
        }
        if (verdict.verdict === "safe") {
          told.safe += 1;
          expect(calls.filter(({ lost, entry }) => lost && entry?.state !== "blocked")).toEqual([]);
        }
      }),
      { numRuns: WORLDS },
    );
    for (const [what, number] of Object.entries(told)) expect(number, what).toBeGreaterThan(WORLDS / 100);
    expect(told.untold).toBeLessThan((told.cut + told.kept) / 4);
  }, 120_000);

  it("drafts ServiceEntries that keep reachable what would be cut, on the ports it supposes", () => {
    let kept = 0;
    const usual = (call: string): boolean => / 80 (?:http|grpc)$| 443 tls$/.test(call);
    fc.assert(
      fc.property(world, ({ objects, intents }) => {
        const { verdict, calls } = compared(objects, intents);
        const drafts = verdict.hosts.flatMap(({ draft }) => (draft === null ? [] : asObject(draft)));
        const closed = [...objects, ...drafts, meshOf("REGISTRY_ONLY")];
        const lost = refused(flowsOf(closed, demandFor(intents)));
        for (const { entry, call } of calls) {
          if (!entry?.draft || entry.because.includes("must import") || !usual(call)) continue;
          kept += 1;
          expect(lost.has(call), call).toBe(false);
        }
      }),
      { numRuns: WORLDS / 2 },
    );
    expect(kept).toBeGreaterThan(WORLDS / 100);
  }, 120_000);
});
