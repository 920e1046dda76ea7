import fc from "fast-check";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "../demo-objects";
import { clean, list, rarely } from "./arbitrary-json";

const subsets = list(
  fc
    .record({
      name: fc.constantFrom("v1", "v2", "v3"),
      labels: fc.constantFrom({ version: "v1" }, { version: "v2" }, { version: "v7" }),
      trafficPolicy: rarely(
        fc.constantFrom<JsonObject>(
          { tls: { mode: "DISABLE" } },
          { connectionPool: { tcp: { maxConnections: 1_000_000 } } },
        ),
        5,
      ),
    })
    .map(clean),
  3,
);
/** DestinationRules of hosts of all kinds, with subsets that their routes name and others. */
export const arbitraryDestinationRules = list(
  fc
    .record({
      namespace: fc.constantFrom("shop", "shop", "bank", "istio-system"),
      host: fc.constantFrom(
        "web",
        "web.shop.svc.cluster.local",
        "web.shop.svc.cluster.local",
        "*.shop.svc.cluster.local",
        "api",
        "teller.bank.svc.cluster.local",
        "*",
      ),
      subsets,
      exportTo: rarely(fc.constantFrom(["*"], ["."]), 6),
      workloadSelector: rarely(
        fc.constantFrom({ matchLabels: { app: "front" } }, { matchLabels: { app: "other" } }),
        8,
      ),
      trafficPolicy: rarely(
        fc.constantFrom<JsonObject>(
          { tls: { mode: "DISABLE" } },
          { tls: { mode: "ISTIO_MUTUAL" } },
          { loadBalancer: { simple: "ROUND_ROBIN" } },
          { portLevelSettings: [{ port: { number: 8080 }, tls: { mode: "DISABLE" } }] },
        ),
        3,
      ),
    })
    .map(({ namespace, ...spec }) => ({ namespace, spec: clean(spec) })),
  3,
).map((rules) =>
  rules.map(({ namespace, spec }, index) => demoConfig("DestinationRule", `${namespace}/dr-${index}`, spec)),
);
