import fc from "fast-check";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "../demo-objects";
import { clean, list, mostly, rarely } from "./arbitrary-json";

const egress = list(
  fc
    .record({
      hosts: list(
        fc.constantFrom(
          "./*",
          "bank/*",
          "*/*",
          "~/*",
          "*/web.shop.svc.cluster.local",
          "./api.shop.svc.cluster.local",
          "*/out.example.com",
        ),
        2,
        1,
      ),
      port: rarely(fc.constantFrom({ number: 8080, protocol: "HTTP", name: "http" }), 6),
    })
    .map(clean),
  2,
  1,
);
/** Sidecars that narrow what callers know, or where they may send what nobody knows. */
export const arbitrarySidecars = list(
  fc
    .record({
      namespace: fc.constantFrom("shop", "shop", "istio-system", "bank"),
      egress: mostly(egress, 5),
      outboundTrafficPolicy: rarely(
        fc.constantFrom<JsonObject>({ mode: "REGISTRY_ONLY" }, { mode: "ALLOW_ANY" }, {}),
        2,
      ),
      workloadSelector: rarely(
        fc.constantFrom({ labels: { app: "front" } }, { labels: { app: "other" } }),
        3,
      ),
    })
    .map(({ namespace, ...spec }) => ({ namespace, spec: clean(spec) })),
  2,
).map((found) =>
  found.map(({ namespace, spec }, index) => demoConfig("Sidecar", `${namespace}/sc-${index}`, spec)),
);
