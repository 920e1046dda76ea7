import { expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { namedBy } from "@/lib/testing/named-by";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { istioGatewayReferences } from "./istio-gateway";

const PROXIES = ["east/gate", "west/gate", "west/spare"].flatMap((path) => workloadObjects(path));

// https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
it.each<[string, JsonObject, string[]]>([
  [
    "in each namespace where its proxies run",
    { credentialName: "a" },
    ["credential: Secret east/a", "credential: Secret west/a"],
  ],
  [
    "of a server with several certificates",
    { credentialNames: ["a", ""] },
    ["credential: Secret east/a", "credential: Secret west/a"],
  ],
  ["nowhere for a server without TLS", {}, []],
])("a Gateway's secrets are read %s", (_, tls, secrets) => {
  const gateway = specObject("Gateway.networking.istio.io", "shop/g", {
    selector: { app: "gate" },
    servers: [{ tls }],
  });
  expect(namedBy(istioGatewayReferences, gateway, PROXIES)).toEqual([
    "selects: Workload east/gate",
    "selects: Workload west/gate",
    ...secrets,
  ]);
});

it("a Gateway that selects no proxy names secrets of its own namespace", () => {
  const gateway = specObject("Gateway.networking.istio.io", "shop/g", {
    servers: [{ tls: { credentialName: "a" } }],
  });
  expect(namedBy(istioGatewayReferences, gateway, PROXIES)).toEqual(["credential: Secret shop/a"]);
});
