import { describe, expect, it } from "vitest";
import { scenarioFlows, shareOf, totalOf } from "@/lib/testing/scenario-flows";
import type { MeshFlow } from "../../traffic/model/mesh-flow";
import type { K8sObject } from "../k8s-object";
import { isObject } from "../read-json";
import { egress } from "./egress";

const flows = scenarioFlows(egress());
const from = (workload: string, host: string, all = flows): readonly MeshFlow[] =>
  all.filter(({ source, call }) => source.workload === workload && call.host === host);
/** Where calls of a workload to a host ended up, once each. */
const ends = (workload: string, host: string, all = flows): readonly string[] => [
  ...new Set(
    from(workload, host, all).map(({ service, protocol, code, flags }) =>
      [service.name, protocol, ...(code === "200" ? [] : [code, flags])]
        .filter((one) => one !== "")
        .join(" "),
    ),
  ),
];
const without = (name: string): readonly MeshFlow[] =>
  scenarioFlows({ ...egress(), objects: egress().objects.filter(({ metadata }) => metadata.name !== name) });

// https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
describe("the egress scenario where only registered hosts may be called", () => {
  it("lets calls out to hosts of ServiceEntries, in HTTP and as TLS by its server name", () => {
    expect(ends("planner", "weather.example.org")).toEqual([
      "weather.example.org http",
      "weather.example.org http 503",
    ]);
    expect(ends("planner", "maps.example.org")).toEqual(["maps.example.org tcp"]);
    expect(ends("booking", "fares.example.org")).toEqual(["fares.example.org http"]);
  });

  it("ends every HTTP request to a host that is not registered at the BlackHoleCluster with 502", () => {
    const refused = from("notifier", "push.example.com").filter(({ protocol }) => protocol === "http");
    expect(ends("notifier", "push.example.com")[0]).toBe("BlackHoleCluster http 502");
    expect(shareOf(refused, "502")).toBe(1);
  });

  it("sends no bytes on a TLS connection to such a host", () => {
    const [connection] = from("notifier", "push.example.com").filter(({ protocol }) => protocol === "tcp");
    expect(connection).toMatchObject({ service: { name: "BlackHoleCluster" }, bytesToServerPerSecond: 0 });
  });

  it("lets it through once the Sidecar is gone", () => {
    expect(ends("notifier", "push.example.com", without("default"))).toEqual([
      "PassthroughCluster http",
      "PassthroughCluster tcp",
    ]);
  });

  it("drops a registered host once its ServiceEntry is gone", () => {
    expect(ends("planner", "weather.example.org", without("weather"))).toEqual(["BlackHoleCluster http 502"]);
  });
});

// https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/
describe("the egress scenario's gateway", () => {
  it.each([
    ["http", "hotels.example.org"],
    ["tls", "tickets.example.org"],
  ])("sends on as much %s as it is sent", (_protocol, host) => {
    const [sent, onward] = [from("booking", host), from("istio-egressgateway", host)];
    expect(new Set(sent.map(({ service }) => service.name))).toEqual(new Set(["istio-egressgateway"]));
    expect(new Set(onward.map(({ service }) => service.name))).toEqual(new Set([host]));
    expect(totalOf(sent)).toBeGreaterThan(0);
    expect(totalOf(onward)).toBeCloseTo(totalOf(sent), 9);
  });

  it("leaves callers with 503 UH while none of its pods runs", () => {
    const scaledDown = (object: K8sObject): K8sObject =>
      object.kind === "Deployment" && object.metadata.name === "istio-egressgateway"
        ? { ...object, spec: { ...(isObject(object["spec"]) ? object["spec"] : {}), replicas: 0 } }
        : object;
    expect(ends("booking", "hotels.example.org", scenarioFlows(egress(), scaledDown))).toEqual([
      "istio-egressgateway http 503 UH",
    ]);
  });

  it("serves a host only while it is registered", () => {
    expect(ends("booking", "hotels.example.org", without("hotels"))[0]).toContain("BlackHoleCluster");
    expect(ends("booking", "tickets.example.org", without("tickets"))[0]).toContain("BlackHoleCluster");
  });
});

describe("the egress scenario where anything may be called", () => {
  it.each(["data.example.org", "archive"])("passes calls to %s, which nobody registered, through", (host) => {
    expect(ends("notebook", host)).toEqual(["PassthroughCluster http"]);
  });

  it("names a host that another namespace registered by its ServiceEntry", () => {
    expect(ends("notebook", "weather.example.org")[0]).toBe("weather.example.org http");
  });
});
