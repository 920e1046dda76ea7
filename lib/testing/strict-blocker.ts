import type { StrictVerdictDto } from "@/lib/contracts/mtls/strict-response";

type Blocker = StrictVerdictDto["blockers"][number];

/** A caller without a sidecar that called web of shop twice a second, `over` on top. */
export function strictBlocker(over: Partial<Blocker> = {}): Blocker {
  return {
    caller: { namespace: "legacy", workload: "report" },
    server: { namespace: "shop", workload: "web" },
    host: "web.shop.svc.cluster.local",
    protocol: "http",
    count: 120,
    requestsPerSecond: 2,
    lastSeen: 1_800_000_000,
    reason: "noSidecar",
    because: "It has no sidecar.",
    object: null,
    ...over,
  };
}
