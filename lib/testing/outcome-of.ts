import type { Outcome } from "@/lib/demo/traffic/send/outcome";
import { seenAlike } from "@/lib/demo/traffic/send/seen-alike";

/** An end of HTTP calls to nobody in particular, after about ten milliseconds. */
export function outcomeOf(share: number, code: string, more: Partial<Outcome["asClient"]> = {}): Outcome {
  const latency = { medianMs: 10, sigma: 0.5 };
  return seenAlike(
    {
      share,
      call: {
        host: "web",
        port: 80,
        protocol: "http",
        method: "GET",
        path: "/",
        headers: new Map(),
        token: null,
      },
      service: { host: "web", name: "web", namespace: "shop" },
      protocol: "http",
      server: null,
      waypoint: null,
      mtls: true,
      refused: "",
    },
    { code, grpcStatus: "", flags: "", details: "via_upstream", latency, ...more },
  );
}
