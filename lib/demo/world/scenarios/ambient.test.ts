import { describe, expect, it } from "vitest";
import { scenarioFlows, totalOf } from "@/lib/testing/scenario-flows";
import { settledObjects } from "@/lib/testing/settled-objects";
import type { MeshFlow } from "../../traffic/model/mesh-flow";
import { ambient } from "./ambient";

const flows = scenarioFlows(ambient());
const between = (from: string, to: string, all = flows): readonly MeshFlow[] =>
  all.filter(
    ({ source, destination, call }) =>
      source.workload === from && (destination?.workload ?? call.host) === to,
  );
/** How calls end, and who tells of them in which protocol, once each. */
const told = (calls: readonly MeshFlow[]): readonly string[] => [
  ...new Set(
    calls
      .filter(({ code }) => code !== "500" && code !== "503")
      .map(({ mtls, code, flags, reports }) =>
        [
          mtls ? "mtls" : "plain",
          code,
          flags,
          ...reports.map(({ reporter, protocol }) => `${reporter}:${protocol}`),
        ]
          .filter((one) => one !== "")
          .join(" "),
      ),
  ),
];
const withoutLabel = (label: string): readonly MeshFlow[] =>
  scenarioFlows(ambient(), (object) => {
    const labels = Object.entries(object.metadata.labels ?? {}).filter(([name]) => name !== label);
    return { ...object, metadata: { ...object.metadata, labels: Object.fromEntries(labels) } };
  });

// https://istio.io/latest/docs/ambient/architecture/data-plane/
describe("the ambient scenario where ztunnel is alone", () => {
  it("has the ztunnels of both sides count connections under mutual TLS", () => {
    expect(told(between("reception", "records"))).toEqual(["mtls 200 source:tcp destination:tcp"]);
    expect(told(between("records", "archive"))).toEqual(["mtls source:tcp destination:tcp"]);
  });

  it("closes connections of principals and namespaces that a policy does not name", () => {
    expect(told(between("guest-wifi", "records"))).toEqual(["mtls 0 DENY source:tcp destination:tcp"]);
  });

  it("takes plain text of a pod that is kept out, but not where STRICT is asked for", () => {
    expect(told(between("backup", "reception"))).toEqual(["plain 200 destination:tcp"]);
    expect(told(between("backup", "archive"))).toEqual(["plain UC destination:tcp"]);
  });

  it("runs a ztunnel and a CNI agent on every node, and no sidecar", () => {
    const pods = settledObjects(ambient().objects).filter(({ kind }) => kind === "Pod");
    const of = (name: string): number => pods.filter(({ metadata }) => metadata.name.startsWith(name)).length;
    expect([of("ztunnel-"), of("istio-cni-node-")]).toEqual([3, 3]);
    const inClinic = pods.filter(({ metadata }) => metadata.namespace === "clinic");
    expect(inClinic.filter((pod) => JSON.stringify(pod).includes('"istio-proxy"'))).toEqual([]);
  });
});

// https://istio.io/latest/docs/ambient/usage/waypoint/
describe("the ambient scenario's waypoint for a service", () => {
  it("splits requests by an HTTPRoute and tells of each", () => {
    const [v1, v2] = ["appointments-v1", "appointments-v2"].map((to) => between("reception", to));
    expect(totalOf(v2 ?? []) / totalOf([...(v1 ?? []), ...(v2 ?? [])])).toBeCloseTo(0.15, 6);
    expect(told(v1 ?? [])).toEqual(["mtls 200 source:tcp waypoint:http destination:tcp"]);
  });

  it("refuses methods that a policy on the service does not name", () => {
    const refused = between("reception", "appointments.clinic-booking");
    expect(refused.map(({ call, code }) => `${call.method} ${code}`)).toEqual(["DELETE 403"]);
    expect(refused[0]?.reports.at(-1)).toMatchObject({ reporter: "waypoint", protocol: "http" });
  });

  it("is passed by once the Service does not name it", () => {
    const calls = withoutLabel("istio.io/use-waypoint").filter(
      ({ source, call }) => source.workload === "reception" && call.host === "appointments.clinic-booking",
    );
    expect(told(calls)).toEqual(["mtls 200 source:tcp destination:tcp"]);
    expect(calls.some(({ call }) => call.method === "DELETE")).toBe(true);
  });
});

describe("the ambient scenario's waypoint for workloads", () => {
  it("carries what is addressed to single pods", () => {
    const images = between("records", "scanner");
    expect(told(images)).toEqual(["mtls 200 source:tcp waypoint:http destination:tcp"]);
    expect(new Set(images.flatMap(({ destination }) => destination?.pods.map(({ name }) => name)))).toEqual(
      new Set(["scanner-0", "scanner-1"]),
    );
  });

  it("is passed by where its Gateway is not there", () => {
    const gone = scenarioFlows({
      ...ambient(),
      objects: ambient().objects.filter(({ metadata }) => metadata.name !== "scanner-waypoint"),
    });
    expect(told(between("records", "scanner", gone))).toEqual(["mtls 200 source:tcp destination:tcp"]);
  });
});

describe("the ambient scenario beside sidecars", () => {
  it("takes calls of ambient pods into a STRICT sidecar", () => {
    expect(told(between("reminders", "invoices"))).toEqual(["mtls 200 source:tcp destination:http"]);
  });

  it("takes calls of sidecars, which know the routes but pass waypoints by", () => {
    expect(told(between("invoices", "records"))).toEqual(["mtls 200 source:http destination:tcp"]);
    expect(told(between("invoices", "appointments-v2"))).toEqual(["mtls 200 source:http destination:tcp"]);
  });

  it("takes requests from outside through the ingress gateway", () => {
    expect(told(between("istio-ingressgateway", "reception"))).toEqual([
      "mtls 200 source:http destination:tcp",
    ]);
  });
});
