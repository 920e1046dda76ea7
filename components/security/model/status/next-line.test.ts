import { describe, expect, it } from "vitest";
import { mtlsCaller, mtlsEntry, mtlsScope } from "@/lib/testing/mtls-entry";
import { keyAction } from "./key-action";
import { mtlsWorkloads } from "./mtls-workload";
import { nextLine, type Move } from "./next-line";
import { treeLines } from "./tree-lines";

const LINES = treeLines(
  { mesh: mtlsScope(""), namespaces: [mtlsScope("shop")] },
  mtlsWorkloads([mtlsEntry({ callers: [mtlsCaller()] }), mtlsEntry({ workload: "api" })]),
  { isOpen: () => true, sort: "name", desc: false, filtered: false },
);

describe("nextLine", () => {
  it.each<readonly [active: string | null, move: Move, expected: string]>([
    [null, "next", ""],
    [null, "previous", "shop/web<shop/cart"],
    ["shop", "next", "shop/api"],
    ["", "previous", ""],
    ["shop/web<shop/cart", "next", "shop/web<shop/cart"],
    ["shop/web<shop/cart", "parent", "shop/web"],
    ["shop/web", "parent", "shop"],
    ["", "parent", ""],
    [null, "parent", ""],
    ["shop", "last", "shop/web<shop/cart"],
    ["shop", "first", ""],
    ["", "pageDown", "shop/web<shop/cart"],
    ["shop/web", "pageUp", ""],
  ])("from %s %s leads to %s", (active, move, expected) => {
    expect(nextLine(LINES, active, move)?.key).toBe(expected);
  });

  it("leads nowhere where there is nothing", () => {
    expect(nextLine([], null, "next")).toBeNull();
  });
});

describe("keyAction", () => {
  it.each([
    ["ArrowDown", null, { move: "next" }],
    ["k", false, { move: "previous" }],
    ["ArrowRight", false, "turn"],
    ["ArrowRight", true, { move: "next" }],
    ["ArrowLeft", true, "turn"],
    ["ArrowLeft", false, { move: "parent" }],
    ["ArrowLeft", null, { move: "parent" }],
    ["Enter", true, "turn"],
    [" ", false, "turn"],
    ["Enter", null, null],
    ["a", true, null],
  ])("%s at a line that is open: %s", (key, open, expected) => {
    expect(keyAction(key, open)).toEqual(expected);
  });
});
