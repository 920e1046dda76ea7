import { application } from "../application";
import type { Behaviour } from "../behaviour";
import { controlPlane } from "../control-plane";
import type { Incident } from "../incident";
import type { Intent } from "../intent";
import { httpGateway, istioConfig, versionSubsets } from "../istio-config";
import { requests, requestsFromOutside } from "../requests";
import type { Scenario } from "../scenario";
import { namespaceObject } from "../simple-objects";
import { LATELY } from "../incident-windows";

const namespace = "canary";
const HOST = "checkout.canary.svc.cluster.local";
const HTTP = { name: "http", port: 8080 };

const split = istioConfig("VirtualService", "canary/checkout", {
  hosts: [HOST],
  http: [
    {
      name: "release",
      route: [
        { destination: { host: HOST, subset: "v1" }, weight: 90 },
        { destination: { host: HOST, subset: "v2" }, weight: 10 },
      ],
    },
  ],
});
const entry = istioConfig("VirtualService", "canary/storefront", {
  hosts: ["canary.example.com"],
  gateways: ["storefront"],
  http: [{ route: [{ destination: { host: "storefront", port: { number: 8080 } } }] }],
});

const INTENTS: readonly Intent[] = [
  requestsFromOutside("canary.example.com", 40, { path: "/cart" }),
  requests("canary/storefront", `${HOST}:8080`, { perRequest: 1 }, { path: "/checkout", method: "POST" }),
];

const BEHAVIOURS: readonly Behaviour[] = [
  { namespace, workload: "storefront", medianMs: 24, failures: [] },
  { namespace, workload: "checkout-v1", medianMs: 35, failures: [{ code: "500", share: 0.001 }] },
  {
    namespace,
    workload: "checkout-v2",
    medianMs: 28,
    failures: [{ code: "500", share: 0.002 }],
    capacityPerPod: 8,
  },
];

const INCIDENTS: readonly Incident[] = [
  {
    ...LATELY,
    behaviours: [
      { namespace, workload: "checkout-v2", medianMs: 400, failures: [{ code: "503", share: 0.45 }] },
    ],
  },
];

/** A new version of a checkout that takes a tenth of the requests, and breaks down when it is given more. */
export function canary(): Scenario {
  return {
    name: "canary",
    objects: [
      ...controlPlane(),
      namespaceObject(namespace, true),
      ...application({ namespace, name: "storefront", port: HTTP, workload: { replicas: 2 } }),
      ...application({
        namespace,
        name: "checkout",
        versions: ["v1", "v2"],
        port: HTTP,
        ofVersion: { v1: { replicas: 3 } },
      }),
      versionSubsets("canary/checkout", HOST, ["v1", "v2"]),
      split,
      httpGateway("canary/storefront", ["canary.example.com"]),
      entry,
    ],
    intents: INTENTS,
    behaviours: BEHAVIOURS,
    incidents: INCIDENTS,
  };
}
