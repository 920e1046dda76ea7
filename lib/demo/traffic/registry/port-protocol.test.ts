import { describe, expect, it } from "vitest";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { demoCall, worldOfCaller } from "@/lib/testing/routed-call";
import type { CallProtocol } from "../model/call";
import { declaredProtocol } from "./declared-protocol";
import { portProtocol } from "./port-protocol";

// https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
describe("declaredProtocol", () => {
  it.each([
    ["http", "", 8080, "http"],
    ["http-web", "", 8080, "http"],
    ["HTTP2", "", 8080, "http"],
    ["grpc-api", "", 8080, "http"],
    ["grpc-web", "", 8080, "http"],
    ["grpc-web-api", "", 8080, "http"],
    ["https", "", 443, "tls"],
    ["tls-db", "", 443, "tls"],
    ["tcp", "", 9000, "tcp"],
    ["tcp-http", "", 9000, "tcp"],
    ["mongo", "", 27017, "tcp"],
    ["mysql-main", "", 3306, "tcp"],
    ["redis", "", 6379, "tcp"],
    ["", "", 8080, "auto"],
    ["web", "", 8080, "auto"],
    ["httpweb", "", 8080, "auto"],
    ["web", "http", 8080, "http"],
    ["tcp", "http", 8080, "http"],
    ["http", "tcp", 8080, "tcp"],
    ["http", "example.com/own", 8080, "http"],
    ["web", "Kubernetes.io/H2C", 8080, "http"],
    ["web", "kubernetes.io/ws", 8080, "http"],
    ["web", "kubernetes.io/wss", 8080, "tls"],
    ["db", "", 3306, "tcp"],
    ["db", "", 27017, "tcp"],
    ["mail", "", 25, "tcp"],
    ["dns", "", 53, "tcp"],
  ] as const)(
    "takes a port named '%s', appProtocol '%s', number %i for %s",
    (name, appProtocol, number, expected) => {
      expect(declaredProtocol({ name, appProtocol, number })).toBe(expected);
    },
  );
});

// https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
describe("portProtocol", () => {
  const objects = [
    demoService({
      name: "reviews",
      ports: [
        { name: "http", port: 80 },
        { name: "tcp", port: 81 },
        { name: "https", port: 82 },
        { name: "web", port: 83 },
        { name: "http", port: 84, protocol: "UDP" },
      ],
    }),
    demoConfig("ServiceEntry", "shop/api", {
      hosts: ["api.example.com"],
      ports: [
        { number: 80, name: "web", protocol: "HTTP" },
        { number: 81, name: "http", protocol: "TCP" },
        { number: 82, name: "web", protocol: "TLS" },
      ],
    }),
  ];
  it.each([
    ["reviews", 80, "http", "http"],
    ["reviews", 80, "grpc", "grpc"],
    ["reviews", 80, "tcp", "tcp"],
    ["reviews", 80, "tls", "tcp"],
    ["reviews", 81, "http", "tcp"],
    ["reviews", 81, "grpc", "tcp"],
    ["reviews", 82, "http", "tcp"],
    ["reviews", 83, "http", "http"],
    ["reviews", 83, "tls", "tcp"],
    ["reviews", 84, "http", "tcp"],
    ["reviews", 99, "http", "http"],
    ["unknown", 80, "http", "http"],
    ["api.example.com", 80, "http", "http"],
    ["api.example.com", 81, "http", "tcp"],
    ["api.example.com", 82, "http", "tcp"],
  ] as const)("sees at %s:%i a call in %s as %s", (host, port, protocol, expected) => {
    const { world, client } = worldOfCaller(objects);
    const call = demoCall({ host, port, protocol: protocol satisfies CallProtocol });
    expect(portProtocol(world, client, call)).toBe(expected);
    expect(portProtocol(world, client, { host, port, call })).toBe(expected);
  });
});
