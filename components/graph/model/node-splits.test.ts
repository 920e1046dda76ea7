import { expect, test } from "vitest";
import { sampleDestination, sampleSplit } from "@/lib/testing/sample-split";
import { nodeSplits } from "./node-splits";

const workload = { namespace: "shop", workload: "cart-v2", version: "v2" };
const split = sampleSplit({ destinations: [sampleDestination({ workloads: [workload] })] });

test.each([
  ["service", "cart", [split]],
  ["service", "other", []],
  ["workload", "cart-v2", [split]],
  ["workload", "cart-v1", []],
  ["app", "cart", []],
] as const)("a %s %s has its own splits only", (type, name, splits) => {
  expect(nodeSplits({ type, namespace: "shop", name }, [split])).toEqual(splits);
});
