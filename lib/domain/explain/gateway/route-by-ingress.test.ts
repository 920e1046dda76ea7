import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import { askedAtEdge, edgeBecause, edgeEnds, HTTPS } from "@/lib/testing/explain/gateway-ask";
import type { JsonObject } from "../../mesh/cluster-object";
import type { ExplainedRequest } from "../explained-request";

// https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/
describe("a request from outside", () => {
  const ingress = (spec: JsonObject, annotations: Record<string, string> = {}): K8sObject => {
    const made = demoConfig("Ingress", "shop/i", {
      rules: [
        {
          host: "a.example.com",
          http: {
            paths: [
              {
                path: "/x",
                pathType: "Prefix",
                backend: { service: { name: "web", port: { name: "http" } } },
              },
            ],
          },
        },
      ],
      ...spec,
    });
    return { ...made, metadata: { ...made.metadata, annotations } };
  };
  const OURS = { ingressClassName: "istio" };
  const ANNOTATION = "kubernetes.io/ingress.class";
  const X = { path: "/x/y" };
  it.each<readonly [rule: string, object: K8sObject, request: Partial<ExplainedRequest>, expected: string]>([
    ["of Istio's class serve", ingress(OURS), X, "edge/entry http web:8080"],
    ["of Istio's annotation serve", ingress({}, { [ANNOTATION]: "istio" }), X, "edge/entry http web:8080"],
    ["of no class do not", ingress({}), X, "refused"],
    ["of another annotation do not", ingress(OURS, { [ANNOTATION]: "nginx" }), X, "refused"],
    ["have no route for another path", ingress(OURS), {}, "edge/entry error 404"],
    [
      "do not obey default backends",
      ingress({ ...OURS, defaultBackend: { service: { name: "web", port: { number: 8080 } } } }),
      {},
      "edge/entry error 404",
    ],
    [
      "serve TLS for the hosts they name",
      ingress({ ...OURS, tls: [{ hosts: ["a.example.com"] }] }),
      { ...X, ...HTTPS },
      "edge/entry http web:8080",
    ],
    [
      "serve no TLS for other hosts",
      ingress({ ...OURS, tls: [{ hosts: ["b.example.com"] }] }),
      { ...X, ...HTTPS },
      "refused",
    ],
    ["serve no other port", ingress(OURS), { ...X, port: 9000 }, "refused"],
    ["refuse TLS on port 80", ingress(OURS), { ...X, tls: true }, "refused"],
    ["take no connections", ingress(OURS), { method: "" }, "edge/entry error 404"],
  ])("Ingresses %s", (_rule, object, request, expected) => {
    expect(edgeEnds(askedAtEdge([object], request))).toBe(expected);
  });

  it.each<readonly [lacking: string, tls: JsonObject[], said: string]>([
    ["a port where no Ingress names a host for TLS", [], "no listener of edge/entry is on port 443"],
    [
      "a host where they name others",
      [{ hosts: ["b.example.com"] }],
      "no listener of edge/entry on port 443 has the host a.example.com",
    ],
  ])("by TLS lacks %s", (_lacking, tls, said) => {
    const [last = ""] = edgeBecause(askedAtEdge([ingress({ ...OURS, tls })], HTTPS)).toReversed();
    expect(last.split(": ")[1]).toBe(said);
  });
});
