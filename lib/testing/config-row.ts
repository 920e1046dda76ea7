import type { ObjectRow } from "@/lib/contracts/config/objects-response";

/** A line of the list of configuration: a VirtualService without findings, made at time 0, with these changes. */
export function configRow(changes: Partial<ObjectRow> = {}): ObjectRow {
  return {
    kind: "VirtualService",
    apiVersion: "networking.istio.io/v1",
    namespace: "bookinfo",
    name: "reviews",
    created: 0,
    labels: {},
    about: "reviews",
    owner: null,
    findings: { error: 0, warning: 0, info: 0 },
    changed: null,
    ...changes,
  };
}
