import { describe, expect, it } from "vitest";
import { assess, bounds, moved } from "@/lib/testing/assessed-impact";
import { cartRow } from "@/lib/testing/shop-rows";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";

const GATE = workloadObjects("bank/gate", {
  labels: { istio: "gate" },
  containers: [{ name: "istio-proxy" }],
});
const ROWS = [cartRow("cart-v1", 10, { sourceNamespace: "bank", sourceWorkload: "gate", sourceApp: "gate" })];
const gateway = (hosts: readonly string[], more: JsonObject = {}): ClusterObject =>
  specObject("Gateway.networking.istio.io", "bank/gate", {
    selector: { istio: "gate" },
    servers: [{ port: { number: 80, protocol: "HTTP" }, hosts, ...more }],
  });
const bound = (name: string, host: string, to: string): ClusterObject =>
  specObject("VirtualService", `shop/${name}`, {
    hosts: [host],
    gateways: ["bank/gate"],
    http: [{ route: [{ destination: { host: to } }] }],
  });
const A = bound("a", "a.example.com", "cart");

// https://istio.io/latest/docs/reference/config/networking/gateway/#Server
describe("assessImpact at a gateway", () => {
  it("refuses what the gateway no longer serves", () => {
    const impact = assess([...GATE, gateway(["*"]), A], [...GATE, gateway(["b.example.com"]), A], ROWS);
    expect(impact.refused.map(({ service, requestsPerSecond }) => [service, requestsPerSecond])).toEqual([
      ["a.example.com", 10],
    ]);
  });

  it("moves what a route of the gateway sends elsewhere", () => {
    const impact = assess(
      [...GATE, gateway(["*"]), A],
      [...GATE, gateway(["*"]), bound("a", "a.example.com", "web")],
      ROWS,
    );
    expect(moved(impact)).toEqual(["cart-v1.shop 10>0", "web.shop 0>10"]);
  });

  it("cannot tell which of two hosts was called that lead to one service", () => {
    const objects = [...GATE, gateway(["*"]), A];
    const other = bound("b", "b.example.com", "cart");
    const impact = assess(
      [...objects, other],
      [...GATE, gateway(["*"]), other, bound("a", "a.example.com", "web")],
      ROWS,
    );
    expect(bounds(impact)).toEqual(["gate to a.example.com 10"]);
    expect([impact.moves, impact.refused]).toEqual([[], []]);
  });

  const wide = bound("wide", "*", "web");

  it("moves what a route of a wider host takes instead", () => {
    const impact = assess([...GATE, gateway(["*"]), A, wide], [...GATE, gateway(["*"]), wide], ROWS);
    expect([moved(impact), impact.refused]).toEqual([["cart-v1.shop 10>0", "web.shop 0>10"], []]);
  });

  it("cannot tell how much of a wider host is for one that gets a route of its own", () => {
    const all = [...GATE, gateway(["*"]), bound("all", "*", "cart")];
    const impact = assess(all, [...all, bound("a", "a.example.com", "web")], ROWS);
    expect(bounds(impact)).toEqual(["gate to a.example.com 10"]);
    expect([impact.moves, impact.refused]).toEqual([[], []]);
  });

  it("cannot tell what ports and certificates change", () => {
    const impact = assess(
      [...GATE, gateway(["*"]), A],
      [...GATE, gateway(["*"], { tls: { httpsRedirect: true } }), A],
      ROWS,
    );
    expect(bounds(impact)).toEqual(["Gateway bank/gate 10"]);
  });

  it("says nothing of other callers", () => {
    const impact = assess(
      [...GATE, gateway(["*"]), A],
      [...GATE, gateway(["b.example.com"]), A],
      [cartRow("cart-v1", 5)],
    );
    expect([impact.refused, impact.state]).toEqual([[], "noTraffic"]);
  });
});
