import { describe, expect, it } from "vitest";
import { FaultBoard } from "./fault-board";

const SLOW = { on: "prometheus", fault: { kind: "slow", ms: 10 } } as const;

describe("FaultBoard", () => {
  it("gives each fault an id that is never used again", () => {
    const board = new FaultBoard();
    const first = board.add(SLOW);
    board.clear();
    expect(board.add(SLOW)?.id).not.toBe(first?.id);
  });

  it("tells each server its own faults", () => {
    const board = new FaultBoard();
    board.add(SLOW);
    board.add({ on: "workload", namespace: "shop", workload: "web", fault: { kind: "slow", ms: 5 } });
    expect(board.of("prometheus")).toEqual([{ kind: "slow", ms: 10 }]);
    expect(board.of("kubernetes")).toEqual([]);
  });

  it("tells its listeners of each change until they leave, and of nothing else", () => {
    const board = new FaultBoard();
    let told = 0;
    const leave = board.subscribe(() => (told += 1));
    const active = board.add(SLOW);
    expect(board.remove("none")).toBe(false);
    expect(board.remove(active?.id ?? "")).toBe(true);
    board.clear();
    expect(told).toBe(2);
    leave();
    board.add(SLOW);
    expect(told).toBe(2);
  });

  it("takes a hundred faults at most", () => {
    const board = new FaultBoard();
    for (let count = 0; count < 100; count += 1) expect(board.add(SLOW)).not.toBeNull();
    expect(board.add(SLOW)).toBeNull();
    expect(board.active()).toHaveLength(100);
  });
});
