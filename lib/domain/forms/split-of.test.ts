import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { splitOf } from "./split-of";

const part = (host: string, subset: string, weight?: Json): Json => ({
  destination: { host, ...(subset !== "" && { subset }) },
  ...(weight !== undefined && { weight }),
});
const FULL = "reviews.bookinfo.svc.cluster.local";

describe("a split of requests", () => {
  test.each<[string, readonly Json[], readonly (readonly [string, number])[]]>([
    [
      "subsets of one host",
      [part(FULL, "v1", 60), part(FULL, "v2", 40)],
      [
        ["reviews v1", 60],
        ["reviews v2", 40],
      ],
    ],
    [
      "a host that is no Service",
      [part("a.example.com", "v1", 1), part("a.example.com", "v2", 2)],
      [
        ["a.example.com v1", 1],
        ["a.example.com v2", 2],
      ],
    ],
    [
      "one name in two namespaces",
      [part("a.x.svc.cluster.local", "", 1), part("a.y.svc.cluster.local", "", 2)],
      [
        ["a.x.svc.cluster.local", 1],
        ["a.y.svc.cluster.local", 2],
      ],
    ],
    [
      "no weight as 0",
      [part("a", ""), part("b", "", 0)],
      [
        ["a", 0],
        ["b", 0],
      ],
    ],
    [
      "backends of the Gateway API",
      [
        { name: "a", weight: 9 },
        { name: "b", weight: 1 },
      ],
      [
        ["a", 9],
        ["b", 1],
      ],
    ],
  ])("names %s so that they can be told apart", (_, value, expected) => {
    expect(splitOf(["spec", "route"], value)?.map(({ name, weight }) => [name, weight])).toEqual(expected);
  });

  test("is told of the backends of the Gateway API too, with zero as a weight", () => {
    const backends = [
      { name: "a", weight: 0 },
      { name: "b", weight: 1 },
    ];
    expect(splitOf(["spec", "rules", 0, "backendRefs"], backends)).toEqual(backends);
  });

  test.each<[string, readonly (string | number)[], Json]>([
    ["one destination", ["route"], [part("a", "", 100)]],
    ["another list", ["match"], [part("a", "", 1), part("b", "", 2)]],
    ["a weight that is no number", ["route"], [part("a", "", "1"), part("b", "", 2)]],
    ["an element that is no object", ["route"], [part("a", "", 1), "b"]],
    ["no list", ["route"], {}],
    ["a switch for a weight", ["route"], [part("a", "", false), part("b", "", 2)]],
    ["a place in a list", ["route", 0], [part("a", "", 1), part("b", "", 2)]],
    ["the root", [], [part("a", "", 1), part("b", "", 2)]],
  ])("%s is none", (_, path, value) => {
    expect(splitOf(path, value)).toBeNull();
  });
});
