import { describe, expect, it } from "vitest";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObservedMesh } from "@/lib/domain/routing/observed-mesh";
import { configObject, snapshotOfObjects } from "@/lib/testing/config-object";
import { definitionSchema } from "@/lib/testing/definition-schema";
import { REAL_SCHEMA_CHECK } from "@/lib/testing/real-schema-check";
import { specObject } from "@/lib/testing/spec-object";
import { row } from "@/lib/testing/telemetry-row";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import type { EgressHost } from "./egress-verdict";
import { judgeEgress } from "./judge-egress";

const OBJECTS: readonly ClusterObject[] = [
  namespaceOf("shop"),
  namespaceOf("calm", { "istio.io/dataplane-mode": "ambient" }),
  ...workloadObjects("shop/web", { containers: SIDECAR }),
  ...workloadObjects("shop/cron"),
  ...workloadObjects("calm/app"),
  ...workloadObjects("istio-system/istiod"),
  specObject("Service", "shop/web", { selector: { app: "web" } }),
];
const entry = (path: string, host: string, more: JsonObject = {}): ClusterObject =>
  specObject("ServiceEntry", path, { hosts: [host], ...more });
const routed = (path: string, more: JsonObject = {}): ClusterObject =>
  specObject("VirtualService", path, { http: [{ route: [{ destination: { host: "api.test" } }] }], ...more });
const sidecar = (path: string, spec: JsonObject): ClusterObject => specObject("Sidecar", path, spec);

/** A call of shop/web that left the mesh by the PassthroughCluster. */
const call = (host: string, changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  row({
    sourceNamespace: "shop",
    sourceWorkload: "web",
    destinationNamespace: "",
    destinationWorkload: "",
    destinationHost: host,
    destinationService: "PassthroughCluster",
    destinationServiceNamespace: "",
    ...changes,
  });
const named = (host: string, changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  call(host, { destinationService: host, ...changes });
const refused = (host: string, changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  call(host, { destinationService: "BlackHoleCluster", code: "502", ...changes });

const meshOf = (rows: ObservedMesh["rows"], more: readonly ClusterObject[] = []): ObservedMesh => ({
  snapshot: snapshotOfObjects([...OBJECTS, ...more]),
  rootNamespace: "istio-system",
  allowAny: true,
  autoMtls: true,
  homeCluster: "Kubernetes",
  rows,
  windowSeconds: 300,
  visible: new Set(["shop", "calm", "istio-system"]),
});

function onlyHost(mesh: ObservedMesh): EgressHost {
  const [host, ...more] = judgeEgress(mesh).hosts;
  if (!host || more.length > 0) throw new Error(`${more.length + Number(Boolean(host))} hosts`);
  return host;
}

describe("a call that leaves the mesh", () => {
  const ALLOW = { outboundTrafficPolicy: { mode: "ALLOW_ANY" } };
  const ONLY = { outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } };

  it.each<[string, TelemetryRow, readonly ClusterObject[], EgressHost["state"], boolean | null, RegExp]>([
    ["that nothing names", call("api.test"), [], "passthrough", true, /Nothing in the registry names it/],
    [
      "that a Sidecar lets out whatever the mesh says",
      call("api.test"),
      [sidecar("shop/default", ALLOW)],
      "passthrough",
      false,
      /Sidecar shop\/default lets it out/,
    ],
    [
      "that a Sidecar refuses since then",
      call("api.test"),
      [sidecar("shop/default", ONLY)],
      "passthrough",
      null,
      /since then Sidecar shop\/default refuses/,
    ],
    [
      "that a Sidecar refuses by a policy without a mode",
      refused("api.test"),
      [sidecar("shop/default", { outboundTrafficPolicy: {} })],
      "blocked",
      true,
      /refuses it already/,
    ],
    [
      "of a gateway, which no Sidecar is for",
      call("api.test", { sourceWorkload: "gate" }),
      [...workloadObjects("shop/gate", { containers: [{ name: "istio-proxy" }] }), sidecar("shop/a", ALLOW)],
      "passthrough",
      true,
      /Nothing/,
    ],
    [
      "that a ServiceEntry would help, where its Sidecar imports its namespace",
      call("api.test"),
      [sidecar("shop/default", { egress: [{ hosts: ["./*"] }] })],
      "passthrough",
      true,
      /^Nothing in the registry names it\.$/,
    ],
    [
      "that another workload's Sidecar says nothing about",
      call("api.test"),
      [sidecar("shop/other", { ...ALLOW, workloadSelector: { labels: { app: "other" } } })],
      "passthrough",
      true,
      /Nothing/,
    ],
    [
      "whose host is named by another namespace for itself",
      call("api.test"),
      [entry("bank/api", "api.test", { exportTo: ["."] })],
      "passthrough",
      true,
      /not exported/,
    ],
    [
      "whose host is named now, on which port is not known",
      call("api.test"),
      [entry("shop/api", "*.test")],
      "passthrough",
      null,
      /ServiceEntry shop\/api names it, but/,
    ],
    [
      "by the name of a ServiceEntry",
      named("api.test"),
      [entry("shop/api", "api.test")],
      "registered",
      false,
      /ServiceEntry shop\/api names it/,
    ],
    [
      "by a name that its Sidecar does not import, but a route leads to",
      named("api.test"),
      [
        entry("bank/api", "api.test"),
        sidecar("shop/default", { egress: [{ hosts: ["./*"] }] }),
        routed("shop/api"),
      ],
      "registered",
      false,
      /bank\/api/,
    ],
    [
      "by a name that its Sidecar does not import, and only a route that others see leads to",
      named("api.test"),
      [
        entry("bank/api", "api.test"),
        sidecar("shop/default", { egress: [{ hosts: ["./*"] }] }),
        routed("bank/api", { exportTo: ["."] }),
      ],
      "registered",
      null,
      /reaches this caller now/,
    ],
    [
      "by a name that its Sidecar does not import any more",
      named("api.test"),
      [entry("bank/api", "api.test"), sidecar("shop/default", { egress: [{ hosts: ["./*"] }] })],
      "registered",
      null,
      /reaches this caller now/,
    ],
    ["by a name that is gone", named("api.test"), [], "registered", null, /nothing names it now/],
    [
      "to a Service without pods of the cluster",
      named("db.shop.svc.cluster.local", { destinationService: "db" }),
      [specObject("Service", "shop/db", {})],
      "registered",
      false,
      /Service shop\/db/,
    ],
    ["that was refused, whyever", refused("api.test"), [], "blocked", true, /would be again/],
    [
      "that was refused and is let out now",
      refused("api.test"),
      [sidecar("shop/default", ALLOW)],
      "blocked",
      false,
      /since then Sidecar shop\/default lets it out/,
    ],
    [
      "that was refused and is named now",
      refused("api.test"),
      [entry("shop/api", "api.test")],
      "blocked",
      null,
      /names it now/,
    ],
    [
      "of a ztunnel, which knows no such policy",
      call("", {
        sourceNamespace: "calm",
        sourceWorkload: "app",
        dataplane: "ztunnel",
        destinationService: "",
      }),
      [],
      "passthrough",
      false,
      /ztunnel lets out/,
    ],
    [
      "by a waypoint, which knows the host",
      named("api.test", { reporter: "waypoint", sourceNamespace: "calm", sourceWorkload: "app" }),
      [entry("calm/api", "api.test")],
      "registered",
      false,
      /calm\/api/,
    ],
    [
      "of another cluster, whose configuration is not known",
      call("api.test", { sourceCluster: "west" }),
      [],
      "passthrough",
      null,
      /another cluster/,
    ],
    [
      "of a workload that is gone, where Sidecars differ by labels",
      call("api.test", { sourceWorkload: "gone" }),
      [sidecar("shop/default", ONLY), sidecar("shop/other", ALLOW)],
      "passthrough",
      null,
      /Which Sidecar applies/,
    ],
    ["to the address of a pod", call("10.0.0.7"), [], "passthrough", true, /Nothing/],
  ])("%s", (_which, observed, objects, state, wouldBeCut, because) => {
    const host = onlyHost(meshOf([observed], objects));
    expect(host).toMatchObject({ state, wouldBeCut });
    expect(host.because).toMatch(because);
  });

  it.each<[string, TelemetryRow]>([
    ["ends at a workload", row({ sourceNamespace: "shop", sourceWorkload: "web" })],
    ["failed at a Service of pods", named("web.shop.svc.cluster.local", { flags: "UH", code: "503" })],
    ["had no route", named("api.test", { flags: "NR", code: "404" })],
    ["was told by its server only", call("api.test", { reporter: "destination" })],
    ["is of a caller that the viewer may not see", call("api.test", { sourceNamespace: "secret" })],
    ["carried nothing", call("api.test", { value: 0 })],
  ])("is not meant where it %s", (_which, observed) => {
    expect(judgeEgress(meshOf([observed])).hosts).toEqual([]);
  });

  it("is added up by caller, host and protocol; TCP in bytes of both directions", () => {
    const tcp = { protocol: "tcp", code: "" };
    const { hosts } = judgeEgress(
      meshOf([
        call("api.test", { value: 2 }),
        call("API.test", { value: 3, code: "500" }),
        call("api.test", { ...tcp, measure: "tcpToServer", value: 10 }),
        call("api.test", { ...tcp, measure: "tcpToClient", value: 20 }),
      ]),
    );
    expect(
      hosts.map(({ protocol, requestsPerSecond, bytesPerSecond }) => [
        protocol,
        requestsPerSecond,
        bytesPerSecond,
      ]),
    ).toEqual([
      ["http", 5, 0],
      ["tcp", 0, 30],
    ]);
  });
});

describe("the ServiceEntry drafted for a host", () => {
  const draftsOf = (rows: readonly TelemetryRow[], more: readonly ClusterObject[] = []) =>
    judgeEgress(meshOf(rows, more)).hosts.map(({ draft }) => draft);

  it("names it to its callers' namespace, with the ports of all that was observed", () => {
    const drafts = draftsOf([
      call("api.test.org"),
      call("api.test.org", { protocol: "grpc" }),
      call("api.test.org:8080"),
      call("api.test.org", { protocol: "tcp", measure: "tcpToServer" }),
    ]);
    expect(drafts).toHaveLength(4);
    for (const draft of drafts)
      expect(draft).toEqual({
        apiVersion: "networking.istio.io/v1",
        kind: "ServiceEntry",
        metadata: { name: "egress-api-test-org", namespace: "shop" },
        spec: {
          hosts: ["api.test.org"],
          location: "MESH_EXTERNAL",
          ports: [
            { number: 80, name: "http", protocol: "HTTP" },
            { number: 443, name: "tls", protocol: "TLS" },
            { number: 8080, name: "http-8080", protocol: "HTTP" },
          ],
          resolution: "DNS",
          exportTo: ["."],
        },
      });
  });

  it.each([
    [""],
    ["archive"],
    ["10.0.0.7"],
    ["10.0.0.7:8080"],
    ["db.bank.svc.cluster.local"],
    ["a_b.test.org"],
  ])("is none for %j", (host) => {
    expect(draftsOf([call(host)])).toEqual([null]);
  });

  it("is what the definition of its kind takes", () => {
    const [draft] = draftsOf([call("api.test.org"), call("api.test.org:8443")]);
    if (!draft) throw new Error("no draft");
    expect(REAL_SCHEMA_CHECK.check(draft, definitionSchema(draft), null)).toEqual([]);
  });

  it("is none where the host is let out or named", () => {
    expect(draftsOf([named("api.test.org")], [entry("shop/api", "api.test.org")])).toEqual([null]);
  });

  it("comes with a word on the Sidecar that would not import it", () => {
    const scope = sidecar("shop/default", { egress: [{ hosts: ["bank/*"] }] });
    const host = onlyHost(meshOf([call("api.test.org")], [scope]));
    expect(host.draft).not.toBeNull();
    expect(host.because).toContain("must import ./api.test.org");
  });
});

describe("the verdict", () => {
  const verdictOf = (rows: ObservedMesh["rows"], more: readonly ClusterObject[] = []) =>
    judgeEgress(meshOf(rows, more));
  const inside = row({ sourceNamespace: "shop", sourceWorkload: "web" });

  it.each<[string, ObservedMesh["rows"], readonly ClusterObject[], string, RegExp]>([
    ["without telemetry", null, [], "notEnoughData", /no telemetry/],
    ["where nobody called", [], [], "notEnoughData", /No proxy/],
    [
      "where something is cut",
      [inside, call("api.test", { value: 2 })],
      [],
      "wouldBreak",
      /^2 requests\/s of 1 workload/,
    ],
    ["where something cannot be told", [inside, named("api.test")], [], "notEnoughData", /Of 1 call/],
    [
      "where everything is named",
      [inside, named("api.test")],
      [entry("shop/a", "api.test")],
      "safe",
      /still/,
    ],
    ["where only what is refused already is cut", [inside, refused("api.test")], [], "safe", /still/],
  ])("%s", (_where, rows, objects, verdict, because) => {
    const told = verdictOf(rows, objects);
    expect(told.verdict).toBe(verdict);
    expect(told.because).toMatch(because);
  });

  it.each([
    [[inside], /no call was seen to be refused/],
    [[refused("api.test")], /1 workload was refused/],
  ])("says where REGISTRY_ONLY holds already what it refuses", (rows, because) => {
    const told = judgeEgress({ ...meshOf(rows), allowAny: false });
    expect(told.verdict).toBe("alreadyRegistryOnly");
    expect(told.because).toMatch(because);
  });

  it("names what cannot be known", () => {
    const { unknown } = verdictOf([call("")]);
    expect(unknown.join("\n")).toMatch(/without a proxy: shop\/cron\./);
    expect(unknown.join("\n")).toMatch(/behind ztunnel: calm\/app\./);
    expect(unknown.join("\n")).toMatch(/does not name what these workloads call: shop\/web/);
    expect(unknown.join("\n")).toMatch(/rarer than the window may not have been seen/);
    expect(unknown.join("\n")).not.toContain("istiod");
  });

  it("names few of many workloads without a proxy", () => {
    const many = Array.from({ length: 9 }, (_, index) => workloadObjects(`shop/job-${index}`)).flat();
    expect(verdictOf([inside], many).unknown[0]).toMatch(/job-3 and 5 more/);
  });

  it("survives objects of any shape", () => {
    const odd: readonly ClusterObject[] = [
      configObject("ServiceEntry", "shop/odd", { spec: { hosts: [7, null, "*"], exportTo: "." } }),
      configObject("ServiceEntry", "shop/none", { spec: null }),
      configObject("Sidecar", "shop/odd", { spec: { egress: { hosts: 7 }, outboundTrafficPolicy: [] } }),
      configObject("VirtualService", "shop/odd", { spec: { http: [{ route: "a" }] } }),
    ];
    expect(() => verdictOf([call("api.test"), named("x".repeat(5_000)), refused(":::")], odd)).not.toThrow();
  });
});
