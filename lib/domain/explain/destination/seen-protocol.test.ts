import { expect, it } from "vitest";
import { shopRouting, shopService } from "@/lib/testing/shop-mesh";
import type { ExplainCall } from "../routed";
import type { Seeker } from "./find-service";
import { seenProtocol } from "./seen-protocol";

const SEEKER: Seeker = {
  caller: { namespace: "shop", labels: {}, dataPlane: "sidecar" },
  namespace: "shop",
};
const MESH = shopRouting(
  shopService("shop/mixed", {
    ports: [
      { name: "http", port: 80 },
      { name: "tcp-a", port: 81 },
      { name: "tls-a", port: 82 },
      { name: "x", port: 83 },
    ],
  }),
);

type Protocol = ExplainCall["protocol"];
// https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
it.each<[string, number, Protocol, Protocol]>([
  ["a request, on a port of HTTP", 80, "http", "http"],
  ["a call of gRPC, on a port of HTTP", 80, "grpc", "grpc"],
  ["a connection, on a port of TCP", 81, "http", "tcp"],
  ["a connection, on a port of TLS", 82, "grpc", "tcp"],
  ["a request, on a port that declares nothing", 83, "http", "http"],
  ["a request, on a port that nobody has", 84, "http", "http"],
  ["a connection that is one, on a port of HTTP", 80, "tcp", "tcp"],
  ["TLS that is TLS, on a port of TCP", 81, "tls", "tls"],
])("a proxy takes for %s (%i), what is %s", (_, port, protocol, seen) => {
  expect(seenProtocol(MESH, SEEKER, { host: "mixed.shop.svc.cluster.local", port, protocol })).toBe(seen);
});
