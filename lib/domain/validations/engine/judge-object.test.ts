import { describe, expect, it } from "vitest";
import { pairNode, pairOf } from "./judge-object";
import { refKey } from "./object-key";

describe("the name of a check of an object", () => {
  it("can be read again", () => {
    const ref = { kind: "Gateway.networking.istio.io", namespace: "a", name: "x" };
    expect(pairOf(pairNode(ref, 12))).toEqual({ key: refKey(ref), check: 12 });
  });

  it.each(["derived\nworkloads\na", "kind\nService", "nothing"])("is none of %j", (node) => {
    expect(pairOf(node)).toBeNull();
  });
});
