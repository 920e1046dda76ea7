import { describe, expect, it } from "vitest";
import { demoEnd, demoFlow } from "@/lib/testing/demo-flow";
import type { MeshFlow } from "../traffic/model/mesh-flow";
import { FlowHistory } from "./flow-history";

const many = (count: number, perSecond: number): readonly MeshFlow[] =>
  Array.from({ length: count }, () => demoFlow({ perSecond }));
const spans = (history: FlowHistory, from = -Infinity, to = Infinity): readonly unknown[] =>
  history.between(from, to).map((epoch) => [epoch.from, epoch.to]);

describe("FlowHistory", () => {
  it("has an epoch from each change to the next, the newest first", () => {
    const history = new FlowHistory();
    history.add([demoFlow({ perSecond: 1 })], 100);
    history.add([demoFlow({ perSecond: 2 })], 200);
    expect(spans(history)).toEqual([
      [200, Infinity],
      [100, 200],
    ]);
    expect(spans(history, 150, 200)).toEqual([[100, 200]]);
    expect(spans(history, 200, 300)).toEqual([[200, Infinity]]);
    expect(spans(history, 0, 100)).toEqual([]);
  });

  it.each<[string, Partial<MeshFlow>, boolean]>([
    ["nothing", {}, false],
    ["the rate", { perSecond: 11 }, true],
    ["the code", { code: "500" }, true],
    ["the caller", { source: demoEnd("other") }, true],
    ["the number of pods", { destination: demoEnd("cart", { replicas: 2 }) }, true],
    [
      "a pod's address",
      { destination: demoEnd("cart", { pods: [{ name: "cart-5d8f7-0", address: "10.9.9.9", node: "" }] }) },
      true,
    ],
    ["the latency", { latency: { medianMs: 90, sigma: 0.5 } }, true],
    ["that it reaches nobody", { destination: null }, true],
  ])("sees a change in %s", (_what, parts, isChange) => {
    const history = new FlowHistory();
    history.add([demoFlow()], 100);
    history.add([demoFlow(parts)], 200);
    expect(spans(history)).toHaveLength(isChange ? 2 : 1);
  });

  it("keeps the later of two changes of one moment", () => {
    const history = new FlowHistory();
    history.add([demoFlow({ perSecond: 1 })], 100);
    history.add([demoFlow({ perSecond: 2 })], 100);
    expect(
      history.between(0, 1_000).map((epoch) => epoch.flowsOf("shop", "web-5d8f7-0")[0]?.perSecond),
    ).toEqual([2]);
  });

  it("forgets the oldest flows when they are many, never those of now", () => {
    const history = new FlowHistory();
    for (let edit = 0; edit < 10; edit += 1) history.add(many(3_000, edit), edit * 100);
    expect(spans(history).length).toBeLessThan(8);
    history.add(many(30_000, 99), 2_000);
    expect(spans(history)).toEqual([[2_000, Infinity]]);
  });

  it("finds the flows of a pod at either end and, at a ztunnel, of its node", () => {
    const history = new FlowHistory();
    const web = demoEnd("web", { dataPlane: "ztunnel" });
    const flow = demoFlow({
      source: web,
      reports: [{ reporter: "source", by: web, source: web, destination: null, protocol: "tcp" }],
    });
    history.add([flow], 0);
    const [epoch] = history.between(0, 1);
    for (const pod of ["web-5d8f7-0", "cart-5d8f7-0"]) expect(epoch?.flowsOf("shop", pod)).toEqual([flow]);
    expect(epoch?.flowsThrough("node-1")).toEqual([flow]);
    expect(epoch?.flowsOf("other", "web-5d8f7-0")).toEqual([]);
    expect(epoch?.flowsThrough("node-2")).toEqual([]);
  });
});
