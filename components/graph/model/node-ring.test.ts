import { describe, expect, it } from "vitest";
import type { NodeTraffic } from "@/lib/domain/graph/graph";
import { graphNode } from "@/lib/testing/graph-parts";
import { nodeRing } from "./node-ring";

const traffic = (part: Partial<NodeTraffic>): NodeTraffic => ({
  protocol: "http",
  direction: "inbound",
  requestsPerSecond: 0,
  errorsPerSecond: 0,
  bytesPerSecond: 0,
  codes: [],
  ...part,
});
const code = (name: string, requestsPerSecond: number): NodeTraffic["codes"][number] => ({
  code: name,
  flags: "",
  requestsPerSecond,
});

describe("nodeRing", () => {
  it("shares the ring by the responses to inbound requests, whatever goes out", () => {
    const node = graphNode({
      id: "a",
      traffic: [
        traffic({ codes: [code("200", 6), code("404", 2), code("500", 2)] }),
        traffic({ direction: "outbound", codes: [code("500", 100)] }),
      ],
    });
    expect(nodeRing(node)).toEqual({ ok: 60, clientError: 20, serverError: 20, tcp: 0, idle: 0 });
  });

  it("shows outbound requests of a node that nobody calls", () => {
    const node = graphNode({
      id: "a",
      traffic: [traffic({ direction: "outbound", codes: [code("200", 1), code("0", 1)] })],
    });
    expect(nodeRing(node)).toMatchObject({ ok: 50, serverError: 50 });
  });

  it("keeps one error in a thousand visible", () => {
    const node = graphNode({ id: "a", traffic: [traffic({ codes: [code("200", 999), code("500", 1)] })] });
    expect(nodeRing(node)).toMatchObject({ ok: 97.5, serverError: 2.5 });
  });

  it("tells TCP only from nothing at all", () => {
    const tcp = graphNode({ id: "a", traffic: [traffic({ protocol: "tcp", bytesPerSecond: 5 })] });
    expect(nodeRing(tcp)).toMatchObject({ tcp: 100, idle: 0 });
    expect(nodeRing(graphNode({ id: "b" }))).toMatchObject({ tcp: 0, idle: 100 });
  });
});
