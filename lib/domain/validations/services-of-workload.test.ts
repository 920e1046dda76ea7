import { describe, expect, it } from "vitest";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { servicesOfWorkload } from "./services-of-workload";
import { workloadsOf } from "./workloads-of";

const labels = { app: "cart", version: "v1", tier: "front" };
const service = (path: string, selector: Record<string, string>) => specObject("Service", path, { selector });
const mesh = meshViewOf([
  ...workloadObjects("shop/cart", { labels }),
  service("shop/cart", { app: "cart" }),
  service("shop/cart-v1", { version: "v1", app: "cart" }),
  service("shop/cart-v2", { app: "cart", version: "v2" }),
  service("shop/front", { tier: "front" }),
  service("shop/all", {}),
  service("other/cart", { app: "cart" }),
]);

describe("the Services of a workload", () => {
  it("are those of its namespace whose whole selector it has, each once", () => {
    const [workload] = workloadsOf(mesh, "shop");
    const found = workload ? servicesOfWorkload(mesh, workload) : [];
    expect(found.map(({ meta }) => meta.name).toSorted()).toEqual(["cart", "cart-v1", "front"]);
  });
});
