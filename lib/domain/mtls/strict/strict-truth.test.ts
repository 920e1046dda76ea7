import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import type { Intent } from "@/lib/demo/world/intent";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { assessImpact } from "@/lib/domain/impact/assess-impact";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import type { ObservedMesh } from "@/lib/domain/routing/observed-mesh";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { demoConfig, demoMeshConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { demoRows } from "@/lib/testing/demo-rows";
import { demandFor, flowsOf, intentOf } from "@/lib/testing/solved-flows";
import { judgeStrict } from "./judge-strict";
import type { StrictScope, StrictVerdict } from "./strict-verdict";

const SHOP = "shop";
const BANK = "bank";
const ROOT = "istio-system";
/** Workloads by name, each behind a service of its name. */
const PLACES: Readonly<Record<string, string>> = { a: SHOP, b: SHOP, c: BANK, d: BANK, edge: ROOT };
const NAMES = ["a", "b", "c", "d"] as const;
const EARLY = "2026-01-01T00:00:00Z";

const name = fc.constantFrom(...NAMES);
const namespace = fc.constantFrom(SHOP, BANK);
const mode = fc.constantFrom("STRICT", "PERMISSIVE", "DISABLE", "DISABLE", "UNSET");
const plane = fc.constantFrom("sidecar", "sidecar", "sidecar", "sidecar", "ztunnel", "none");
const tls = fc.constantFrom("DISABLE", "ISTIO_MUTUAL", "SIMPLE");

const hostOf = (of: string): string => `${of}.${PLACES[of] ?? SHOP}.svc.cluster.local`;
const dated = (object: K8sObject, creationTimestamp: string): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, creationTimestamp },
});

const peerAuthentication = fc.oneof(
  mode.map((of): readonly [string, JsonObject] => [`${ROOT}/default`, { mtls: { mode: of } }]),
  fc
    .tuple(namespace, mode)
    .map(([where, of]): readonly [string, JsonObject] => [`${where}/default`, { mtls: { mode: of } }]),
  fc.tuple(name, mode, fc.option(mode)).map(([app, of, port]): readonly [string, JsonObject] => [
    `${PLACES[app] ?? SHOP}/${app}`,
    {
      selector: { matchLabels: { app } },
      mtls: { mode: of },
      ...(port !== null && { portLevelMtls: { 9090: { mode: port } } }),
    },
  ]),
);

const destinationRule = fc
  .tuple(name, fc.constantFrom(SHOP, BANK, ROOT), tls, fc.constantFrom("whole", "port", "subset"))
  .map(([app, where, of, part]): readonly [string, JsonObject] => {
    const own = { tls: { mode: of } };
    const policies: Readonly<Record<string, JsonObject>> = {
      whole: { trafficPolicy: own },
      port: { trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, ...own }] } },
      subset: { subsets: [{ name: "one", labels: { app }, trafficPolicy: own }] },
    };
    return [`${where}/${app}`, { host: hostOf(app), ...policies[part] }];
  });

const source = fc.constantFrom<JsonObject>(
  { principals: ["cluster.local/ns/shop/sa/a"] },
  { namespaces: [BANK] },
  { notPrincipals: ["*"] },
  { notNamespaces: [SHOP] },
);
const authorizationPolicy = fc
  .tuple(name, fc.constantFrom("ALLOW", "DENY"), source)
  .map(([app, action, from]): readonly [string, JsonObject] => [
    `${PLACES[app] ?? SHOP}/${app}-${action.toLowerCase()}`,
    { selector: { matchLabels: { app } }, action, rules: [{ from: [{ source: from }] }] },
  ]);

const intent = fc
  .record({
    from: fc.constantFrom(...NAMES, "edge"),
    to: name,
    port: fc.constantFrom(80, 80, 80, 9090),
    perSecond: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ from, to, port, perSecond }): Intent =>
    intentOf(hostOf(to), {
      from: { namespace: PLACES[from] ?? SHOP, workload: from },
      port,
      protocol: port === 80 ? "http" : "tcp",
      rate: { perSecond },
    }),
  );

const byPath = { selector: ([path]: readonly [string, JsonObject]): string => path };
const world = fc.record({
  planes: fc.tuple(plane, plane, plane, plane),
  peers: fc.uniqueArray(peerAuthentication, { maxLength: 3, ...byPath }),
  rules: fc.uniqueArray(destinationRule, { maxLength: 2, ...byPath }),
  policies: fc.uniqueArray(authorizationPolicy, { maxLength: 3, ...byPath }),
  intents: fc.uniqueArray(intent, {
    minLength: 8,
    maxLength: 20,
    selector: ({ from, host, port }) => `${from.workload} ${host} ${port}`,
  }),
  autoMtls: fc.constantFrom(true, true, true, true, false),
  scope: fc.oneof(
    fc.constant({ namespace: "", workload: "" }),
    namespace.map((where) => ({ namespace: where, workload: "" })),
    name.map((workload) => ({ namespace: PLACES[workload] ?? SHOP, workload })),
  ),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const PORTS = [
  { name: "http", port: 80, targetPort: 8080 },
  { name: "tcp", port: 9090, targetPort: 9090 },
];

function workloadObjects(app: string, dataPlane: World["planes"][number]): readonly K8sObject[] {
  const where = PLACES[app] ?? SHOP;
  const ambient = dataPlane === "ztunnel" ? { "istio.io/dataplane-mode": "ambient" } : {};
  return [
    demoPod({ namespace: where, workload: app, labels: { app, ...ambient }, dataPlane, ports: [8080, 9090] }),
    demoService({ namespace: where, name: app, ports: PORTS }),
  ];
}

function objectsOf({ planes, peers, rules, policies, autoMtls }: World): readonly K8sObject[] {
  const config = (kind: string, list: readonly (readonly [string, JsonObject])[]): readonly K8sObject[] =>
    list.map(([path, spec]) => dated(demoConfig(kind, path, spec), EARLY));
  const gateway = demoPod({
    namespace: ROOT,
    workload: "edge",
    labels: { app: "edge" },
    dataPlane: "gateway",
  });
  const routes = config(
    "VirtualService",
    NAMES.map((app) => [
      `${ROOT}/edge-${app}`,
      {
        hosts: [hostOf(app)],
        gateways: ["edge"],
        http: [{ route: [{ destination: { host: hostOf(app), port: { number: 80 } } }] }],
      },
    ]),
  );
  const server = { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"] };
  return [
    ...[SHOP, BANK, ROOT].map((one) => demoNamespace(one)),
    ...(autoMtls ? [] : [demoMeshConfig("enableAutoMtls: false\n")]),
    ...NAMES.flatMap((app, index) => workloadObjects(app, planes[index] ?? "sidecar")),
    gateway,
    ...config("IstioGateway", [[`${ROOT}/edge`, { selector: { app: "edge" }, servers: [server] }]]),
    ...routes,
    ...config("PeerAuthentication", peers),
    ...config("DestinationRule", rules),
    ...config("AuthorizationPolicy", policies),
  ];
}

/** Calls at the gateway come from outside of the mesh. */
const intentsOf = ({ intents }: World): readonly Intent[] =>
  intents
    .filter(({ from, port }) => from.workload !== "edge" || port === 80)
    .map((one) => (one.from.workload === "edge" ? { ...one, fromOutside: true } : one));

function clusterObjectOf(object: K8sObject): ClusterObject {
  const { metadata, ...rest } = object;
  const read = asClusterObject({ ...rest, metadata: { ...metadata } });
  if (!read.ok) throw new Error(read.message);
  return read.object;
}

const snapshotOf = (objects: readonly K8sObject[]): ClusterSnapshot =>
  snapshotOfObjects(objects.map(clusterObjectOf));

const WINDOW = 60;

/** What the counters of servers' proxies came to within the window. */
function plaintextIn(rows: readonly TelemetryRow[]): readonly PlaintextCaller[] {
  const plain = rows.filter(
    ({ reporter, securityPolicy, dataplane, measure }) =>
      reporter !== "source" &&
      (securityPolicy === "none" || (dataplane === "ztunnel" && securityPolicy !== "mutual_tls")) &&
      (measure === "requests" || measure === "tcpToServer"),
  );
  return plain.map((row) => ({
    sourceNamespace: row.sourceNamespace,
    sourceWorkload: row.sourceWorkload,
    destinationNamespace: row.destinationNamespace,
    destinationWorkload: row.destinationWorkload,
    host: row.destinationHost,
    protocol: row.protocol,
    count: Math.ceil(row.value * WINDOW),
    lastSeen: null,
  }));
}

function observed(snapshot: ClusterSnapshot, rows: readonly TelemetryRow[], autoMtls: boolean): ObservedMesh {
  return {
    snapshot,
    rows,
    rootNamespace: ROOT,
    allowAny: true,
    autoMtls,
    homeCluster: "Kubernetes",
    windowSeconds: WINDOW,
    visible: new Set([SHOP, BANK, ROOT]),
  };
}

/** Calls per second that got an answer, by caller, host and port. */
function successes(flows: readonly MeshFlow[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const {
    role,
    source: from,
    call,
    protocol,
    code,
    flags,
    bytesToClientPerSecond,
    perSecond,
  } of flows) {
    const gotIn = protocol === "tcp" ? flags === "" && bytesToClientPerSecond > 0 : code === "200";
    if (role !== "request" || !gotIn) continue;
    const key = `${from.workload} ${call.host} ${call.port}`;
    found.set(key, (found.get(key) ?? 0) + perSecond);
  }
  return found;
}

/** The objects with the drafts written. */
function written(objects: readonly K8sObject[], { draft }: StrictVerdict): readonly K8sObject[] {
  return draft.reduce((held, { baseline, edited }) => {
    const metadata = objectAt(edited, "metadata");
    const [where, of] = [textAt(metadata, "namespace"), textAt(metadata, "name")];
    const made = demoConfig("PeerAuthentication", `${where}/${of}`, objectAt(edited, "spec"));
    const same = ({ kind, metadata: of2 }: K8sObject): boolean =>
      kind === "PeerAuthentication" && of2.namespace === where && of2.name === of;
    return baseline
      ? held.map((one) => (same(one) ? dated(made, EARLY) : one))
      : [...held, dated(made, "2026-02-01T00:00:00Z")];
  }, objects);
}

interface Tried {
  readonly verdict: StrictVerdict;
  readonly before: ClusterSnapshot;
  readonly after: ClusterSnapshot;
  readonly rows: readonly TelemetryRow[];
  /** Calls per second that got an answer and get none once the draft is written, by caller, host and port. */
  readonly lost: ReadonlyMap<string, number>;
}

function tryOut(one: World, scope: StrictScope): Tried {
  const objects = objectsOf(one);
  const demand = demandFor(intentsOf(one));
  const flows = flowsOf(objects, demand);
  const rows = demoRows(flows);
  const before = snapshotOf(objects);
  const mesh = observed(before, rows, one.autoMtls);
  const verdict = judgeStrict({
    mesh,
    scope,
    plaintext: plaintextIn(rows),
    at: 1_000_000,
    knownSince: 0,
    listed: true,
    windowSeconds: WINDOW,
  });
  const next = written(objects, verdict);
  const then = successes(flowsOf(next, demand));
  const lost = [...successes(flows)].flatMap(([key, rate]) => {
    const less = rate - (then.get(key) ?? 0);
    return less > 1e-6 ? [[key, less] as const] : [];
  });
  return { verdict, before, after: snapshotOf(next), rows, lost: new Map(lost) };
}

/** https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/ */
describe("what is said of STRICT comes true in the simulated mesh, over 1,000 random worlds", () => {
  const seen = new Map<string, number>();

  it(
    "loses no call where it is safe, some call where it would break, and agrees with the impact",
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(world, (one) => {
          const { verdict, before, after, rows, lost } = tryOut(one, one.scope);
          const kind = verdict.because.startsWith("It changes nothing") ? "nothing" : verdict.verdict;
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
          if (verdict.verdict === "wouldBreak") expect(lost.size).toBeGreaterThan(0);
          if (verdict.verdict !== "safe") return;
          expect([...lost]).toEqual([]);
          const { refused } = assessImpact({
            before,
            after,
            rows,
            windowSeconds: WINDOW,
            rootNamespace: ROOT,
            visible: new Set([SHOP, BANK, ROOT]),
          });
          expect(refused).toEqual([]);
        }),
        { numRuns: 1_000, seed: 6 },
      );
    },
  );

  it("says safe and would break of many of them", () => {
    expect(seen.get("safe") ?? 0).toBeGreaterThan(100);
    expect(seen.get("wouldBreak") ?? 0).toBeGreaterThan(100);
    expect(seen.get("notEnoughData") ?? 0).toBeGreaterThan(50);
  });
});
