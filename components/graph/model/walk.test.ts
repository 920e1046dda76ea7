import { describe, expect, it } from "vitest";
import { walk } from "./walk";

const positions = new Map([
  ["left", { x: 0, y: 0 }],
  ["middle", { x: 100, y: 0 }],
  ["below", { x: 100, y: 90 }],
  ["right", { x: 200, y: 20 }],
]);

describe("walk", () => {
  it.each([
    ["left", "right", "middle"],
    ["middle", "right", "right"],
    ["middle", "left", "left"],
    ["middle", "down", "below"],
    ["below", "up", "middle"],
  ] as const)("goes from %s %s to %s", (from, direction, to) => {
    expect(walk(positions, from, direction)).toBe(to);
  });

  it("stays where nothing lies ahead", () => {
    expect(walk(positions, "left", "left")).toBeNull();
  });

  it("starts at the leftmost node when nothing, or something that is gone, is selected", () => {
    expect(walk(positions, null, "right")).toBe("left");
    expect(walk(positions, "gone", "up")).toBe("left");
    expect(walk(new Map(), null, "up")).toBeNull();
  });
});
