import { expect, test } from "vitest";
import { kubectlCommand } from "./kubectl-command";

test("the resource is named with its group: two groups have a Gateway", () => {
  expect(kubectlCommand({ kind: "Gateway.networking.istio.io", namespace: "web", name: "front" })).toBe(
    "kubectl get gateways.networking.istio.io front -n web -o yaml",
  );
});

test("a cluster-scoped object has no namespace", () => {
  expect(kubectlCommand({ kind: "GatewayClass", namespace: "", name: "istio" })).toBe(
    "kubectl get gatewayclasses.gateway.networking.k8s.io istio -o yaml",
  );
});
