import { describe, expect, it } from "vitest";
import { row } from "@/lib/testing/telemetry-row";
import { calledService } from "./called-service";
import type { TelemetryRow } from "./telemetry-row";

const nothing = { host: "", name: "", namespace: "" };
const noWorkload = { destinationWorkload: "", destinationServiceNamespace: "" };

describe("calledService", () => {
  it.each<[string, Partial<TelemetryRow>, ReturnType<typeof calledService>]>([
    [
      "the service a row names",
      {},
      { host: "reviews.bookinfo.svc.cluster.local", name: "reviews", namespace: "bookinfo" },
    ],
    [
      "none where the call came in by pod address",
      { destinationService: "InboundPassthroughCluster" },
      nothing,
    ],
    ["none by IPv6 address", { destinationService: "InboundPassthroughClusterIpv6" }, nothing],
    [
      "none where the call went out by a known pod's address",
      { destinationService: "PassthroughCluster" },
      nothing,
    ],
    [
      "the pass-through cluster where nothing is known behind it",
      { ...noWorkload, destinationService: "PassthroughCluster", destinationHost: "example.net" },
      { host: "example.net", name: "PassthroughCluster", namespace: "" },
    ],
    [
      "the black hole",
      { ...noWorkload, destinationService: "BlackHoleCluster", destinationHost: "example.net" },
      { host: "example.net", name: "BlackHoleCluster", namespace: "" },
    ],
  ])("is %s", (_, changes, expected) => {
    expect(calledService(row(changes))).toEqual(expected);
  });
});
