import { describe, expect, it } from "vitest";
import { bookinfo } from "../world/bookinfo";
import { objectsView } from "../world/objects-view";
import { flowMetrics } from "./flow-metrics";
import type { MeshFlow } from "./mesh-flow";
import { solveFlows } from "./solve-flows";

const scenario = bookinfo();
const flows = solveFlows(objectsView(scenario.objects), scenario, 1);
function flow(source: string, destination: string | null): MeshFlow {
  const found = flows.find(
    (one) => one.source.workload === source && (one.destination?.workload ?? null) === destination,
  );
  if (!found) throw new Error(`no flow ${source} > ${destination ?? "nobody"}`);
  return found;
}
const labels = (of: MeshFlow, reporter: "source" | "destination"): unknown =>
  flowMetrics(of, reporter)[0]?.labels;

describe("flowMetrics", () => {
  it("writes the labels of an HTTP request in Istio's order", () => {
    expect(Object.keys(flowMetrics(flow("productpage-v1", "reviews-v1"), "source")[0]?.labels ?? {})).toEqual(
      (
        "reporter source_workload source_canonical_service source_canonical_revision source_workload_namespace " +
        "source_principal source_app source_version source_cluster destination_workload " +
        "destination_workload_namespace destination_principal destination_app destination_version " +
        "destination_service destination_canonical_service destination_canonical_revision " +
        "destination_service_name destination_service_namespace destination_cluster request_protocol " +
        "response_code grpc_response_status response_flags connection_security_policy"
      ).split(" "),
    );
  });

  it("lets only the server know the security policy", () => {
    const mutual = flow("productpage-v1", "reviews-v1");
    expect(labels(mutual, "source")).toMatchObject({ connection_security_policy: "unknown" });
    expect(labels(mutual, "destination")).toMatchObject({
      connection_security_policy: "mutual_tls",
      source_principal: "spiffe://cluster.local/ns/bookinfo/sa/bookinfo-productpage",
    });
  });

  it("knows nothing of a caller without a proxy", () => {
    const plain = flow("report", "details-v1");
    expect(flowMetrics(plain, "source")).toEqual([]);
    expect(labels(plain, "destination")).toMatchObject({
      source_workload: "unknown",
      source_workload_namespace: "unknown",
      source_cluster: "unknown",
      connection_security_policy: "none",
    });
  });

  it("names an external host as the service and no workload", () => {
    expect(labels(flow("details-v1", null), "source")).toMatchObject({
      destination_service: "books.example.com",
      destination_service_name: "books.example.com",
      destination_service_namespace: "bookinfo",
      destination_workload: "unknown",
    });
  });

  it("ends cumulative buckets at the count", () => {
    const rates = flowMetrics(flow("productpage-v1", "reviews-v1"), "source")[0]?.rates ?? [];
    const buckets = rates.filter((rate) => rate.le !== null).map((rate) => rate.perSecond);
    expect(buckets).toEqual(buckets.toSorted((left, right) => left - right));
    expect(buckets).toHaveLength(20);
    expect(buckets.at(-1)).toBe(rates.find((rate) => rate.name === "istio_requests_total")?.perSecond);
  });

  it("counts bytes to the server as received, whoever reports", () => {
    const tcp = flow("ratings-v1", "mongodb-v1");
    for (const reporter of ["source", "destination"] as const) {
      const received = flowMetrics(tcp, reporter)[0]?.rates.find(
        ({ name }) => name === "istio_tcp_received_bytes_total",
      );
      expect(received?.perSecond).toBe(tcp.bytesToServerPerSecond);
    }
    expect(labels(tcp, "source")).not.toHaveProperty("response_code");
  });

  it("counts gRPC messages by their peers only", () => {
    const messages = flowMetrics(flow("details-v1", "catalog-v1"), "source")[1];
    expect(messages?.rates.map(({ name }) => name)).toEqual([
      "istio_request_messages_total",
      "istio_response_messages_total",
    ]);
    expect(Object.keys(messages?.labels ?? {})).toHaveLength(20);
  });
});
