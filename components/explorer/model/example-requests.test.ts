import { expect, it } from "vitest";
import { sampleDestination, sampleSplit } from "@/lib/testing/sample-split";
import { exampleRequests } from "./example-requests";

type Exposures = Parameters<typeof exampleRequests>[0];
type Entries = Parameters<typeof exampleRequests>[2];

const exposed = (path: string, requestsPerSecond: number | null): Exposures[number] => ({
  example: { url: `https://shop.example${path}`, method: "GET", headers: {} },
  requestsPerSecond,
});
const called = (...workloads: readonly string[]): Entries => [
  {
    namespace: "shop",
    workload: "cart-v1",
    callers: workloads.map((workload) => ({
      namespace: "web",
      workload,
      requestsPerSecond: 1,
      bytesPerSecond: 0,
      observedPercent: 100,
    })),
  },
];
const SPLIT = sampleSplit({
  destinations: [
    sampleDestination({ port: 8080, workloads: [{ namespace: "shop", workload: "cart-v1", version: "v1" }] }),
  ],
});

it("offers the ways in that most come by, each once", () => {
  const busy = [exposed("/a", null), exposed("/b", 1), exposed("/c", 5), exposed("/c", 4), exposed("/d", 0)];
  expect(exampleRequests(busy, [], []).map(({ path }) => path)).toEqual(["/c", "/b", "/a"]);
});

it("offers a call of a split by somebody who is known to make it", () => {
  expect(exampleRequests([], [SPLIT], called("", "page"))).toMatchObject([
    { from: "web/page", host: "cart.shop.svc.cluster.local", port: 8080, method: "GET" },
  ]);
  expect(exampleRequests([], [SPLIT], called(""))).toEqual([]);
});

it("offers a call without a method where connections are split", () => {
  const examples = exampleRequests([], [{ ...SPLIT, protocol: "tcp" }], called("page"));
  expect(examples.map(({ method }) => method)).toEqual([""]);
});
