import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoEnd, demoFlow } from "@/lib/testing/demo-flow";
import { demoMeshConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import type { MeshFlow } from "../../traffic/model/mesh-flow";
import { demandOf } from "../../world/demand";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { DAILY_PACE } from "../pace";
import { startTraffic, type Traffic } from "../traffic";
import { podLog, type LogLine, type PodLogQuery } from "./pod-log";

const START = Date.parse("2026-09-21T14:13:20Z");
const MINUTE = 60_000;
const LOGGING = demoMeshConfig("accessLogFile: /dev/stdout\n");
const PODS = [
  ...[0, 1, 2].map((index) => demoPod({ workload: "web", index })),
  ...[0, 1].map((index) => demoPod({ workload: "cart", index })),
  demoPod({ namespace: "istio-system", workload: "ztunnel", dataPlane: "none" }),
];
const WEB = demoEnd("web", { replicas: 3 });
const CART = demoEnd("cart", { replicas: 2 });
const FLOWS = [
  demoFlow({ source: WEB, destination: CART }),
  demoFlow({ source: WEB, destination: CART, code: "500", perSecond: 0.7 }),
];

function trafficOf(
  flows: readonly MeshFlow[] = FLOWS,
  objects: readonly K8sObject[] = [...PODS, LOGGING],
): Traffic {
  return startTraffic(objectsView(objects), {
    demand: demandOf([]),
    incidents: [],
    solve: () => flows,
    pace: DAILY_PACE,
    clock: { now: () => START },
  });
}
const TRAFFIC = trafficOf();
const logOf = (
  pod: string,
  container: string,
  more: Partial<PodLogQuery> = {},
  traffic = TRAFFIC,
): readonly LogLine[] =>
  podLog(traffic, {
    namespace: "shop",
    pod,
    container,
    sinceMs: START - MINUTE,
    untilMs: START,
    limitLines: 10_000,
    ...more,
  });
const proxyLog = (workload: string, more: Partial<PodLogQuery> = {}, traffic = TRAFFIC): readonly LogLine[] =>
  [0, 1, 2].flatMap((index) => logOf(`${workload}-5d8f7-${index}`, "istio-proxy", more, traffic));
const idOf = ({ text }: LogLine): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)?.[0] ?? "";

function counted(traffic: Traffic, pod: string, from: number, to: number): number {
  return [...traffic.streams()]
    .filter(({ target }) => target["pod"] === pod)
    .flatMap((stream) => stream.counters.map(({ name }, column) => ({ stream, name, column })))
    .filter(({ name }) => name === "istio_requests_total")
    .reduce((sum, { stream, column }) => sum + stream.valueAt(column, to) - stream.valueAt(column, from), 0);
}

describe("podLog of a proxy", () => {
  it("has as many lines in any window as the pod's counters have counted, to within one a flow and end", () => {
    const window = fc.tuple(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 0, max: 600_000 }));
    fc.assert(
      fc.property(window, fc.constantFrom("web-5d8f7-1", "cart-5d8f7-0"), ([back, length], pod) => {
        const untilMs = START - back;
        const sinceMs = untilMs - length;
        const lines = logOf(pod, "istio-proxy", { sinceMs, untilMs });
        expect(Math.abs(lines.length - counted(TRAFFIC, pod, sinceMs, untilMs))).toBeLessThanOrEqual(
          2 * FLOWS.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it("tells the caller's and the server's side of the same requests", () => {
    const [client, server] = ["web", "cart"].map((workload) => proxyLog(workload).map(idOf).sort());
    expect(client?.length).toBeGreaterThan(400);
    expect(new Set(client).size).toBe(client?.length);
    expect(client).toEqual(server);
  });

  it("is the same however it is read: at once, or window by window", () => {
    const whole = logOf("web-5d8f7-0", "istio-proxy");
    const parts = Array.from({ length: 6 }, (_, index) => START - MINUTE + index * 10_000).flatMap(
      (sinceMs) => logOf("web-5d8f7-0", "istio-proxy", { sinceMs, untilMs: sinceMs + 10_000 }),
    );
    expect(parts).toEqual(whole);
  });

  it("is in order of time, and of a limit the last lines", () => {
    const whole = logOf("web-5d8f7-0", "istio-proxy");
    expect(whole.map(({ at }) => at)).toEqual(
      whole.map(({ at }) => at).toSorted((left, right) => left - right),
    );
    expect(logOf("web-5d8f7-0", "istio-proxy", { limitLines: 7 })).toEqual(whole.slice(-7));
    expect(logOf("web-5d8f7-0", "istio-proxy", { limitLines: 0 })).toEqual([]);
  });

  // https://istio.io/latest/docs/tasks/observability/logs/access-log/
  it("is written where the mesh asks for it only", () => {
    expect(proxyLog("web", {}, trafficOf(FLOWS, PODS))).toEqual([]);
    expect(proxyLog("web", {}, trafficOf(FLOWS, [...PODS, demoMeshConfig('accessLogFile: ""\n')]))).toEqual(
      [],
    );
  });

  // https://istio.io/latest/docs/tasks/observability/logs/telemetry-api/#get-started-with-telemetry-api
  it("has the lines that a filter of the Telemetry API lets through", () => {
    const errors: K8sObject = {
      apiVersion: "telemetry.istio.io/v1",
      kind: "Telemetry",
      metadata: { namespace: "shop", name: "errors" },
      spec: { accessLogging: [{ filter: { expression: "response.code >= 400" } }] },
    };
    const lines = proxyLog("web", {}, trafficOf(FLOWS, [...PODS, errors]));
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.every(({ text }) => text.includes('HTTP/1.1" 500 '))).toBe(true);
  });

  it("is Istio's text format, from the caller's proxy's side", () => {
    const service = demoService({ name: "cart", spec: { clusterIP: "10.96.7.7" } });
    const [line] = proxyLog(
      "web",
      { limitLines: 1 },
      trafficOf(FLOWS.slice(0, 1), [...PODS, LOGGING, service]),
    );
    expect(line?.text).toMatch(
      new RegExp(
        String.raw`^\[2026-09-21T14:1[23]:\d\d\.\d{3}Z\] "GET / HTTP/1\.1" 200 - via_upstream - "-" \d+ \d+ \d+ \d+ "-" ` +
          String.raw`"Go-http-client/1\.1" "[0-9a-f-]{36}" "cart\.shop\.svc\.cluster\.local" "10\.2\.0\.\d:8080" ` +
          String.raw`outbound\|8080\|\|cart\.shop\.svc\.cluster\.local 10\.2\.0\.\d:\d+ 10\.96\.7\.7:8080 10\.2\.0\.\d:\d+ - default$`,
      ),
    );
  });

  it("tells the port of the service and of its pods that a gateway routed a call to", () => {
    const ports = [{ name: "http", port: 80, targetPort: 9080 }];
    const [line] = proxyLog(
      "web",
      { limitLines: 1 },
      trafficOf(FLOWS.slice(0, 1), [...PODS, LOGGING, demoService({ name: "cart", ports })]),
    );
    expect(line?.text).toMatch(/"10\.2\.0\.\d:9080" outbound\|80\|\|cart\.shop/);
  });

  it("is Istio's text format, from the server's proxy's side", () => {
    expect(logOf("cart-5d8f7-0", "istio-proxy").at(-1)?.text).toMatch(
      / "10\.2\.0\.1:8080" inbound\|8080\|\| 127\.0\.0\.6:\d+ 10\.2\.0\.1:8080 10\.2\.0\.\d:\d+ outbound_\.8080_\._\.cart\.shop\.svc\.cluster\.local default$/,
    );
  });

  it("is JSON where the mesh asks for JSON, empty fields null and numbers numbers", () => {
    const json = demoMeshConfig("accessLogFile: /dev/stdout\naccessLogEncoding: JSON\n");
    const [line] = proxyLog("web", { limitLines: 1 }, trafficOf(FLOWS.slice(0, 1), [...PODS, json]));
    expect(JSON.parse(line?.text ?? "")).toMatchObject({
      method: "GET",
      path: "/",
      response_code: 200,
      response_flags: null,
      response_code_details: "via_upstream",
      upstream_cluster: "outbound|8080||cart.shop.svc.cluster.local",
      route_name: "default",
    });
  });

  it("tells of an answer from outside the cluster", () => {
    const host = "api.example.com";
    const outside = demoFlow({
      source: WEB,
      destination: null,
      service: { host, name: host, namespace: "shop" },
      mtls: false,
    });
    const [line] = proxyLog("web", { limitLines: 1 }, trafficOf([outside]));
    expect(line?.text).toMatch(
      /"203\.0\.113\.\d+:8080" outbound\|8080\|\|api\.example\.com 10\.2\.0\.\d:\d+ - /,
    );
  });

  it("tells what a proxy refused", () => {
    const refused = demoFlow({
      source: WEB,
      destination: null,
      code: "503",
      flags: "UH",
      details: "no_healthy_upstream",
    });
    const [line] = proxyLog("web", { limitLines: 1 }, trafficOf([refused]));
    expect(line?.text).toContain('"GET / HTTP/1.1" 503 UH no_healthy_upstream');
    expect(line?.text).toContain('"cart.shop.svc.cluster.local" "-" outbound|8080||cart');
  });

  it("tells of connections without requests", () => {
    const tcp = demoFlow({
      source: WEB,
      destination: CART,
      protocol: "tcp",
      code: "",
      details: "",
      latency: null,
    });
    const [line] = proxyLog("web", { limitLines: 1 }, trafficOf([tcp]));
    expect(line?.text).toMatch(/\] "- - -" 0 - - - "-" \d+ \d+ \d+ - "-" "-" "-" "-" "10\.2/);
  });
});

describe("podLog of an application", () => {
  it("has a line of every request that reached it, with the same request id", () => {
    const lines = [0, 1].flatMap((index) => logOf(`cart-5d8f7-${index}`, "cart"));
    expect(lines.map(idOf).sort()).toEqual(proxyLog("cart").map(idOf).sort());
    expect(lines[0]?.text).toMatch(
      /^2026-09-21T14:1[23]:\d\d\.\d{3}Z (INFO GET \/ 200 \d+ms|ERROR GET \/ 500)/,
    );
  });

  it("has no line of what a proxy turned away", () => {
    const denied = demoFlow({ code: "403", details: "rbac_access_denied_matched_policy[none]" });
    expect(logOf("cart-5d8f7-0", "cart", {}, trafficOf([denied]))).toEqual([]);
    expect(logOf("cart-5d8f7-0", "cart", {}, trafficOf([demoFlow({ flags: "UC", code: "503" })]))).toEqual(
      [],
    );
  });

  it("has the tries that arrived, not the request that its caller saw of them", () => {
    const request = demoFlow();
    const attempt = demoFlow({ role: "attempt", code: "503", perSecond: 3 });
    const traffic = trafficOf([
      { ...request, reports: request.reports.slice(0, 1) },
      { ...attempt, reports: attempt.reports.slice(1) },
    ]);
    const lines = logOf("cart-5d8f7-0", "cart", {}, traffic);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ text }) => text.includes(" 503 "))).toBe(true);
  });

  it("tells of calls of its own that failed", () => {
    const lines = [0, 1, 2].flatMap((index) => logOf(`web-5d8f7-${index}`, "web"));
    expect(lines.length).toBeGreaterThan(20);
    for (const { text } of lines)
      expect(text).toMatch(/WARN GET cart\.shop\.svc\.cluster\.local:8080\/ failed with 500 after \d+ms/);
  });

  it.each([
    [
      "grpc",
      { protocol: "grpc", grpcStatus: "14" } as const,
      /ERROR GET \/ grpc status 14 \d+ms .* unavailable$/,
    ],
    [
      "tcp",
      { protocol: "tcp", code: "", details: "" } as const,
      /INFO connection from 10\.2\.0\.1:\d+ closed after/,
    ],
  ])("writes of %s what it is", (_protocol, parts, line) => {
    expect(logOf("cart-5d8f7-0", "cart", {}, trafficOf([demoFlow(parts)])).at(-1)?.text).toMatch(line);
  });

  it.each([
    ["no pod", "nowhere", "web"],
    ["no container", "web-5d8f7-0", "other"],
  ])("is empty of %s", (_what, pod, container) => {
    expect(logOf(pod, container)).toEqual([]);
  });
});

// https://istio.io/latest/docs/ambient/usage/troubleshoot-ztunnel/
describe("podLog of a ztunnel", () => {
  const [web, cart] = ["web", "cart"].map((name) => demoEnd(name, { dataPlane: "ztunnel" }));
  const ambient = (parts: Partial<MeshFlow> = {}): Traffic => {
    if (!web || !cart) return expect.unreachable();
    const ends = { source: web, destination: cart };
    const told = { ...ends, protocol: "tcp" } as const;
    return trafficOf([
      demoFlow({
        ...ends,
        reports: [
          { reporter: "source", by: web, ...told },
          { reporter: "destination", by: cart, ...told },
        ],
        ...parts,
      }),
    ]);
  };
  const ofZtunnel = (traffic: Traffic): readonly string[] =>
    logOf("ztunnel-5d8f7-0", "istio-proxy", { namespace: "istio-system" }, traffic).map(({ text }) => text);

  it("tells of connections in both directions, with the identities of mTLS", () => {
    const lines = ofZtunnel(ambient());
    for (const direction of ["inbound", "outbound"])
      expect(lines.filter((line) => line.includes(`direction="${direction}"`)).length).toBeGreaterThan(8);
    expect(lines[0]).toMatch(
      /^2026-09-21T14:1[23]:\d\d\.\d{6}Z\tinfo\taccess\tconnection complete\tsrc\.addr=10\.2\.0\.1:\d+ src\.workload="web-5d8f7-0" src\.namespace="shop" src\.identity="spiffe:\/\/cluster\.local\/ns\/shop\/sa\/web" dst\.addr=10\.2\.0\.1:15008 dst\.hbone_addr=10\.2\.0\.1:8080 dst\.service="cart/,
    );
  });

  it("names no identity without mTLS, and why a connection failed", () => {
    expect(ofZtunnel(ambient({ mtls: false }))[0]).not.toContain("identity");
    expect(ofZtunnel(ambient({ flags: "DENY", protocol: "tcp" }))[0]).toMatch(
      /\terror\taccess\t.* bytes_sent=0 bytes_recv=0 .* error="connection closed due to policy rejection/,
    );
  });
});
