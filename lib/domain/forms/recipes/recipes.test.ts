import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { egressRecipe, type EgressRequest } from "./egress";
import { httpsRedirect } from "./https-redirect";
import { withLabels, withMembership, type Membership } from "./mesh-labels";
import { observedCalls, type ObservedCall } from "./observed-call";
import { policiesFromTraffic } from "./policies-from-traffic";
import { nameOfHost } from "./recipe-object";
import { sidecarFromTraffic } from "./sidecar-from-traffic";
import { waypoint } from "./waypoint";
import { row as telemetryRow } from "@/lib/testing/telemetry-row";

const GATEWAY = {
  namespace: "istio-system",
  service: "istio-egressgateway",
  selector: { istio: "egressgateway" },
};
const egress = (parts: Partial<EgressRequest>): readonly JsonObject[] =>
  egressRecipe({ namespace: "shop", host: "api.example.com", mode: "TLS", gateway: null, ...parts });
const kinds = (objects: readonly JsonObject[]): readonly string[] =>
  objects.map((object) => `${textAt(object, "kind")} ${textAt(objectAt(object, "metadata"), "name")}`);

describe("calls out of the mesh", () => {
  test.each<[Partial<EgressRequest>, readonly string[]]>([
    [{}, ["ServiceEntry api-example-com"]],
    [{ mode: "originate" }, ["ServiceEntry api-example-com", "DestinationRule api-example-com"]],
    [
      { gateway: GATEWAY },
      [
        "ServiceEntry api-example-com",
        "Gateway api-example-com-egress",
        "DestinationRule api-example-com-to-egress",
        "VirtualService api-example-com-by-egress",
      ],
    ],
  ])("%j needs %j", (parts, expected) => {
    expect(kinds(egress(parts))).toEqual(expected);
  });

  test("TLS that workloads speak passes the gateway untouched, both ways by the host's name", () => {
    const [, gateway, , way] = egress({ gateway: GATEWAY });
    expect(gateway).toMatchObject({
      spec: { servers: [{ tls: { mode: "PASSTHROUGH" }, port: { number: 443 } }] },
    });
    expect(way).toMatchObject({
      spec: {
        gateways: ["mesh", "api-example-com-egress"],
        tls: [
          { match: [{ gateways: ["mesh"], sniHosts: ["api.example.com"] }] },
          { route: [{ destination: { host: "api.example.com", port: { number: 443 } } }] },
        ],
      },
    });
  });

  test("plain HTTP that becomes TLS goes to port 443 of the host", () => {
    const [entry, rule, , , way] = egress({ mode: "originate", gateway: GATEWAY });
    expect(entry).toMatchObject({ spec: { ports: [{ number: 80, targetPort: 443, protocol: "HTTP" }] } });
    expect(rule).toMatchObject({
      spec: { trafficPolicy: { portLevelSettings: [{ tls: { mode: "SIMPLE" } }] } },
    });
    expect(way).toMatchObject({ spec: { http: [{ match: [{ port: 80 }] }, { match: [{ port: 80 }] }] } });
  });
});

const call = (parts: Partial<ObservedCall>): ObservedCall => ({
  sourceNamespace: "shop",
  sourceWorkload: "web",
  sourcePrincipal: "cluster.local/ns/shop/sa/web",
  destinationNamespace: "shop",
  destinationWorkload: "cart",
  host: "cart.shop.svc.cluster.local",
  hostNamespace: "shop",
  ...parts,
});

describe("a Sidecar of observed traffic", () => {
  const calls = [
    call({}),
    call({ sourceWorkload: "cart", host: "db.data.svc.cluster.local", hostNamespace: "data" }),
    call({ host: "api.example.com", hostNamespace: "" }),
    call({ host: "PassthroughCluster" }),
    call({ sourceNamespace: "other", host: "x.other.svc.cluster.local", hostNamespace: "other" }),
  ];
  const hostsOf = (object: JsonObject): unknown => object["spec"];

  test("knows what the namespace calls, and the control plane", () => {
    const object = sidecarFromTraffic({
      namespace: "shop",
      rootNamespace: "istio-system",
      workload: null,
      calls,
    });
    expect(hostsOf(object)).toEqual({
      egress: [
        {
          hosts: [
            "*/api.example.com",
            "./cart.shop.svc.cluster.local",
            "data/db.data.svc.cluster.local",
            "istio-system/*",
          ],
        },
      ],
    });
  });

  test("of one workload knows only what that workload calls", () => {
    const workload = { name: "cart", labels: { app: "cart" } };
    const object = sidecarFromTraffic({ namespace: "shop", rootNamespace: "istio-system", workload, calls });
    expect(hostsOf(object)).toEqual({
      workloadSelector: { labels: { app: "cart" } },
      egress: [{ hosts: ["data/db.data.svc.cluster.local", "istio-system/*"] }],
    });
  });
});

describe("policies of observed traffic", () => {
  const selectors = new Map([["cart", { app: "cart" }]]);

  test("refuse everything and allow each workload those that called it", () => {
    const calls = [
      call({}),
      call({ sourcePrincipal: "cluster.local/ns/b/sa/a" }),
      call({ destinationNamespace: "b" }),
    ];
    const { objects } = policiesFromTraffic({ namespace: "shop", selectors, calls });
    expect(objects.map((object) => object["spec"])).toEqual([
      {},
      {
        selector: { matchLabels: { app: "cart" } },
        action: "ALLOW",
        rules: [
          { from: [{ source: { principals: ["cluster.local/ns/b/sa/a", "cluster.local/ns/shop/sa/web"] } }] },
        ],
      },
    ]);
  });

  test("say who will be refused for want of an identity, and what cannot be selected", () => {
    const nobody = call({ sourcePrincipal: "" });
    const calls = [nobody, call({ destinationWorkload: "pay" })];
    const found = policiesFromTraffic({ namespace: "shop", selectors, calls });
    expect([found.unnamed, found.unselected, found.objects.length]).toEqual([[nobody], ["pay"], 1]);
  });
});

test("calls of telemetry are each told once, without those that were not made", () => {
  const row = { sourcePrincipal: "spiffe://cluster.local/ns/a/sa/b", measure: "requests" as const };
  const rows = [
    telemetryRow({ ...row, value: 1 }),
    telemetryRow({ ...row, value: 2 }),
    telemetryRow({ sourceWorkload: "idle", value: 0 }),
  ];
  expect(observedCalls(rows)).toHaveLength(1);
  expect(observedCalls(rows)[0]?.sourcePrincipal).toBe("cluster.local/ns/a/sa/b");
});

describe("part of the mesh", () => {
  const labelled = (labels: JsonObject): JsonObject => ({
    kind: "Namespace",
    metadata: { name: "a", labels },
  });

  test.each<[Membership, JsonObject]>([
    [{ how: "sidecar" }, { team: "x", "istio-injection": "enabled" }],
    [
      { how: "revision", revision: "1-27" },
      { team: "x", "istio.io/rev": "1-27" },
    ],
    [{ how: "ambient" }, { team: "x", "istio.io/dataplane-mode": "ambient" }],
    [{ how: "none" }, { team: "x" }],
  ])("a namespace by %j has the labels of that way alone", (membership, labels) => {
    const before = labelled({ team: "x", "istio-injection": "disabled", "istio.io/rev": "old" });
    expect(withMembership(before, membership)).toEqual(labelled(labels));
  });

  test.each<[Membership, JsonObject]>([
    [{ how: "sidecar" }, { "sidecar.istio.io/inject": "true" }],
    [
      { how: "revision", revision: "b" },
      { "sidecar.istio.io/inject": "true", "istio.io/rev": "b" },
    ],
    [{ how: "ambient" }, { "sidecar.istio.io/inject": "false", "istio.io/dataplane-mode": "ambient" }],
    [{ how: "none" }, { "sidecar.istio.io/inject": "false", "istio.io/dataplane-mode": "none" }],
  ])("a workload by %j says so in its pod template and keeps the rest", (membership, labels) => {
    const before = { kind: "Deployment", spec: { replicas: 0, template: { spec: { x: 1 } } } };
    expect(withMembership(before, membership)).toEqual({
      kind: "Deployment",
      spec: { replicas: 0, template: { metadata: { labels }, spec: { x: 1 } } },
    });
  });

  test("a label is set and another taken away", () => {
    expect(withLabels(labelled({ a: "b", c: "d" }), { a: null, "istio.io/use-waypoint": "w" })).toEqual(
      labelled({ c: "d", "istio.io/use-waypoint": "w" }),
    );
  });
});

test("a waypoint is a Gateway of its class that says what it takes", () => {
  expect(waypoint({ namespace: "a", name: "waypoint", takes: "all" })).toMatchObject({
    metadata: { labels: { "istio.io/waypoint-for": "all" } },
    spec: { gatewayClassName: "istio-waypoint", listeners: [{ port: 15008, protocol: "HBONE" }] },
  });
});

test("who comes by HTTP is sent to HTTPS", () => {
  const selector = { istio: "ingressgateway" };
  expect(httpsRedirect({ namespace: "a", host: "a.b", credentialName: "c", selector })).toMatchObject({
    spec: { selector, servers: [{ tls: { credentialName: "c" } }, { tls: { httpsRedirect: true } }] },
  });
});

test.each([
  ["*.Example.com", "example-com"],
  ["***", "external"],
  [`${"a".repeat(49)}.b`, "a".repeat(49)],
])("%s names objects %s", (host, name) => {
  expect(nameOfHost(host)).toBe(name);
});
