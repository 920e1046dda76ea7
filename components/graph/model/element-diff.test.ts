import { describe, expect, it } from "vitest";
import { elementDiff } from "./element-diff";
import type { CanvasElement } from "./elements";

const node = (id: string, rest: Record<string, string | number | readonly string[]> = {}): CanvasElement => ({
  group: "nodes",
  data: { id, kind: "node", ...rest },
});

describe("elementDiff", () => {
  it("finds nothing to do where content is equal, though every object is new", () => {
    const make = (): CanvasElement[] => [node("a", { label: "a", images: ["x", "y"] })];
    expect(elementDiff(make(), make())).toEqual({ add: [], update: [], move: [], remove: [] });
  });

  it("updates an element whose id stays and whose data change", () => {
    const next = node("a", { label: "2 rps" });
    expect(elementDiff([node("a", { label: "1 rps" })], [next]).update).toEqual([next]);
  });

  it("sees a change within a list of images", () => {
    const diff = elementDiff([node("a", { images: ["x"] })], [node("a", { images: ["y"] })]);
    expect(diff.update).toHaveLength(1);
  });

  it("moves a node whose box comes or goes", () => {
    const boxed = node("a", { parent: "ns:x" });
    expect(elementDiff([node("a")], [boxed]).move).toEqual([boxed]);
    expect(elementDiff([boxed], [node("a")]).move).toEqual([node("a")]);
  });

  it("adds and removes by id", () => {
    const diff = elementDiff([node("a"), node("b")], [node("b"), node("c")]);
    expect(diff.add.map(({ data }) => data.id)).toEqual(["c"]);
    expect(diff.remove).toEqual(["a"]);
  });
});
