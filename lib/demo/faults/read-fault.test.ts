import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFault } from "./read-fault";

describe("readFault", () => {
  it.each([
    ["kubernetes:down", { on: "kubernetes", fault: { kind: "down" } }],
    ["kubernetes:gone", { on: "kubernetes", fault: { kind: "gone" } }],
    ["kubernetes:drop-watches=200", { on: "kubernetes", fault: { kind: "drop-watches", ms: 200 } }],
    ["kubernetes:expired-credentials", { on: "kubernetes", fault: { kind: "expired-credentials" } }],
    ["prometheus:slow", { on: "prometheus", fault: { kind: "slow", ms: 3_000 } }],
    ["prometheus:error=429", { on: "prometheus", fault: { kind: "error", status: 429 } }],
    ["prometheus:partial=0.25", { on: "prometheus", fault: { kind: "partial", share: 0.25 } }],
    ["prometheus:skew=-60000", { on: "prometheus", fault: { kind: "skew", ms: -60_000 } }],
    ["prometheus:cut=0", { on: "prometheus", fault: { kind: "cut", bytes: 0 } }],
    [
      "shop/web:failing=0.5",
      { on: "workload", namespace: "shop", workload: "web", fault: { kind: "failing", share: 0.5 } },
    ],
    [
      "shop/web:scaled-to-zero",
      { on: "workload", namespace: "shop", workload: "web", fault: { kind: "scaled-to-zero" } },
    ],
  ])("reads %s", (text, fault) => {
    expect(readFault(text)).toEqual({ ok: true, fault });
  });

  it.each([
    ["", "WHERE:FAULT"],
    ["prometheus", "WHERE:FAULT"],
    ["prometheus:slow:1", "WHERE:FAULT"],
    ["elsewhere:down", "NAMESPACE/WORKLOAD"],
    ["a/b/c:slow", "NAMESPACE/WORKLOAD"],
    ["/web:slow", "NAMESPACE/WORKLOAD"],
    ["prometheus:broken", "no such fault: broken"],
    ["prometheus:down=3", "takes no value"],
    ["prometheus:slow=", "takes a number from 0"],
    ["prometheus:slow=much", "takes a number from 0"],
    ["prometheus:error=200", "from 400 to 599"],
    ["prometheus:gone", "of kubernetes only"],
    ["kubernetes:partial", "of prometheus only"],
    ["shop/web:down", "no such fault: down"],
  ])("says what is wrong with %j", (text, problem) => {
    const read = readFault(text);
    expect(read.ok ? "" : read.problem).toContain(problem);
  });

  it("answers any text", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readFault(text).ok === "boolean"));
  });
});
