import { expect, test } from "vitest";
import { clusterObject } from "@/lib/testing/cluster-object";
import { recordedOf } from "./recorded-of";
import { revisionObject } from "./revision-object";

const object = { kind: "VirtualService", namespace: "shop", name: "cart" };

test("a revision is an object that can be written again, without status", () => {
  const cart = clusterObject("VirtualService", "shop", "cart", {
    labels: { team: "a" },
    data: { spec: { hosts: [] }, status: { conditions: [] } },
  });
  expect(revisionObject({ object, state: recordedOf(cart) })).toEqual({
    apiVersion: "v1",
    kind: "VirtualService",
    metadata: { namespace: "shop", name: "cart", labels: { team: "a" } },
    spec: { hosts: [] },
  });
});

test("of a mark nobody knows the content", () => {
  expect(revisionObject({ object, state: null })).toBeNull();
});
