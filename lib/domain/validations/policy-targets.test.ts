import { describe, expect, it } from "vitest";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, workloadObjects } from "@/lib/testing/workload-objects";
import {
  coversWorkload,
  isSelectorless,
  selectedWorkloads,
  selectorOf,
  selectorPath,
  targetRefsOf,
} from "./policy-targets";
import { workloadsOf } from "./workloads-of";

const policy = (path: string, spec = {}) => specObject("AuthorizationPolicy", path, spec);
const cart = { matchLabels: { app: "cart" } };
const mesh = meshViewOf([
  ...["shop", "other", "istio-system"].map((name) => namespaceOf(name)),
  ...["shop/cart", "shop/db", "other/cart"].flatMap((path) => workloadObjects(path)),
]);
const names = (object: ReturnType<typeof policy>) =>
  selectedWorkloads(mesh, object).map(({ ref }) => `${ref.namespace}/${ref.name}`);

describe("what an object is for", () => {
  it("is its namespace, or what it selects there", () => {
    expect(names(policy("shop/p"))).toEqual(["shop/cart", "shop/db"]);
    expect(names(policy("shop/p", { selector: cart }))).toEqual(["shop/cart"]);
  });

  it("is all namespaces from the root namespace, but for a Sidecar", () => {
    expect(names(policy("istio-system/p", { selector: cart })).toSorted()).toEqual([
      "other/cart",
      "shop/cart",
    ]);
    const sidecar = specObject("Sidecar", "istio-system/s", {
      workloadSelector: { labels: { app: "cart" } },
    });
    expect(names(sidecar)).toEqual([]);
  });

  it("is read from the selector of the kind", () => {
    const sidecar = specObject("Sidecar", "shop/s", { workloadSelector: { labels: { app: "cart" } } });
    expect([selectorOf(sidecar), selectorPath(sidecar)]).toEqual([
      { app: "cart" },
      ["spec", "workloadSelector"],
    ]);
    expect(selectorPath(policy("shop/p", { selector: cart }))).toEqual(["spec", "selector"]);
    expect([isSelectorless(sidecar), isSelectorless(policy("shop/p"))]).toEqual([false, true]);
  });

  it("may be named, by one reference or several", () => {
    const ref = { kind: "Service", name: "cart" };
    const several = policy("shop/p", { targetRefs: [ref] });
    const one = policy("shop/p", { targetRef: ref });
    expect(targetRefsOf(several)).toEqual([{ ref, path: ["spec", "targetRefs", 0] }]);
    expect(targetRefsOf(one)).toEqual([{ ref, path: ["spec", "targetRef"] }]);
    expect([isSelectorless(several), targetRefsOf(policy("shop/p"))]).toEqual([false, []]);
  });

  it("covers a workload of its namespace or from the root namespace", () => {
    const [workload] = workloadsOf(mesh, "other");
    if (workload === undefined) throw new Error("no workload");
    const covers = (object: ReturnType<typeof policy>) => coversWorkload(mesh, object, workload);
    expect(covers(policy("other/p"))).toBe(true);
    expect(covers(policy("istio-system/p", { selector: cart }))).toBe(true);
    expect(covers(policy("shop/p"))).toBe(false);
    expect(covers(policy("other/p", { selector: { matchLabels: { app: "db" } } }))).toBe(false);
    expect(covers(policy("other/p", { targetRefs: [{ kind: "Service", name: "cart" }] }))).toBe(false);
  });
});
