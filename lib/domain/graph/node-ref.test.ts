import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NODE_TYPES } from "./graph";
import { nodeId } from "./node-ref";

describe("nodeId", () => {
  it("reads like a path", () => {
    expect(nodeId("versionedApp", "Kubernetes", "bookinfo", "reviews", "v1")).toBe(
      "versionedApp/Kubernetes/bookinfo/reviews/v1",
    );
  });

  it("differs where any part differs, and never holds the signs that join an edge's ends", () => {
    const parts = fc.array(fc.string(), { minLength: 1, maxLength: 3 });
    const type = fc.constantFrom(...NODE_TYPES);
    fc.assert(
      fc.property(type, parts, type, parts, (typeA, a, typeB, b) => {
        const same = typeA === typeB && JSON.stringify(a) === JSON.stringify(b);
        expect(nodeId(typeA, ...a) === nodeId(typeB, ...b)).toBe(same);
        expect(nodeId(typeA, ...a)).not.toMatch(/[>:]/);
      }),
    );
  });
});
