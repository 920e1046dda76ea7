import { expect, it } from "vitest";
import { meshWorkload, shopSnapshot } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { policyIndex } from "./policy-index";

const policy = (path: string, spec = {}): ReturnType<typeof specObject> =>
  specObject("AuthorizationPolicy", path, spec);

it("finds policies of the root, the workload's and the service's namespace, each once", () => {
  const policiesAt = policyIndex(
    shopSnapshot(policy("shop/b"), policy("shop/a"), policy("istio-system/root"), policy("bank/x")),
    "istio-system",
  );
  const found = policiesAt(meshWorkload(), { namespace: "shop", name: "cart" });
  expect(found.map(({ name }) => name)).toEqual(["root", "a", "b"]);
});

it("finds a policy of the service's namespace at a waypoint of another", () => {
  const policiesAt = policyIndex(
    shopSnapshot(policy("shop/cart", { targetRefs: [{ kind: "Service", name: "cart" }] })),
    "istio-system",
  );
  const waypoint = meshWorkload({ namespace: "edge", dataPlane: "waypoint" });
  expect(policiesAt(waypoint, { namespace: "shop", name: "cart" })).toHaveLength(1);
  expect(policiesAt(waypoint, { namespace: "shop", name: "web" })).toHaveLength(0);
});
