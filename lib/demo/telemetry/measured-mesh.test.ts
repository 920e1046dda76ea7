import { describe, expect, it } from "vitest";
import { demoEnd, demoFlow } from "@/lib/testing/demo-flow";
import { demoConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { METRIC_HELP } from "../prometheus-api/metric-help";
import type { MeshFlow } from "../traffic/model/mesh-flow";
import type { K8sObject } from "../world/k8s-object";
import { objectsView } from "../world/objects-view";
import { isObject } from "../world/read-json";
import { NO_CHANGES } from "./control-plane/pushed-changes";
import type { MetricStream } from "./counters/metric-stream";
import { measuredMesh } from "./measured-mesh";

const running = (pod: K8sObject, ...names: readonly string[]): K8sObject => ({
  ...pod,
  status: {
    ...(isObject(pod["status"]) ? pod["status"] : {}),
    containerStatuses: names.map((name): JsonObject => ({
      name,
      image: `${name}:1`,
      restartCount: 0,
      state: { running: {} },
    })),
  },
});
const WEB = running(demoPod({ workload: "web" }), "web", "istio-proxy");
const CART = running(demoPod({ workload: "cart", node: "node-2" }), "cart", "istio-proxy");
const ISTIOD = demoPod({ namespace: "istio-system", workload: "istiod", dataPlane: "none" });
const ZTUNNEL = demoPod({ namespace: "istio-system", workload: "ztunnel", dataPlane: "none" });
const AMBIENT = [0, 1].map((index) => demoPod({ workload: "ambient", dataPlane: "ztunnel", index }));
const OBJECTS = [
  WEB,
  CART,
  ISTIOD,
  ZTUNNEL,
  ...AMBIENT,
  demoService({ name: "cart" }),
  demoConfig("VirtualService", "shop/cart", {}),
];

const measured = (
  objects: readonly K8sObject[] = OBJECTS,
  flows: readonly MeshFlow[] = [demoFlow()],
  changes = NO_CHANGES,
): readonly MetricStream[] => [...measuredMesh({ view: objectsView(objects), flows, changes }).streams];
/** A metric's values by the pod they belong to. */
function valuesOf(name: string, streams = measured()): Readonly<Record<string, number>> {
  return Object.fromEntries(
    streams.flatMap(({ labels, target, rates }) =>
      rates
        .filter((rate) => rate.name === name)
        .map((rate) => [
          [labels["pod"] ?? target.labels["pod"] ?? target.labels["instance"], labels["container"]]
            .filter(Boolean)
            .join("/"),
          rate.perSecond,
        ]),
    ),
  );
}
const labelsOf = (name: string): readonly unknown[] =>
  measured()
    .filter(({ rates }) => rates.some((rate) => rate.name === name))
    .map(({ labels }) => labels);

describe("measuredMesh", () => {
  it("says of each target that it is up and how many samples it gave", () => {
    const streams = measured();
    const up = valuesOf("up", streams);
    expect(Object.keys(up).sort()).toEqual(
      ["cart-5d8f7-0", "istiod-5d8f7-0", "node-1", "node-2", "web-5d8f7-0", "ztunnel-5d8f7-0"].sort(),
    );
    const ofWeb = streams.filter(
      ({ target, rates }) => target.labels["pod"] === "web-5d8f7-0" && rates[0]?.name !== "up",
    );
    expect(valuesOf("scrape_samples_scraped", streams)["web-5d8f7-0"]).toBe(
      ofWeb.reduce((sum, { rates }) => sum + rates.length, 0),
    );
  });

  // https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
  it("lets processor time and memory of containers grow with what they handle", () => {
    const idle = measured(OBJECTS, []);
    for (const name of ["container_cpu_usage_seconds_total", "container_memory_working_set_bytes"]) {
      expect(Object.keys(valuesOf(name))).toEqual([
        "web-5d8f7-0/web",
        "web-5d8f7-0/istio-proxy",
        "cart-5d8f7-0/cart",
        "cart-5d8f7-0/istio-proxy",
      ]);
      for (const [container, value] of Object.entries(valuesOf(name)))
        if (container === "web-5d8f7-0/web") expect(value).toBe(valuesOf(name, idle)[container]);
        else expect(value).toBeGreaterThan(valuesOf(name, idle)[container] ?? NaN);
    }
  });

  it("counts an attempt where it arrives, not as a further request of its caller", () => {
    const twice = [demoFlow(), demoFlow({ role: "attempt" })];
    const cpu = (flows: readonly MeshFlow[]): Readonly<Record<string, number>> =>
      valuesOf("container_cpu_usage_seconds_total", measured(OBJECTS, flows));
    expect(cpu(twice)["web-5d8f7-0/istio-proxy"]).toBe(cpu([demoFlow()])["web-5d8f7-0/istio-proxy"]);
    expect(cpu(twice)["cart-5d8f7-0/cart"]).toBeGreaterThan(cpu([demoFlow()])["cart-5d8f7-0/cart"] ?? NaN);
  });

  it("leaves a container out that does not run", () => {
    const waiting = {
      ...WEB,
      status: {
        ...(isObject(WEB["status"]) ? WEB["status"] : {}),
        containerStatuses: [{ name: "web", state: { waiting: {} } }, 1],
      },
    };
    expect(valuesOf("container_cpu_usage_seconds_total", measured([waiting]))).toEqual({});
  });

  // https://istio.io/latest/docs/reference/commands/pilot-discovery/#metrics
  it("lets istiod tell of the proxies connected to it and of what it serves", () => {
    expect(valuesOf("pilot_xds")).toEqual({ "istiod-5d8f7-0": 3 });
    expect(valuesOf("pilot_services")).toEqual({ "istiod-5d8f7-0": 1 });
    expect(valuesOf("pilot_virt_services")).toEqual({ "istiod-5d8f7-0": 1 });
    expect(labelsOf("pilot_xds_pushes")).toEqual(
      ["cds", "eds", "lds", "rds", "nds"].map((type) => ({ type })),
    );
  });

  it.each([
    ["configuration", { configuration: true, endpoints: false }, { cds: 3, eds: 3, lds: 3, rds: 3, nds: 3 }],
    ["endpoints", { configuration: false, endpoints: true }, { eds: 3 }],
    ["nothing", NO_CHANGES, {}],
  ])("pushes to all proxies at once when %s changed", (_what, changes, pushed) => {
    const steps = measured(OBJECTS, [], changes).flatMap(({ labels, rates }) =>
      rates
        .filter(({ name, atOnce }) => name === "pilot_xds_pushes" && atOnce !== undefined)
        .map(({ atOnce }) => [labels["type"], atOnce]),
    );
    expect(Object.fromEntries(steps)).toEqual(pushed);
  });

  it("shares the proxies out among several istiods", () => {
    const second = demoPod({ namespace: "istio-system", workload: "istiod", dataPlane: "none", index: 1 });
    expect(valuesOf("pilot_xds", measured([...OBJECTS, second]))).toEqual({
      "istiod-5d8f7-0": 1.5,
      "istiod-5d8f7-1": 1.5,
    });
  });

  it("tells the version of each part of the mesh", () => {
    expect(labelsOf("istio_build")).toEqual([
      { component: "proxy", tag: "1.27.3" },
      { component: "proxy", tag: "1.27.3" },
      { component: "pilot", tag: "1" },
      { component: "ztunnel", tag: "1" },
    ]);
  });

  it("lets the agent beside each Envoy tell of its certificate, and no ztunnel", () => {
    expect(Object.keys(valuesOf("istio_agent_cert_expiry_seconds"))).toEqual(["web-5d8f7-0", "cart-5d8f7-0"]);
    expect(labelsOf("istio_agent_cert_expiry_seconds")).toEqual([
      { resource_name: "default" },
      { resource_name: "default" },
    ]);
  });

  it("lets ztunnel tell how many pods of its node it serves", () => {
    expect(valuesOf("workload_manager_active_proxy_count")).toEqual({ "ztunnel-5d8f7-0": 2 });
  });

  it("gives help to every metric that a target exposes", () => {
    const own = new Set(["up"]);
    for (const { rates } of measured(OBJECTS, [
      demoFlow(),
      demoFlow({ protocol: "tcp" }),
      demoFlow({ protocol: "grpc" }),
    ]))
      for (const { name } of rates) {
        const known = METRIC_HELP.has(name) || METRIC_HELP.has(name.replace(/_(?:bucket|sum|count)$/, ""));
        expect([name, known || own.has(name) || name.startsWith("scrape_")]).toEqual([name, true]);
      }
  });

  it("reads whatever is written into objects", () => {
    const odd = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "odd" },
      spec: [1],
      status: {
        phase: "Running",
        podIP: "10.0.0.1",
        containerStatuses: [null, { name: 1, state: { running: 2 } }],
      },
    };
    expect(() => measured([odd, ...OBJECTS])).not.toThrow();
    expect(() => measured([], [demoFlow({ source: demoEnd("gone") })])).not.toThrow();
  });
});
