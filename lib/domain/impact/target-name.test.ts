import { expect, it } from "vitest";
import { HIDDEN_NAME } from "../graph/flow";
import type { Target } from "../routing/split";
import { targetName } from "./target-name";

const TARGET: Target = {
  key: "k",
  host: "cart.shop.svc.cluster.local",
  namespace: "shop",
  workload: "cart-v1",
  version: "v1",
  answer: null,
};
it.each<readonly [rule: string, target: Partial<Target>, serviceNamespace: string, expected: string]>([
  ["its workload", {}, "shop", "cart-v1"],
  ["its namespace as well where that is not the service's", {}, "bank", "cart-v1.shop"],
  ["its host without a workload", { workload: "" }, "shop", "cart.shop.svc.cluster.local"],
  ["the answer", { answer: { code: "503", because: "x", refuses: true } }, "shop", "503 (x)"],
  ["nothing of a namespace the viewer may not see", { namespace: "secret" }, "shop", HIDDEN_NAME],
])("is %s", (_rule, target, serviceNamespace, expected) => {
  expect(targetName({ ...TARGET, ...target }, serviceNamespace, new Set(["shop", "bank"]))).toBe(expected);
});
