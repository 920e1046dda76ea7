import { describe, expect, it } from "vitest";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import type { ScenarioName } from "@/lib/demo/scenario-names";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { demoMesh } from "@/lib/testing/demo-mesh";
import {
  CALM,
  clientRow,
  LEGACY,
  mtlsRow,
  observedShop,
  peerAuthentication,
  plainRow,
} from "@/lib/testing/mtls-world";
import type { row } from "@/lib/testing/telemetry-row";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { listMtls } from "./list-mtls";
import type { MtlsEntry, MtlsOverview, MtlsScope } from "./mtls-overview";

const entryOf = (
  { entries }: MtlsOverview,
  path: string,
  port: number | null = null,
): MtlsEntry | undefined =>
  entries.find((one) => `${one.namespace}/${one.workload}` === path && one.port === port);
const scopeOf = ({ namespaces }: MtlsOverview, name: string): MtlsScope | undefined =>
  namespaces.find((one) => one.name === name);
const told = ({ workload, port, configured, level, decidedBy }: MtlsEntry): string =>
  `${workload}${port === null ? "" : `:${port}`} ${configured} ${level} ${decidedBy?.name ?? "-"}`;

function scenario(name: ScenarioName): MtlsOverview {
  const found = scenarioNamed(name);
  if (!found) throw new Error(`no scenario ${name}`);
  const { snapshot, rows, namespaces } = demoMesh(found);
  return listMtls({ ...observedShop([], rows), snapshot, visible: namespaces });
}

// https://istio.io/latest/docs/reference/config/security/peer_authentication/
describe("what is configured", () => {
  it("is one entry for each workload, and one for each port with a mode of its own", () => {
    const ports = {
      portLevelMtls: { 9102: { mode: "DISABLE" }, 80: { mode: "UNSET" }, x: { mode: "STRICT" } },
    };
    const objects = [
      peerAuthentication("istio-system/mesh", "STRICT"),
      peerAuthentication("shop/default", "PERMISSIVE"),
      peerAuthentication("shop/web", "UNSET", "web", ports),
      peerAuthentication("shop/cart", "STRICT", "cart"),
    ];
    expect(listMtls(observedShop(objects, [])).entries.map(told)).toEqual([
      "till STRICT mesh mesh",
      "cart-v1 STRICT workload cart",
      "cart-v2 STRICT workload cart",
      "web PERMISSIVE namespace default",
      "web:9102 DISABLE port web",
    ]);
  });

  it("is told of workloads of the visible namespaces only", () => {
    const overview = listMtls(observedShop([], CALM, { visible: new Set(["bank"]) }));
    expect(overview.entries.map(told)).toEqual(["till PERMISSIVE default -"]);
    expect(overview.namespaces.map(({ name }) => name)).toEqual(["bank"]);
  });

  it("of a namespace and of the mesh is what is set for all, and how many differ", () => {
    const objects = [
      peerAuthentication("istio-system/mesh", "STRICT"),
      peerAuthentication("shop/default", "PERMISSIVE"),
      peerAuthentication("shop/web", "STRICT", "web"),
      namespaceOf("empty"),
    ];
    const visible = new Set(["shop", "bank", "empty"]);
    const overview = listMtls(observedShop(objects, CALM, { visible }));
    expect(overview.mesh).toMatchObject({
      name: "",
      configured: "STRICT",
      level: "mesh",
      workloads: 4,
      exceptions: 2,
    });
    expect(scopeOf(overview, "shop")).toMatchObject({
      configured: "PERMISSIVE",
      level: "namespace",
      decidedBy: { kind: "PeerAuthentication", namespace: "shop", name: "default" },
      workloads: 3,
      exceptions: 1,
    });
    expect(scopeOf(overview, "bank")).toMatchObject({ configured: "STRICT", level: "mesh", exceptions: 0 });
    expect(scopeOf(overview, "empty")).toMatchObject({ workloads: 0, observedPercent: null });
  });

  it("names the data plane", () => {
    const gateway = workloadObjects("shop/edge", { containers: [{ name: "istio-proxy" }] });
    const ambient = workloadObjects("shop/zt", { labels: { "istio.io/dataplane-mode": "ambient" } });
    const overview = listMtls(observedShop([...LEGACY, ...gateway, ...ambient], []));
    const planes = overview.entries.map(({ workload, dataPlane }) => `${workload} ${dataPlane}`);
    expect(planes).toEqual(
      expect.arrayContaining(["legacy none", "edge gateway", "zt ztunnel", "web sidecar"]),
    );
  });

  it("is read from templates where no pods can be read", () => {
    const objects = workloadObjects("shop/web", { containers: SIDECAR }).filter(({ kind }) => kind !== "Pod");
    const mesh = observedShop([], []);
    const lists = new Map<string, readonly ClusterObject[]>([
      ["Pod", []],
      ["Deployment", objects],
    ]);
    const list = (kind: string): readonly ClusterObject[] => lists.get(kind) ?? mesh.snapshot.list(kind);
    const snapshot = { ...mesh.snapshot, list };
    expect(listMtls({ ...mesh, snapshot }).entries.map(told)).toEqual(["web PERMISSIVE default -"]);
  });
});

// https://istio.io/latest/docs/reference/config/metrics/#labels
describe("what was observed", () => {
  const cart = (...rows: readonly ReturnType<typeof row>[]): MtlsEntry | undefined =>
    entryOf(listMtls(observedShop(LEGACY, rows)), "shop/cart-v1");

  it("is the share that the server's proxy told, by caller", () => {
    const entry = cart(
      mtlsRow("shop/web", "shop/cart-v1", { value: 6 }),
      plainRow("", "shop/cart-v1", { value: 1.5 }),
      plainRow("bank/till", "shop/cart-v1", { value: 0.5 }),
      mtlsRow("bank/till", "shop/cart-v1", { value: 2, code: "500" }),
    );
    expect(entry).toMatchObject({ observedPercent: 80, requestsPerSecond: 10, bytesPerSecond: 0 });
    expect(entry?.callers).toEqual([
      { namespace: "shop", workload: "web", requestsPerSecond: 6, bytesPerSecond: 0, observedPercent: 100 },
      { namespace: "bank", workload: "till", requestsPerSecond: 2.5, bytesPerSecond: 0, observedPercent: 80 },
      { namespace: "", workload: "", requestsPerSecond: 1.5, bytesPerSecond: 0, observedPercent: 0 },
    ]);
  });

  it.each([
    ["nobody reports", []],
    ["only the client reports", [clientRow("shop/web", "shop/cart-v1")]],
    ["the server does not say", [mtlsRow("shop/web", "shop/cart-v1", { securityPolicy: "" })]],
  ])("is unknown, never 0, where %s", (_rule, rows) => {
    expect(cart(...rows)?.observedPercent).toBeNull();
  });

  it("counts each request once where both sides report", () => {
    const both = [mtlsRow("shop/web", "shop/cart-v1"), clientRow("shop/web", "shop/cart-v1")];
    expect(cart(...both)).toMatchObject({ requestsPerSecond: 1, observedPercent: 100 });
    expect(cart(clientRow("shop/web", "shop/cart-v1"))?.requestsPerSecond).toBe(1);
  });

  const bytes = { protocol: "tcp", code: "", measure: "tcpToServer", value: 100 } as const;

  it("is by bytes on TCP, and the lower share of the two", () => {
    const tcp = [
      mtlsRow("shop/web", "shop/cart-v1", bytes),
      plainRow("", "shop/cart-v1", { ...bytes, measure: "tcpToClient", value: 300 }),
    ];
    expect(cart(...tcp)).toMatchObject({ observedPercent: 25, bytesPerSecond: 400, requestsPerSecond: 0 });
    expect(cart(...tcp, mtlsRow("shop/web", "shop/cart-v1"))?.observedPercent).toBe(25);
  });

  it("counts a connection once that the client names and the server does not", () => {
    const entry = cart(plainRow("", "shop/cart-v1", bytes), clientRow("bank/till", "shop/cart-v1", bytes));
    expect(entry?.bytesPerSecond).toBe(100);
  });

  it("takes a connection for plain text of which a ztunnel does not say mutual TLS", () => {
    const silent = plainRow("shop/legacy", "shop/cart-v1", {
      ...bytes,
      dataplane: "ztunnel",
      securityPolicy: "",
    });
    expect(cart(silent)).toMatchObject({ observedPercent: 0 });
    expect(cart({ ...silent, securityPolicy: "mutual_tls" })).toMatchObject({ observedPercent: 100 });
  });

  it("leaves out other measures, other clusters and what is no number of calls", () => {
    const odd = [
      mtlsRow("shop/web", "shop/cart-v1", { measure: "requestBytes", value: 9 }),
      mtlsRow("shop/web", "shop/cart-v1", { destinationCluster: "west" }),
      mtlsRow("shop/web", "shop/cart-v1", { reporter: "somebody" }),
      mtlsRow("shop/web", "shop/cart-v1", { value: 0 }),
      mtlsRow("shop/web", "shop/cart-v1", { value: Number.NaN }),
    ];
    expect(cart(...odd)).toMatchObject({ requestsPerSecond: 0, observedPercent: null, callers: [] });
  });

  it("is told of the workload as a whole, since telemetry does not tell ports apart", () => {
    const policy = peerAuthentication("shop/cart", "STRICT", "cart", {
      portLevelMtls: { 9102: { mode: "DISABLE" } },
    });
    const overview = listMtls(observedShop([policy], [mtlsRow("shop/web", "shop/cart-v1")]));
    expect(entryOf(overview, "shop/cart-v1", 9102)).toMatchObject({
      observedPercent: null,
      requestsPerSecond: 0,
      callers: [],
    });
  });

  it("adds up over a namespace and over the mesh", () => {
    const overview = listMtls(observedShop([], [...CALM, plainRow("", "bank/till", { value: 4 })]));
    expect(scopeOf(overview, "shop")).toMatchObject({ observedPercent: 100, requestsPerSecond: 3 });
    expect(scopeOf(overview, "bank")).toMatchObject({ observedPercent: 20, requestsPerSecond: 5 });
    expect(overview.mesh).toMatchObject({ observedPercent: 50, requestsPerSecond: 8 });
  });

  it("is unknown without telemetry, while what is configured stays", () => {
    const overview = listMtls(observedShop([peerAuthentication("shop/default", "STRICT")], null));
    expect(scopeOf(overview, "shop")).toMatchObject({ configured: "STRICT", observedPercent: null });
  });
});

describe("scenarios of the simulated mesh", () => {
  it("shows plain text into a PERMISSIVE workload, and none into a STRICT one", () => {
    const overview = scenario("mtls-gap");
    expect(entryOf(overview, "gap-mixed/web")).toMatchObject({
      configured: "PERMISSIVE",
      observedPercent: 0,
    });
    expect(entryOf(overview, "gap-mixed/accounts")).toMatchObject({
      configured: "STRICT",
      observedPercent: 100,
    });
    expect(entryOf(overview, "gap-mixed/printer")).toMatchObject({
      configured: "DISABLE",
      observedPercent: 0,
    });
    const vault = entryOf(overview, "gap-strict/vault");
    expect(vault?.observedPercent).toBeGreaterThan(95);
    expect(vault?.observedPercent).toBeLessThan(100);
    expect(entryOf(overview, "gap-strict/vault", 9102)).toMatchObject({
      configured: "PERMISSIVE",
      level: "port",
    });
  });

  it("counts requests through a waypoint once, by their true callers", () => {
    const overview = scenario("ambient");
    const served = entryOf(overview, "clinic-booking/appointments-v1");
    expect(served).toMatchObject({ dataPlane: "ztunnel", observedPercent: 100, bytesPerSecond: 0 });
    expect(served?.callers.map(({ workload }) => workload)).not.toContain("waypoint");
    const backup = entryOf(overview, "clinic/reception")?.callers.find(
      ({ workload }) => workload === "backup",
    );
    expect(backup).toMatchObject({ observedPercent: 0 });
  });
});
