import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";

/** shop.example over HTTPS, that an Istio Gateway leads to web of shop, open to anyone, `over` on top. */
export function sampleExposure(over: Partial<ExposureDto> = {}): ExposureDto {
  return {
    host: "shop.example",
    port: 443,
    scheme: "https",
    addresses: ["10.0.0.1"],
    gateway: { kind: "Gateway.networking.istio.io", namespace: "edge", name: "public" },
    route: { kind: "VirtualService", namespace: "shop", name: "web" },
    routePath: "spec.http[0]",
    condition: "uri prefix /api",
    destinations: ["web.shop.svc.cluster.local"],
    tls: { mode: "terminate", credential: "cert" },
    authentication: { state: "none", by: [] },
    requestsPerSecond: 1,
    successRate: 0.5,
    example: { url: "https://shop.example/api", method: "GET", headers: {} },
    notes: [],
    ...over,
  };
}
