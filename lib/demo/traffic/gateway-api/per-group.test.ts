import { expect, it } from "vitest";
import { demoPod } from "@/lib/testing/demo-objects";
import { objectsView } from "../../world/objects-view";
import { meshWorld } from "../registry/mesh-world";
import { perGroup } from "./per-group";

it("reads each group of each world once", () => {
  const world = () => meshWorld(objectsView([demoPod({ workload: "a" }), demoPod({ workload: "b" })]));
  const built: string[] = [];
  const read = perGroup((_, { end }) => {
    built.push(end.workload);
    return end.workload.toUpperCase();
  });
  const [one, other] = [world(), world()];
  const all = [one, one, other].flatMap((each) => each.groups.map((group) => read(each, group)));
  expect(all).toEqual(["A", "B", "A", "B", "A", "B"]);
  expect(built).toEqual(["a", "b", "a", "b"]);
});
