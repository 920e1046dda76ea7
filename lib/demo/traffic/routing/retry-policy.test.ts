import { describe, expect, it } from "vitest";
import { demoMeshConfig } from "@/lib/testing/demo-objects";
import { routedBy, to } from "@/lib/testing/routed-call";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
describe("the retries of a route", () => {
  const ISTIO = ["connect-failure", "refused-stream", "unavailable", "cancelled"];
  it.each([
    ["Istio's default", undefined, { attempts: 2, perTryTimeoutMs: null, on: ISTIO }],
    ["none with 0 attempts", { attempts: 0 }, null],
    [
      "without a time-out of 0 for each try",
      { attempts: 1, perTryTimeout: "0s" },
      { attempts: 1, perTryTimeoutMs: null, on: ISTIO },
    ],
    ["none without attempts", { retryOn: "5xx" }, null],
    [
      "Istio's conditions where it names none",
      { attempts: 3 },
      { attempts: 3, perTryTimeoutMs: null, on: ISTIO },
    ],
    [
      "conditions and statuses of its own",
      { attempts: 1, retryOn: "5xx, 429,reset", perTryTimeout: "2s" },
      { attempts: 1, perTryTimeoutMs: 2_000, on: ["5xx", "429", "reset"] },
    ],
  ])("are %s", (_which, retries, expected) => {
    expect(routedBy({ route: [to("a")], retries })).toMatchObject({ retries: expected });
  });

  it("are the mesh's where it says nothing, and not where it does", () => {
    const mesh = demoMeshConfig("defaultHttpRetryPolicy: {attempts: 5, retryOn: 5xx}");
    expect(routedBy({ route: [to("a")] }, {}, [mesh])).toMatchObject({
      retries: { attempts: 5, on: ["5xx"] },
    });
    expect(routedBy({ route: [to("a")], retries: { attempts: 1 } }, {}, [mesh])).toMatchObject({
      retries: { attempts: 1, on: ISTIO },
    });
  });
});
