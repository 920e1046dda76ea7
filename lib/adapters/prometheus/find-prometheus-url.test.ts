import { describe, expect, it } from "vitest";
import type { ClusterObject, Json } from "@/lib/domain/mesh/cluster-object";
import { findPrometheusUrl } from "./find-prometheus-url";

function service(
  namespace: string,
  name: string,
  ports: Json = [{ name: "http", port: 9090 }],
  labels: Readonly<Record<string, string>> = {},
): ClusterObject {
  const meta = {
    namespace,
    name,
    labels,
    uid: "",
    resourceVersion: "",
    creationTimestamp: "",
    annotations: {},
    owner: null,
  };
  return { apiVersion: "v1", kind: "Service", meta, data: { spec: { ports } } };
}
const LABELLED = { "app.kubernetes.io/name": "prometheus" };

describe("findPrometheusUrl", () => {
  it("finds the add-on beside the control plane first", () => {
    const services = [service("monitoring", "prometheus-operated"), service("istio-system", "prometheus")];
    expect(findPrometheusUrl(services, "istio-system")).toEqual({
      url: "http://prometheus.istio-system.svc:9090",
      foundIn: "Service istio-system/prometheus",
    });
  });

  it.each([
    [
      "kube-prometheus-stack-prometheus",
      [
        { name: "http-web", port: 9090 },
        { name: "reloader-web", port: 8080 },
      ],
      9090,
    ],
    ["prometheus-server", [{ name: "http", port: 80 }], 80],
    [
      "prometheus-operated",
      [
        { name: "reloader", port: 8080 },
        { name: "web", port: 9091 },
      ],
      9091,
    ],
    ["prometheus-k8s", null, 9090],
  ])("finds %s by its name and takes its HTTP port", (name, ports, port) => {
    expect(findPrometheusUrl([service("monitoring", name, ports)], "istio-system")?.url).toBe(
      `http://${name}.monitoring.svc:${port}`,
    );
  });

  it("prefers a usual name to the label, and the label to nothing", () => {
    const labelled = service("monitoring", "metrics", undefined, LABELLED);
    expect(findPrometheusUrl([labelled], "istio-system")?.foundIn).toBe("Service monitoring/metrics");
    expect(
      findPrometheusUrl([labelled, service("monitoring", "prometheus-server")], "istio-system")?.foundIn,
    ).toBe("Service monitoring/prometheus-server");
  });

  it("does not trust a Service in just any namespace", () => {
    expect(
      findPrometheusUrl([service("tenant", "prometheus", undefined, LABELLED)], "istio-system"),
    ).toBeNull();
  });

  it("gives the same answer in whatever order the Services come", () => {
    const services = [
      service("monitoring", "b", undefined, LABELLED),
      service("monitoring", "a", undefined, LABELLED),
    ];
    expect(findPrometheusUrl(services, "x")).toEqual(findPrometheusUrl(services.toReversed(), "x"));
  });
});
