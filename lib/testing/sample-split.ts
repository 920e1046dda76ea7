import type { SplitDto } from "@/lib/contracts/splits/splits-response";

/** A split of a Service for tests, as the API answers it. */
export function sampleSplit(part: Partial<SplitDto> = {}): SplitDto {
  return {
    object: { kind: "VirtualService", namespace: "shop", name: "cart" },
    route: "spec.http[0]",
    routeName: "",
    host: "cart.shop.svc.cluster.local",
    service: { namespace: "shop", name: "cart" },
    gateways: ["mesh"],
    protocol: "http",
    condition: "",
    destinations: [],
    verdict: "asConfigured",
    notes: [],
    shift: null,
    owner: null,
    rollout: null,
    ...part,
  };
}

/** A destination that was seen answering. */
export function sampleDestination(
  part: Partial<SplitDto["destinations"][number]> = {},
): SplitDto["destinations"][number] {
  return {
    host: "cart.shop.svc.cluster.local",
    weight: 50,
    configuredShare: 0.5,
    observedShare: 0.5,
    requestsPerSecond: 1,
    successRate: 1,
    comparable: true,
    workloads: [],
    ...part,
  };
}

/** A shift under way on a split: one of two steps taken, in time. */
export function sampleShift(
  part: Partial<NonNullable<SplitDto["shift"]>> = {},
): NonNullable<SplitDto["shift"]> {
  return {
    plan: "",
    by: "ann",
    state: "running",
    taken: 1,
    steps: 2,
    steppedAt: "",
    deadline: "",
    overdue: false,
    broken: "",
    ...part,
  };
}
