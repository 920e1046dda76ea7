import { describe, expect, it } from "vitest";
import { shopService, shopSnapshot } from "@/lib/testing/shop-mesh";
import { row } from "@/lib/testing/telemetry-row";
import type { TelemetryRow } from "../graph/telemetry-row";
import { callerOf, hostLabel, serviceOf, type ObservedFlow } from "./observed-flow";
import { observedFlows } from "./observed-flows";
import { observedSuccess } from "./observed-success";

const SNAPSHOT = shopSnapshot(shopService("bookinfo/reviews"));
const flowsOf = (...rows: readonly TelemetryRow[]): readonly ObservedFlow[] =>
  observedFlows(rows, SNAPSHOT, "Kubernetes");
const only = (...rows: readonly TelemetryRow[]): ObservedFlow => {
  const [flow, ...more] = flowsOf(...rows);
  if (!flow || more.length > 0) throw new Error("not one flow");
  return flow;
};
const server = { reporter: "destination" } as const;

describe("observedFlows", () => {
  it("names the caller's identity and the full host of the service", () => {
    const flow = only(row({ destinationHost: "reviews" }));
    expect(flow.principal).toBe("cluster.local/ns/bookinfo/sa/productpage");
    expect(flow.host).toBe("reviews.bookinfo.svc.cluster.local");
    expect([serviceOf(flow), callerOf(flow)]).toEqual([
      "reviews.bookinfo",
      { namespace: "bookinfo", workload: "productpage-v1", version: "v1" },
    ]);
  });

  it("keeps the host of what is no Service", () => {
    const external = {
      destinationHost: "API.example.com",
      destinationService: "API.example.com",
      destinationServiceNamespace: "shop",
    };
    expect(only(row({ ...external, destinationWorkload: "" })).host).toBe("api.example.com");
  });

  it("names the workload where a pod was called by its address", () => {
    expect(
      serviceOf(
        only(
          row({
            destinationHost: "",
            destinationService: "PassthroughCluster",
            destinationServiceNamespace: "",
          }),
        ),
      ),
    ).toBe("reviews-v1");
  });

  it("counts each request once, errors and refusals apart", () => {
    const flow = only(
      row({ value: 6 }),
      row({ ...server, value: 6 }),
      row({ code: "503", value: 2 }),
      row({ code: "403", value: 1 }),
    );
    expect([flow.rate, flow.errorsPerSecond, flow.forbiddenPerSecond, flow.unit]).toEqual([
      9,
      2,
      1,
      "requests",
    ]);
  });

  it("counts gRPC status 7 as refused", () => {
    const flow = only(row({ protocol: "grpc", code: "7", value: 3 }));
    expect(flow.forbiddenPerSecond).toBe(3);
  });

  it("tells connections in bytes of both directions", () => {
    const tcp = { protocol: "tcp", code: "", measure: "tcpToServer" } as const;
    const flow = only(row({ ...tcp, value: 100 }), row({ ...tcp, measure: "tcpToClient", value: 50 }));
    expect([flow.unit, flow.rate, flow.errorsPerSecond]).toEqual(["bytes", 150, 0]);
  });

  it.each<readonly [rule: string, rows: readonly TelemetryRow[], expected: number | null]>([
    ["not told by the client", [row()], null],
    [
      "as the server saw it",
      [
        row(),
        row({ ...server, securityPolicy: "mutual_tls", value: 3 }),
        row({ ...server, securityPolicy: "none" }),
      ],
      0.75,
    ],
    ["none in plain text", [row({ ...server, securityPolicy: "none" })], 0],
  ])("has the share of mutual TLS %s", (_rule, rows, expected) => {
    expect(only(...rows).mutualShare).toBe(expected);
  });

  it("leaves out what has no traffic", () => {
    expect(flowsOf(row({ value: 0 }), row({ measure: "durationSumMs" }))).toEqual([]);
  });
});

it("tells each destination's success over all callers", () => {
  const success = observedSuccess(
    flowsOf(
      row({ value: 8 }),
      row({ code: "500", value: 1 }),
      row({ sourceWorkload: "other", code: "500", value: 1 }),
      row({ destinationWorkload: "reviews-v2", destinationVersion: "v2" }),
    ),
  );
  expect([...success.values()].map((share) => Number(share.toFixed(3))).sort()).toEqual([0.8, 1]);
});

it.each([
  ["reviews.bookinfo.svc.cluster.local", "reviews.bookinfo"],
  ["api.example.com", "api.example.com"],
  ["", ""],
])("calls %s %s", (host, expected) => {
  expect(hostLabel(host)).toBe(expected);
});
