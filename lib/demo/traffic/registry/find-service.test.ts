import { describe, expect, it } from "vitest";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { type DemoCaller, worldOfCaller } from "@/lib/testing/routed-call";
import { absoluteHost, bareHost, findService } from "./find-service";

describe("bareHost", () => {
  it.each([
    ["Reviews", "reviews"],
    ["reviews:9080", "reviews"],
    ["reviews.shop.", "reviews.shop"],
    ["10.0.0.1:80", "10.0.0.1"],
    ["fd00::1", "fd00::1"],
    ["", ""],
    [":", ":"],
  ])("of %s is %s", (host, expected) => {
    expect(bareHost(host)).toBe(expected);
  });
});

const OBJECTS = [
  demoService({ name: "reviews" }),
  demoConfig("ServiceEntry", "shop/api", {
    hosts: ["api.example.com", "plain"],
    ports: [{ number: 80, name: "http", protocol: "HTTP" }],
  }),
];

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
describe("absoluteHost", () => {
  it.each([
    ["reviews.shop.svc.cluster.local", "reviews.shop.svc.cluster.local"],
    ["reviews.shop", "reviews.shop."],
    ["reviews.shop.svc", "reviews.shop.svc."],
    ["reviews.other", "reviews.other"],
    ["api.example.com", "api.example.com"],
    ["10.0.0.1", "10.0.0.1"],
    ["reviews.shop.", "reviews.shop."],
  ])("of %s is %s", (host, expected) => {
    const { world, client } = worldOfCaller(OBJECTS);
    expect(absoluteHost(world, client, host)).toBe(expected);
  });
});

// https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/
describe("findService", () => {
  const found = (host: string, port: number, caller: DemoCaller = {}): string | undefined => {
    const { world, client } = worldOfCaller(OBJECTS, caller);
    return findService(world, client, { host, port })?.service.host;
  };
  it.each([
    ["a ServiceEntry's host without dots", "plain", "sidecar", "plain"],
    ["a ServiceEntry's host, at ztunnel", "api.example.com", "ztunnel", "api.example.com"],
    ["no ServiceEntry without a proxy", "api.example.com", "none", undefined],
    ["a Service whatever the port", "reviews", "sidecar", "reviews.shop.svc.cluster.local"],
  ] as const)("finds %s", (_what, host, dataPlane, expected) => {
    expect(found(host, 1, { dataPlane })).toBe(expected);
  });

  it("remembers for each client and port what it found", () => {
    const hidden = demoConfig("Sidecar", "shop/web", {
      workloadSelector: { labels: { app: "web" } },
      egress: [{ port: { number: 80 }, hosts: ["~/*"] }, { hosts: ["*/*"] }],
    });
    const { world, client } = worldOfCaller([...OBJECTS, hidden]);
    const other = { ...client, labels: new Map([["app", "other"]]) };
    const at = (group: typeof client, port: number): boolean =>
      findService(world, group, { host: "reviews", port }) !== null;
    expect([at(client, 80), at(client, 8080), at(other, 80), at(client, 80)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
