import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig, demoPod } from "@/lib/testing/demo-objects";
import { specObject } from "@/lib/testing/spec-object";
import { edgeBecause, REQUEST } from "@/lib/testing/explain/gateway-ask";
import { EDGE, edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { JsonObject } from "../mesh/cluster-object";
import { explainRequest } from "./explain-request";
import { routeAtGateway } from "./gateway/route-at-gateway";
import { unreadSteps } from "./unread-steps";

const many = (count: number, one: JsonObject = {}): readonly JsonObject[] =>
  Array.from({ length: count }, () => one);
const TOLD = "entries are not looked at, the list is too long: divide them among several objects";

it("lists of routes are said to be read in part where they are, and only there", () => {
  const object = specObject("VirtualService", "shop/v", { http: many(1_003), tls: many(1_000), tcp: 7 });
  expect(unreadSteps(object, ["http", "tls", "tcp", "gone"])).toEqual([
    {
      object: { kind: "VirtualService", namespace: "shop", name: "v" },
      path: "spec.http",
      stage: "route",
      verdict: "unknown",
      because: `its last 3 ${TOLD}`,
    },
  ]);
});

describe("an explanation says that routes are left out", () => {
  const mesh = (objects: readonly K8sObject[]): ReturnType<typeof edgeMesh> =>
    edgeMesh([...EDGE, demoPod({ workload: "front" }), ...objects]);
  const HTTP = many(1_001, { match: [{ method: { exact: "PUT" } }], directResponse: { status: 204 } });
  const BYTES = many(1_001, { match: [{ port: 1 }], route: [{ destination: { host: "web" } }] });
  const within = (spec: JsonObject): K8sObject =>
    demoConfig("VirtualService", "shop/v", { hosts: ["web"], ...spec });

  it.each<readonly [of: string, path: string, objects: readonly K8sObject[], method: string]>([
    ["a VirtualService", "spec.http", [within({ http: HTTP })], "GET"],
    ["a VirtualService, of connections", "spec.tcp", [within({ tcp: BYTES })], ""],
    [
      "a delegate",
      "spec.http",
      [
        within({ http: [{ delegate: { name: "d" } }] }),
        demoConfig("VirtualService", "shop/d", { http: HTTP }),
      ],
      "GET",
    ],
    [
      "an HTTPRoute",
      "spec.rules",
      [
        demoConfig("HTTPRoute", "shop/v", {
          parentRefs: [{ kind: "Service", group: "", name: "web" }],
          rules: many(1_001, { matches: [{ method: "PUT" }] }),
        }),
      ],
      "GET",
    ],
  ])("of %s inside the mesh", (_of, path, objects, method) => {
    const source = { namespace: "shop", workload: "front" };
    const { steps } = explainRequest(mesh(objects), { ...REQUEST, source, host: "web", port: 8080, method });
    expect(steps.map((step) => `${step.path} ${step.because}`)).toContain(`${path} its last 1 ${TOLD}`);
  });

  const gateway = demoConfig("IstioGateway", "shop/entry", {
    selector: { istio: "ingressgateway" },
    servers: [
      { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"] },
      { port: { number: 9000, name: "tcp", protocol: "TCP" }, hosts: ["*"] },
    ],
  });
  const bound = (spec: JsonObject): readonly K8sObject[] => [
    gateway,
    demoConfig("VirtualService", "shop/v", { hosts: ["a.example.com"], gateways: ["shop/entry"], ...spec }),
  ];

  it.each<readonly [of: string, path: string, objects: readonly K8sObject[], port: number]>([
    ["a VirtualService", "spec.http", bound({ http: HTTP }), 80],
    ["a VirtualService, of connections", "spec.tcp", bound({ tcp: BYTES }), 9000],
    [
      "an Ingress",
      "spec.rules",
      [demoConfig("Ingress", "shop/v", { ingressClassName: "istio", rules: many(1_001) })],
      80,
    ],
  ])("of %s at a gateway", (_of, path, objects, port) => {
    const told = edgeBecause(routeAtGateway(mesh(objects), { ...REQUEST, port }));
    expect(told).toContain(`v ${path} unknown: its last 1 ${TOLD}`);
  });
});
