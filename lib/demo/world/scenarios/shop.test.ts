import { describe, expect, it } from "vitest";
import { requestsTo, scenarioFlows, shareOf, totalOf } from "@/lib/testing/scenario-flows";
import { worldOf } from "@/lib/testing/world-of";
import { shop } from "./shop";

const flows = scenarioFlows(shop());
const paying = flows.filter(({ service, role }) => service.name === "pay.example.org" && role === "request");

describe("the shop scenario", () => {
  it("spans three namespaces with HTTP, gRPC and TCP", () => {
    const reached = flows.flatMap(({ destination, protocol }) =>
      destination ? [`${destination.namespace} ${protocol}`] : [],
    );
    expect(new Set(reached)).toEqual(
      new Set(["shop-front http", "shop-orders grpc", "shop-orders http", "shop-data tcp"]),
    );
  });

  it("gives up on the payment provider after each try's time-out and tries again", () => {
    const late = paying.filter(({ flags }) => flags.includes("UT"));
    expect(late.every(({ code, flags }) => code === "504" && flags.includes("URX"))).toBe(true);
    const tries = flows.filter(
      ({ service, role }) => service.name === "pay.example.org" && role === "attempt",
    );
    expect(totalOf(tries)).toBeGreaterThan(totalOf(late));
  });

  it("waits for the payment provider all the way up", () => {
    for (const workload of ["payments", "orders"])
      expect(requestsTo(flows, workload)[0]?.latency?.addedMs, workload).toBeGreaterThan(500);
  });

  it("lets a failed charge fail the order", () => {
    expect(shareOf(paying, "5")).toBeGreaterThan(0.001);
    expect(
      totalOf(requestsTo(flows, "orders").filter(({ grpcStatus }) => grpcStatus === "2")),
    ).toBeGreaterThan(0);
  });

  it("reaches a StatefulSet through its headless service", () => {
    expect(requestsTo(flows, "postgres").map(({ destination }) => destination?.pods[0]?.name)).toContain(
      "postgres-0",
    );
  });

  it("keeps the orders service at a number of pods that its load asks for", () => {
    const world = worldOf(shop());
    const pods = world.store
      .all()
      .filter(({ kind, metadata }) => kind === "Pod" && metadata.labels?.["app"] === "orders");
    world.close();
    expect(pods).toHaveLength(2);
  });
});
