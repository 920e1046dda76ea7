import { expect, it } from "vitest";
import { graphNode } from "@/lib/testing/graph-parts";
import { mtlsEntry } from "@/lib/testing/mtls-entry";
import { gatewaysOf, isUnexpectedPlaintext } from "./unexpected-plaintext";

const GATEWAYS = new Set(["istio-system/ingress"]);
const SERVER = graphNode({ id: "web", namespace: "shop", name: "web" });
const GATEWAY = graphNode({ id: "in", namespace: "istio-system", name: "in", workload: "ingress" });

it.each([
  ["plain text to a server", 0, SERVER, true],
  ["a part in plain text", 99.9, SERVER, true],
  ["mutual TLS", 100, SERVER, false],
  ["what nobody knows", null, SERVER, false],
  ["plain text to a gateway", 0, GATEWAY, false],
  ["a node that is not drawn", 0, undefined, true],
])("%s at %s %% is unexpected: %s", (_, mtlsPercent, target, expected) => {
  expect(isUnexpectedPlaintext({ mtlsPercent }, target, GATEWAYS)).toBe(expected);
});

it("knows a gateway of an app graph by its app's name", () => {
  const node = graphNode({ id: "in", namespace: "istio-system", name: "ingress" });
  expect(isUnexpectedPlaintext({ mtlsPercent: 0 }, node, GATEWAYS)).toBe(false);
});

it("names each gateway once", () => {
  const gateway = mtlsEntry({ namespace: "b", workload: "in", dataPlane: "gateway" });
  expect(
    gatewaysOf([gateway, { ...gateway, port: 80 }, { ...gateway, namespace: "a" }, mtlsEntry()]),
  ).toEqual(["a/in", "b/in"]);
  expect(gatewaysOf([])).toEqual([]);
});
