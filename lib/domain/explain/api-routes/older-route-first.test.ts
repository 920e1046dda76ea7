import { expect, it } from "vitest";
import { configObject } from "@/lib/testing/config-object";
import { olderRouteFirst } from "./older-route-first";

const [OLD, YOUNG] = ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"];

it("orders routes by age, then by namespace, then by name; those not yet written come last", () => {
  const routes = [
    configObject("HTTPRoute", "a/draft", {}, { creationTimestamp: "" }),
    configObject("HTTPRoute", "a/young", {}, { creationTimestamp: YOUNG }),
    configObject("HTTPRoute", "b/a", {}, { creationTimestamp: OLD }),
    configObject("HTTPRoute", "a/b", {}, { creationTimestamp: OLD }),
    configObject("HTTPRoute", "a/a", {}, { creationTimestamp: OLD }),
  ];
  const names = routes.toSorted(olderRouteFirst).map(({ meta }) => `${meta.namespace}/${meta.name}`);
  expect(names).toEqual(["a/a", "a/b", "b/a", "a/young", "a/draft"]);
});
