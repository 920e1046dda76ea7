import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { row } from "@/lib/testing/telemetry-row";
import { endNodes } from "./end-nodes";
import { reachingService } from "./reaching-service";
import { reconcile } from "./reconcile";
import type { TelemetryRow } from "./telemetry-row";

const call = (destinationService: string, changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  row({ destinationService, destinationHost: destinationService, ...changes });
const other = { destinationServiceNamespace: "other" };

/** The id of the service that reviews-v1 stands for as a caller. */
function reaching(rows: readonly TelemetryRow[]): string | null {
  const context = graphContext({ serviceEntries: [{ namespace: "egress", host: "reviews.example.com" }] });
  const flows = reconcile(rows, context);
  const serviceOf = reachingService(flows, endNodes(flows, context, "service"));
  const reviews = flows
    .map(({ destination }) => destination)
    .find(({ workload }) => workload === "reviews-v1");
  if (!reviews) throw new Error("expected a call to reviews-v1");
  return serviceOf(reviews)?.id ?? null;
}

describe("reachingService", () => {
  it.each<[string, TelemetryRow[], string | null]>([
    ["the only service", [call("front")], "service/Kubernetes/bookinfo/front"],
    [
      "the one named like its app among several",
      [call("front"), call("reviews"), call("a")],
      "service/Kubernetes/bookinfo/reviews",
    ],
    ["none of several of which none is", [call("front"), call("back")], null],
    ["none of two that both are, in two namespaces", [call("reviews"), call("reviews", other)], null],
    [
      "the ServiceEntry it is called by",
      [call("reviews.example.com")],
      "serviceEntry/Kubernetes/egress/reviews.example.com",
    ],
    [
      "none where it is called by a host outside the registry",
      [call("x.net", { destinationServiceNamespace: "" })],
      null,
    ],
    ["none where it is called by pod address only", [call("InboundPassthroughCluster")], null],
    [
      "the service, whether or not it is called by pod address too",
      [call("InboundPassthroughCluster", { sourceWorkload: "b" }), call("front")],
      "service/Kubernetes/bookinfo/front",
    ],
  ])("is %s", (_, rows, expected) => {
    expect(reaching(rows)).toBe(expected);
    expect(reaching(rows.toReversed())).toBe(expected);
  });
});
