import fc from "fast-check";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "../demo-objects";
import { clean, list, mostly, rarely } from "./arbitrary-json";

/** ServiceEntries of hosts outside, of wildcards and of hosts that Services have. */
export const arbitraryEntries = list(
  fc
    .record({
      namespace: fc.constantFrom("shop", "bank"),
      hosts: fc.constantFrom(
        ["out.example.com"],
        ["*.example.com"],
        ["web.shop.svc.cluster.local"],
        ["other.example.com", "out.example.com"],
      ),
      ports: fc.constantFrom<JsonObject[]>(
        [{ number: 8080, name: "http", protocol: "HTTP" }],
        [
          { number: 80, name: "http", protocol: "HTTP" },
          { number: 8080, name: "tcp", protocol: "TCP" },
        ],
        [{ number: 9090, name: "tls", protocol: "TLS" }],
      ),
      resolution: mostly(fc.constantFrom("NONE", "DNS", "STATIC"), 10),
      endpoints: rarely(
        fc.constantFrom(
          [{ address: "203.0.113.7" }],
          [{ address: "api.shop.svc.cluster.local", ports: { http: 8081 } }],
        ),
        3,
      ),
      workloadSelector: rarely(fc.constantFrom({ labels: { app: "api" } }), 8),
      exportTo: rarely(fc.constantFrom(["."], ["*"]), 6),
    })
    .map(({ namespace, ...spec }) => ({ namespace, spec: clean(spec) })),
  2,
).map((found) =>
  found.map(({ namespace, spec }, index) => demoConfig("ServiceEntry", `${namespace}/se-${index}`, spec)),
);
