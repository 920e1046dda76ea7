import { describe, expect, it } from "vitest";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { judgedWorkload } from "./judged-workload";

const owned = (kind: string) => ({ owner: { kind, name: "x" } });

describe("the workload that is judged by an object", () => {
  it("is a Deployment, also one that another object owns", () => {
    const [deployment, pod] = workloadObjects("shop/cart");
    if (deployment === undefined || pod === undefined) throw new Error("no objects");
    const byGateway = { ...deployment, meta: { ...deployment.meta, ...owned("Gateway") } };
    expect(judgedWorkload(byGateway, meshViewOf([byGateway, pod]))?.ref.name).toBe("cart");
    expect(judgedWorkload(pod, meshViewOf([deployment, pod]))).toBeNull();
  });

  it.each([
    ["a pod that nobody owns", specObject("Pod", "shop/alone"), true],
    ["a pod of an unknown controller", specObject("Pod", "shop/clone", {}, owned("CloneSet")), true],
    ["a pod of a StatefulSet", specObject("Pod", "shop/db-0", {}, owned("StatefulSet")), false],
    ["a Job that nobody owns", specObject("Job", "shop/migrate"), true],
    ["a Job of a CronJob", specObject("Job", "shop/report-1", {}, owned("CronJob")), false],
  ])("may be %s: %s", (_case, object, judged) => {
    expect(judgedWorkload(object, meshViewOf([object])) !== null).toBe(judged);
  });
});
