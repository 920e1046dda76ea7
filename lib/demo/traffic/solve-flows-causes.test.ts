import { describe, expect, it } from "vitest";
import { demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { behaviourOf, demandFor, flowsOf, intentOf, toldOf } from "@/lib/testing/solved-flows";
import type { Intent } from "../world/intent";

const FRONT = demoPod({ workload: "front" });

describe("calls that calls cause", () => {
  const chain = [
    demoNamespace("shop"),
    FRONT,
    ...["web", "api"].flatMap((name) => [demoService({ name }), demoPod({ workload: name })]),
  ];
  const next = (more: Partial<Intent> = {}): Intent =>
    intentOf("api", { from: { namespace: "shop", workload: "web" }, rate: { perRequest: 2 }, ...more });

  it("are as many as the requests received say", () => {
    expect(toldOf(chain, demandFor([intentOf("web"), next()]))).toEqual([
      "request front>web 200 - 100",
      "request web>api 200 - 200",
    ]);
  });

  it("carry the headers that applications hand on, and no others", () => {
    const flows = flowsOf(
      chain,
      demandFor([intentOf("web", { headers: { "end-user": "jason", cookie: "c" } }), next()], {
        propagatedHeaders: ["end-user"],
      }),
    );
    expect([...(flows.find(({ source }) => source.workload === "web")?.call.headers ?? [])]).toEqual([
      ["end-user", "jason"],
    ]);
  });

  it("are caused only by requests that carry a header where the intent says so", () => {
    const wanted = next({ when: { header: "end-user", value: "jason" } });
    const some = [
      intentOf("web"),
      intentOf("web", { headers: { "end-user": "jason" }, rate: { perSecond: 3 } }),
      wanted,
    ];
    expect(toldOf(chain, demandFor(some)).at(-1)).toBe("request web>api 200 - 6");
  });

  it("make the caller fail where it needs them", () => {
    const behaviours = [behaviourOf("api", { failures: [{ code: "404", share: 0.5 }] })];
    const needed = demandFor([intentOf("web"), next({ rate: { perRequest: 1 }, required: true })], {
      behaviours,
    });
    expect(toldOf(chain, needed).filter((line) => line.includes("front"))).toEqual([
      "request front>web 200 - 50",
      "request front>web 500 - 50",
    ]);
  });

  it("end where they would go round for ever", () => {
    const loop = intentOf("web", { from: { namespace: "shop", workload: "api" }, rate: { perRequest: 1 } });
    const flows = flowsOf(chain, demandFor([intentOf("web"), next({ rate: { perRequest: 1 } }), loop]));
    expect(flows.every(({ perSecond }) => Number.isFinite(perSecond))).toBe(true);
  });

  it("overload a workload beyond its capacity", () => {
    const behaviours = [behaviourOf("web", { capacityPerPod: 50 })];
    expect(toldOf(chain, demandFor([intentOf("web")], { behaviours }))).toEqual([
      "request front>web 200 - 50",
      "request front>web 503 - 50",
    ]);
  });
});
