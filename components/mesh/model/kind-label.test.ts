import { expect, test } from "vitest";
import { CONFIG_KINDS } from "@/lib/domain/config/config-kinds";
import { kindLabel } from "./kind-label";

test.each([
  ["VirtualService", "VirtualService"],
  ["Gateway.networking.istio.io", "Gateway (Istio)"],
  ["Gateway.gateway.networking.k8s.io", "Gateway (Gateway API)"],
  ["Workload", "Workload"],
])("%s is called %s", (key, label) => {
  expect(kindLabel(key)).toBe(label);
});

test("no two kinds are called the same", () => {
  const labels = CONFIG_KINDS.map(({ key }) => kindLabel(key));
  expect(new Set(labels).size).toBe(labels.length);
});
