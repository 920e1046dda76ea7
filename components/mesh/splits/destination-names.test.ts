import { expect, test } from "vitest";
import { destinationNames } from "./destination-names";

const host = (name: string, namespace = "shop"): string => `${name}.${namespace}.svc.cluster.local`;

test.each([
  [
    "subsets of one host",
    [
      { host: host("a"), subset: "v1" },
      { host: host("a"), subset: "v2" },
    ],
    ["v1", "v2"],
  ],
  ["Services of the namespace", [{ host: host("a-v1") }, { host: host("a-v2") }], ["a-v1", "a-v2"]],
  ["a Service elsewhere", [{ host: host("a") }, { host: host("a", "lab") }], ["a", "a.lab"]],
  [
    "subsets of several hosts",
    [
      { host: host("a"), subset: "v1" },
      { host: host("b"), subset: "v1" },
    ],
    ["a v1", "b v1"],
  ],
  [
    "ports of one Service",
    [
      { host: host("a"), port: 80 },
      { host: host("a"), port: 81 },
    ],
    ["a:80", "a:81"],
  ],
  ["hosts outside", [{ host: "api.example.com" }, { host: host("a") }], ["api.example.com", "a"]],
  [
    "the same twice",
    [
      { host: host("a"), subset: "v1" },
      { host: host("a"), subset: "v1" },
    ],
    ["v1 (1)", "v1 (2)"],
  ],
])("%s are told apart", (_, destinations, names) => {
  expect(destinationNames(destinations, "shop")).toEqual(names);
});
