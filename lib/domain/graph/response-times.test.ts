import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { graphOfRows } from "@/lib/testing/graph-of-rows";
import { quantileRow, row } from "@/lib/testing/telemetry-row";
import type { GraphOptions } from "./graph-options";
import type { QuantileRow } from "./quantile-row";
import type { TelemetryRow } from "./telemetry-row";

/** The p95 of each edge, by edge id without the cluster. */
function times(
  rows: readonly TelemetryRow[],
  quantiles: readonly QuantileRow[],
  options: Partial<GraphOptions> = {},
): Record<string, number | undefined> {
  const { edges } = graphOfRows(rows, { responseTime: "p95", ...options }, { quantiles });
  return Object.fromEntries(
    edges.map(({ id, responseTimeMs }) => [id.replaceAll("/Kubernetes", ""), responseTimeMs?.p95]),
  );
}

const edge = "workload/bookinfo/productpage-v1>workload/bookinfo/reviews-v1:http";
const noWorkload = { destinationCluster: "", destinationNamespace: "", destinationWorkload: "" };
const toReviews = { destinationService: "reviews", destinationServiceNamespace: "bookinfo" };

describe("response times", () => {
  it("belong to the edge they are grouped like, whether or not the cluster is known", () => {
    expect(times([row()], [quantileRow()])).toEqual({ [edge]: 25 });
    expect(times([row()], [quantileRow({ sourceCluster: "", destinationCluster: "" })])).toEqual({
      [edge]: 25,
    });
  });

  it("prefer the client's view, then the waypoint's, then the server's", () => {
    const server = quantileRow({ reporter: "destination", valueMs: 10 });
    const waypoint = quantileRow({ reporter: "waypoint", valueMs: 20 });
    expect(times([row()], [server, waypoint, quantileRow()])).toEqual({ [edge]: 25 });
    expect(times([row()], [server, waypoint])).toEqual({ [edge]: 20 });
    expect(times([row()], [server])).toEqual({ [edge]: 10 });
  });

  it.each<[string, QuantileRow[]]>([
    ["of another protocol", [quantileRow({ protocol: "grpc" })]],
    ["of another pair", [quantileRow({ sourceWorkload: "gateway" })]],
    ["of another leg", [quantileRow({ leg: "toService" })]],
    ["that are no number", [quantileRow({ valueMs: Number.NaN })]],
    [
      "of which there are two, because quantiles do not aggregate",
      [quantileRow(), quantileRow({ valueMs: 9 })],
    ],
  ])("leave out values %s", (_, quantiles) => {
    expect(times([row()], quantiles)).toEqual({ [edge]: undefined });
  });

  it("of requests that reached no workload are found by the service", () => {
    const failed = row({ ...noWorkload, destinationApp: "", destinationVersion: "" });
    expect(times([failed], [quantileRow({ ...noWorkload, ...toReviews })])).toEqual({
      "workload/bookinfo/productpage-v1>service/bookinfo/reviews:http": 25,
    });
  });

  it("follow the grouping of apps and versions", () => {
    const apps = {
      sourceWorkload: "",
      sourceApp: "productpage",
      destinationWorkload: "",
      destinationApp: "reviews",
    };
    expect(times([row()], [quantileRow(apps)], { type: "app" })).toEqual({
      "app/bookinfo/productpage>app/bookinfo/reviews:http": 25,
    });
    const versions = { ...apps, sourceVersion: "v1", destinationVersion: "v1" };
    expect(times([row()], [quantileRow(versions)], { type: "versionedApp" })).toEqual({
      "versionedApp/bookinfo/productpage/v1>versionedApp/bookinfo/reviews/v1:http": 25,
    });
  });

  it("follow the grouping of services, and are left out where one value covers two edges", () => {
    const grouped = {
      ...noWorkload,
      ...toReviews,
      sourceCluster: "",
      sourceWorkload: "",
      sourceApp: "productpage",
    };
    expect(times([row()], [quantileRow(grouped)], { type: "service" })).toEqual({
      "workload/bookinfo/productpage-v1>service/bookinfo/reviews:http": 25,
    });
    const canary = row({ sourceWorkload: "productpage-canary" });
    expect(times([row(), canary], [quantileRow(grouped)], { type: "service" })).toEqual({
      "workload/bookinfo/productpage-canary>service/bookinfo/reviews:http": undefined,
      "workload/bookinfo/productpage-v1>service/bookinfo/reviews:http": undefined,
    });
  });

  it("are left out where an edge adds up more than one value covers", () => {
    const canary = { namespace: "bookinfo", workload: "canary", app: "productpage", version: "v2" };
    const known = { ...canary, reports: true, runningSince: 0, healthAnnotation: "" };
    const apps = {
      sourceWorkload: "",
      sourceApp: "productpage",
      destinationWorkload: "",
      destinationApp: "reviews",
    };
    const { edges } = graphOfRows(
      [row(), row({ sourceWorkload: "canary", sourceApp: "", sourceVersion: "" })],
      { type: "app", responseTime: "p95" },
      { quantiles: [quantileRow(apps)], context: graphContext({ workloads: [known] }) },
    );
    expect(edges.map(({ requestsPerSecond, responseTimeMs }) => [requestsPerSecond, responseTimeMs])).toEqual(
      [[2, undefined]],
    );
  });

  it("are known for each of the two edges of a service node", () => {
    const quantiles = [
      quantileRow({ leg: "toService", ...noWorkload, ...toReviews, valueMs: 30 }),
      quantileRow({
        leg: "fromService",
        sourceCluster: "",
        sourceNamespace: "",
        sourceWorkload: "",
        ...toReviews,
      }),
    ];
    expect(times([row()], quantiles, { serviceNodes: true })).toEqual({
      "service/bookinfo/reviews>workload/bookinfo/reviews-v1:http": 25,
      "workload/bookinfo/productpage-v1>service/bookinfo/reviews:http": 30,
    });
  });
});
