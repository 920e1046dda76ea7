import { describe, expect, it } from "vitest";
import { demoConfig } from "@/lib/testing/demo-objects";
import { settledObjects } from "@/lib/testing/settled-objects";
import { findKind } from "../kube-api/kinds/find-kind";
import { validateObject } from "../kube-api/validation/validate-object";
import { ambientDataPlane } from "./ambient-data-plane";
import { bookinfo } from "./scenarios/bookinfo/bookinfo";
import { controlPlane, egressGateway } from "./control-plane";
import type { K8sObject } from "./k8s-object";
import { large } from "./scenarios/large/large";
import { jsonAt, objectsIn, textOr } from "./read-json";
import { externalNameService, service } from "./service";
import { namespaceObject } from "./simple-objects";
import { autoscaler, cronJob, daemonSet, deployment, statefulSet } from "./workload";

const AT = { namespace: "shop", name: "web" };
const EVERYTHING = [
  ...controlPlane(),
  ...egressGateway(),
  ...ambientDataPlane(),
  namespaceObject("shop", true),
  deployment({
    ...AT,
    ports: [8080],
    probe: "/healthz",
    env: { MODE: "test" },
    annotations: { "example.com/a": "b" },
  }),
  autoscaler(AT, { min: 1, max: 5, percent: 60 }),
  service({
    ...AT,
    ports: [{ name: "http", port: 80, targetPort: 8080, appProtocol: "http" }],
    type: "LoadBalancer",
  }),
  statefulSet({ ...AT, name: "db", ports: [5432] }),
  service({ ...AT, name: "db", ports: [{ name: "tcp", port: 5432 }], headless: true }),
  daemonSet({ ...AT, name: "agent" }),
  cronJob({ ...AT, name: "report" }, "*/15 * * * *"),
  externalNameService({ ...AT, name: "out" }, "example.com"),
  demoConfig("Gateway", "shop/waypoint", {
    gatewayClassName: "istio-waypoint",
    listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
  }),
];

/** What the API server would find wrong, as `Kind name: problem`. */
function problems(objects: readonly K8sObject[]): readonly string[] {
  return objects.flatMap((object) => {
    const kind = findKind(object.apiVersion, object.kind);
    if (kind === undefined) return [`${object.kind} is not served`];
    const version = object.apiVersion.split("/").at(-1) ?? "";
    return validateObject(kind, version, object, undefined).errors.map(
      (error) => `${object.kind} ${object.metadata.name}: ${JSON.stringify(error)}`,
    );
  });
}

describe("manifests of the simulated cluster", () => {
  it.each([
    ["everything that can be declared", EVERYTHING],
    ["bookinfo", bookinfo().objects],
    ["a large mesh", large(2, 12).objects],
  ])("are ones the API server accepts, declared and once they run: %s", (_, objects) => {
    expect(problems(objects)).toEqual([]);
    expect(problems(settledObjects(objects))).toEqual([]);
  });

  it("bring up every workload", () => {
    const settled = settledObjects(EVERYTHING, Date.parse("2026-01-20T12:02:00Z"));
    const pods = settled.filter(({ kind }) => kind === "Pod");
    const broken = pods.filter(
      (pod) => !["Running", "Succeeded"].includes(textOr(jsonAt(pod, "status", "phase"))),
    );
    expect(broken.map(({ metadata }) => metadata.name)).toEqual([]);
    const started = new Set(pods.map(({ metadata }) => metadata.name.replace(/-[^-]+(-[^-]+)?$/, "")));
    for (const name of [
      "istiod",
      "istio-ingressgateway",
      "istio-egressgateway",
      "ztunnel",
      "web",
      "db",
      "agent",
    ])
      expect([...started].some((one) => one.startsWith(name))).toBe(true);
  });

  it("give every object its own uid", () => {
    const uids = settledObjects(EVERYTHING).map(({ metadata }) => metadata.uid);
    expect(new Set(uids).size).toBe(uids.length);
  });

  it("name the whole of what is served by a Service without a selector", () => {
    const spec = service({ ...AT, selector: {}, ports: [{ name: "http", port: 80 }] })["spec"];
    expect(jsonAt(spec, "selector")).toBeUndefined();
    expect(objectsIn(jsonAt(spec, "ports"))).toEqual([
      { name: "http", port: 80, targetPort: 80, protocol: "TCP" },
    ]);
  });
});
