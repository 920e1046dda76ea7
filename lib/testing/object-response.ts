import type { ObjectResponse } from "@/lib/contracts/config/object-response";

const MAY = { allowed: true, because: "" };

/** One object as the API tells of it: a VirtualService that nothing is known of, with these changes. */
export function objectResponse(changes: Partial<ObjectResponse> = {}): ObjectResponse {
  return {
    ref: { kind: "VirtualService", namespace: "bookinfo", name: "reviews" },
    object: {
      apiVersion: "networking.istio.io/v1",
      kind: "VirtualService",
      metadata: { name: "reviews", namespace: "bookinfo" },
      spec: {},
    },
    owner: null,
    managers: [],
    findings: [],
    references: [],
    conditions: [],
    events: { state: "ok", items: [] },
    effective: [],
    may: { update: MAY, delete: MAY, create: MAY },
    ...changes,
  };
}
