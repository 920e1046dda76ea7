import { expect, test } from "vitest";
import { sampleDestination, sampleSplit } from "@/lib/testing/sample-split";
import { splitService } from "./split-service";
import { splitsOfService } from "./splits-of-service";

const cart = { namespace: "shop", name: "cart" };
const own = sampleSplit({ route: "spec.http[1]" });
const outside = sampleSplit({
  host: "www.example.com",
  service: null,
  destinations: [sampleDestination({ host: "api.example.com" }), sampleDestination()],
});
const other = sampleSplit({ host: "b.shop.svc.cluster.local", service: { namespace: "shop", name: "b" } });

test("a Service has the splits of its requests, then those of other hosts that lead to it", () => {
  expect(splitsOfService([outside, other, own], cart)).toEqual([own, outside]);
});

test("the split of a host outside is on the page of the Service it leads to", () => {
  expect(splitService(own)).toEqual(cart);
  expect(splitService(outside)).toEqual(cart);
  expect(splitService({ service: null, destinations: [] })).toBeNull();
});
