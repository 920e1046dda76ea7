import { describe, expect, it } from "vitest";
import { routedBy, to } from "@/lib/testing/routed-call";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection
describe("the fault of a route", () => {
  it.each([
    [
      "a delay",
      { delay: { percentage: { value: 10 }, fixedDelay: "3s" } },
      { delay: { share: 0.1, ms: 3_000 }, abort: null },
    ],
    [
      "a delay by the older field",
      { delay: { percent: 50, fixedDelay: "3s" } },
      { delay: { share: 0.5, ms: 3_000 }, abort: null },
    ],
    ["no delay without a percentage", { delay: { fixedDelay: "3s" } }, null],
    ["no delay without a time", { delay: { percentage: { value: 10 } } }, null],
    [
      "an abort",
      { abort: { percentage: { value: 0.1 }, httpStatus: 503 } },
      { delay: null, abort: { share: 0.001, code: 503, grpc: false } },
    ],
    ["no abort without a percentage", { abort: { httpStatus: 503 } }, null],
    [
      "an abort with a gRPC status",
      { abort: { percentage: { value: 100 }, grpcStatus: "UNAVAILABLE" } },
      { delay: null, abort: { share: 1, code: 14, grpc: true } },
    ],
    ["no abort with an unknown status", { abort: { percentage: { value: 100 }, grpcStatus: "NONE" } }, null],
    [
      "no more than all",
      { abort: { percentage: { value: 500 }, httpStatus: 500 } },
      { delay: null, abort: { share: 1, code: 500, grpc: false } },
    ],
    ["nothing", undefined, null],
  ])("is %s", (_what, fault, expected) => {
    expect(routedBy({ route: [to("a")], fault })).toMatchObject({ fault: expected });
    expect(routedBy({ directResponse: { status: 200 }, fault })).toMatchObject({ fault: expected });
  });
});
