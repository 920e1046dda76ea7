import { expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { serviceSelects } from "./service-selects";

const ENTRY = { namespace: "edge", labels: { istio: "ingress", app: "entry" } };

it.each<readonly [rule: string, path: string, selector: Record<string, string>, expected: boolean]>([
  ["all of its labels there", "edge/entry", { istio: "ingress", app: "entry" }, true],
  ["a label that is not there", "edge/entry", { istio: "ingress", app: "x" }, false],
  ["nothing", "edge/entry", {}, false],
  ["them in another namespace", "shop/entry", { istio: "ingress" }, false],
])("a Service selects a workload by %s: %4$s", (_rule, path, selector, expected) => {
  expect(serviceSelects(specObject("Service", path, { selector }), ENTRY)).toBe(expected);
});
