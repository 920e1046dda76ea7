import type { MtlsEntryDto, MtlsResponse } from "@/lib/contracts/mtls/mtls-response";

/** The workload web of shop: PERMISSIVE by Istio's default, all of its traffic under mutual TLS, `over` on top. */
export function mtlsEntry(over: Partial<MtlsEntryDto> = {}): MtlsEntryDto {
  return {
    namespace: "shop",
    workload: "web",
    port: null,
    configured: "PERMISSIVE",
    decidedBy: null,
    level: "default",
    observedPercent: 100,
    requestsPerSecond: 10,
    bytesPerSecond: 0,
    dataPlane: "sidecar",
    callers: [],
    conflicts: [],
    ...over,
  };
}

/** The caller cart of shop with all of its traffic under mutual TLS, `over` on top. */
export function mtlsCaller(
  over: Partial<MtlsEntryDto["callers"][number]> = {},
): MtlsEntryDto["callers"][number] {
  return {
    namespace: "shop",
    workload: "cart",
    requestsPerSecond: 5,
    bytesPerSecond: 0,
    observedPercent: 100,
    ...over,
  };
}

/** A scope without workloads: PERMISSIVE by Istio's default, `over` on top. */
export function mtlsScope(name: string, over: Partial<MtlsResponse["mesh"]> = {}): MtlsResponse["mesh"] {
  return {
    name,
    configured: "PERMISSIVE",
    decidedBy: null,
    level: "default",
    observedPercent: null,
    requestsPerSecond: 0,
    workloads: 0,
    exceptions: 0,
    ...over,
  };
}
