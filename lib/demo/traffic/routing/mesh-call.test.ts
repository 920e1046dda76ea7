import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import { type DemoCaller, inShort, routed } from "@/lib/testing/routed-call";
import type { K8sObject } from "../../world/k8s-object";
import type { Call } from "../model/call";

const SERVICES = [
  ...["reviews", "ratings"].map((name) => demoService({ name })),
  demoService({ namespace: "other", name: "details" }),
  demoService({
    name: "many",
    ports: [
      { name: "http", port: 8080 },
      { name: "http-b", port: 9090 },
    ],
  }),
  demoService({ name: "db", ports: [{ name: "tcp", port: 5432 }], spec: { clusterIP: "10.96.7.7" } }),
  demoService({ name: "queue", spec: { clusterIP: "None" } }),
  demoPod({ workload: "queue" }),
];

const virtualService = (path: string, spec: JsonObject, created = ""): K8sObject => {
  const made = demoConfig("VirtualService", path, spec);
  return { ...made, metadata: { ...made.metadata, creationTimestamp: created } };
};
/** A VirtualService that answers 2xx, so that it can be told which one was followed. */
const telling = (path: string, hosts: Json, status: number, more: JsonObject = {}, created = ""): K8sObject =>
  virtualService(path, { hosts, http: [{ directResponse: { status } }], ...more }, created);

const decided = (objects: readonly K8sObject[], call: Partial<Call> = {}, caller: DemoCaller = {}): string =>
  inShort(routed([...SERVICES, ...objects], call, caller));

// https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
describe("a call without rules", () => {
  it.each([
    ["goes to the service called", { host: "reviews" }, "reviews.shop:8080=1"],
    [
      "goes to a service called by its address",
      { host: "10.96.7.7", port: 5432, protocol: "tcp" },
      "db.shop:5432=1",
    ],
    ["goes to the pod of a headless Service", { host: "queue-0.queue" }, "queue-0.queue.shop:8080=1"],
    ["passes through to a host nobody registered", { host: "www.example.com", port: 443 }, "passthrough"],
    ["passes through on a port the service has not", { host: "reviews", port: 81 }, "passthrough"],
    ["passes through to a pod's address", { host: "10.1.0.1" }, "passthrough"],
  ] as const)("%s", (_rule, call, expected) => {
    expect(decided([], call)).toBe(expected);
  });

  it("is retried as the mesh says", () => {
    const decision = routed(SERVICES, { host: "reviews" });
    expect(decision).toMatchObject({ retries: { attempts: 2 }, timeoutMs: null, route: "" });
    const off = demoMeshConfig("defaultHttpRetryPolicy: {attempts: 0}");
    expect(routed([...SERVICES, off], { host: "reviews" })).toMatchObject({ retries: null });
    expect(routed(SERVICES, { host: "db", port: 5432, protocol: "tcp" })).toMatchObject({ retries: null });
  });

  it("keeps the host that matched a wildcard of a ServiceEntry", () => {
    const wild = demoConfig("ServiceEntry", "shop/wild", {
      hosts: ["*.example.com"],
      ports: [{ number: 443, name: "tls", protocol: "TLS" }],
    });
    expect(decided([wild], { host: "a.example.com", port: 443, protocol: "tls" })).toBe(
      "a.example.com:443=1",
    );
  });

  it("to an ExternalName Service of a host nobody registered passes through", () => {
    const alias = demoService({
      name: "alias",
      spec: { type: "ExternalName", externalName: "www.example.com" },
    });
    expect(decided([alias], { host: "alias" })).toBe("passthrough");
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
describe("the hosts of a VirtualService", () => {
  it.each([
    ["a short name of its namespace", ["reviews"], "direct_response 201"],
    ["a full name", ["reviews.shop.svc.cluster.local"], "direct_response 201"],
    ["any case", ["REVIEWS"], "direct_response 201"],
    ["a wildcard", ["*.shop.svc.cluster.local"], "direct_response 201"],
    ["everything", ["*"], "direct_response 201"],
    ["one of several", ["ratings", "reviews"], "direct_response 201"],
    ["name.namespace, which is no Service", ["reviews.shop"], "reviews.shop:8080=1"],
    ["another service", ["ratings"], "reviews.shop:8080=1"],
    ["none", [], "reviews.shop:8080=1"],
    ["what is no list", "reviews", "reviews.shop:8080=1"],
  ])("route by %s", (_form, hosts, expected) => {
    expect(decided([telling("shop/a", hosts, 201)])).toBe(expected);
  });

  it.each([
    ["reviews", "direct_response 201"],
    ["reviews.shop", "direct_response 201"],
    ["reviews.shop.svc.cluster.local", "direct_response 201"],
  ])("route a call written as %s", (host, expected) => {
    expect(decided([telling("shop/a", ["reviews"], 201)], { host })).toBe(expected);
  });

  it("route a service called by its address", () => {
    const tcp = virtualService("shop/db", {
      hosts: ["db"],
      tcp: [{ route: [{ destination: { host: "reviews" } }] }],
    });
    expect(decided([tcp], { host: "10.96.7.7", port: 5432, protocol: "tcp" })).toBe("reviews.shop:8080=1");
  });

  it("do not route by * what nobody registered, nor a service on a port it has not", () => {
    const everything = telling("shop/a", ["*"], 201);
    expect(decided([everything], { host: "www.example.com", port: 80 })).toBe("passthrough");
    const reviews = telling("shop/a", ["reviews"], 201);
    expect(decided([reviews], { host: "reviews.shop.svc.cluster.local", port: 80 })).toBe("passthrough");
  });

  it("route a host nobody registered on port 80 alone", () => {
    const rule = telling("shop/a", ["www.example.com"], 201);
    expect(decided([rule], { host: "www.example.com", port: 80 })).toBe("direct_response 201");
    const wild = telling("shop/a", ["*", "*.example.com"], 201);
    expect(decided([wild], { host: "www.example.com", port: 80 })).toBe("direct_response 201");
    expect(decided([rule], { host: "www.example.com", port: 8080 })).toBe("passthrough");
  });
});

// https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
describe("several VirtualServices of one host", () => {
  it.each([
    [
      "the oldest wins",
      [
        telling("shop/a", ["reviews"], 202, {}, "2026-02-01T00:00:00Z"),
        telling("shop/b", ["reviews"], 201, {}, "2026-01-01T00:00:00Z"),
      ],
    ],
    [
      "of one age the first by name",
      [telling("shop/b", ["reviews"], 202), telling("shop/a", ["reviews"], 201)],
    ],
    [
      "an exact host wins",
      [
        telling("shop/a", ["*"], 202, {}, "2026-01-01T00:00:00Z"),
        telling("shop/b", ["reviews"], 201, {}, "2026-02-01T00:00:00Z"),
      ],
    ],
    [
      "the longest wildcard wins",
      [telling("shop/a", ["*.local"], 202), telling("shop/b", ["*.shop.svc.cluster.local"], 201)],
    ],
    [
      "one that is not for the mesh does not count",
      [telling("shop/a", ["reviews"], 202, { gateways: ["entry"] }), telling("shop/b", ["reviews"], 201)],
    ],
    [
      "one that is not visible does not count",
      [
        telling("other/a", ["reviews.shop.svc.cluster.local"], 202, { exportTo: ["."] }),
        telling("shop/b", ["reviews"], 201),
      ],
    ],
  ])("%s", (_rule, objects) => {
    expect(decided(objects)).toBe("direct_response 201");
  });

  it("are not merged for a sidecar", () => {
    const one = telling("shop/a", ["reviews"], 201, {
      http: [{ match: [{ uri: { prefix: "/a" } }], directResponse: { status: 201 } }],
    });
    expect(decided([one, telling("shop/b", ["reviews"], 202)], { path: "/b" })).toBe("noRoute");
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
describe("whom a VirtualService is for", () => {
  it.each([
    ["no gateways named", undefined, true],
    ["mesh", ["mesh"], true],
    ["mesh among others", ["entry", "mesh"], true],
    ["a gateway alone", ["entry"], false],
  ])("with %s", (_which, gateways, followed) => {
    expect(decided([telling("shop/a", ["reviews"], 201, { gateways })])).toBe(
      followed ? "direct_response 201" : "reviews.shop:8080=1",
    );
  });

  it.each([
    [["*"], "other", true],
    [["."], "other", false],
    [["."], "shop", true],
    [["other"], "other", true],
    [["third"], "other", false],
  ])("exported to %j, in %s", (exportTo, namespace, followed) => {
    expect(
      decided([telling("shop/a", ["reviews"], 201, { exportTo })], { host: "reviews.shop" }, { namespace }),
    ).toBe(followed ? "direct_response 201" : "reviews.shop:8080=1");
  });

  it("is the mesh's default where it does not say", () => {
    const objects = [
      telling("shop/a", ["reviews"], 201),
      demoMeshConfig("defaultVirtualServiceExportTo: ['.']"),
    ];
    expect(decided(objects, { host: "reviews.shop" }, { namespace: "other" })).toBe("reviews.shop:8080=1");
    expect(decided(objects)).toBe("direct_response 201");
  });

  // https://istio.io/latest/docs/ambient/usage/l7-features/
  it("is for a waypoint where it is in the service's namespace or the waypoint's", () => {
    const call = { host: "details.other.svc.cluster.local" };
    const at = (path: string): string =>
      decided([telling(path, ["details.other.svc.cluster.local"], 201)], call, { dataPlane: "waypoint" });
    expect([at("other/a"), at("shop/a"), at("third/a")]).toEqual([
      "direct_response 201",
      "direct_response 201",
      "details.other:8080=1",
    ]);
  });
});

// https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
describe("sections of a VirtualService", () => {
  const destination = { host: "ratings" };
  const http = { http: [{ directResponse: { status: 201 } }] };
  const tcp = { tcp: [{ route: [{ destination }] }] };
  it.each([
    [
      "http for a port that speaks HTTP",
      ["reviews"],
      { ...http, ...tcp },
      { host: "reviews" },
      "direct_response 201",
    ],
    ["no tcp for a port that speaks HTTP", ["reviews"], tcp, { host: "reviews" }, "reviews.shop:8080=1"],
    ["no http for a port declared tcp", ["db"], http, { host: "db", port: 5432 }, "db.shop:5432=1"],
    [
      "tcp for a port declared tcp",
      ["db"],
      { ...http, ...tcp },
      { host: "db", port: 5432 },
      "ratings.shop:8080=1",
    ],
    [
      "tcp for bytes on an HTTP port",
      ["reviews"],
      tcp,
      { host: "reviews", protocol: "tcp" },
      "ratings.shop:8080=1",
    ],
    ["nothing of an empty rule", ["reviews"], {}, { host: "reviews" }, "reviews.shop:8080=1"],
  ] as const)("%s", (_rule, hosts, spec, call, expected) => {
    expect(decided([virtualService("shop/a", { hosts, ...spec })], call)).toBe(expected);
  });

  it("are passed over where no match is for this proxy, and 404 where one is", () => {
    const onlyX = virtualService("shop/a", {
      hosts: ["reviews"],
      http: [{ match: [{ sourceLabels: { app: "x" } }], directResponse: { status: 201 } }],
    });
    expect(decided([onlyX])).toBe("reviews.shop:8080=1");
    expect(decided([onlyX], {}, { labels: { app: "x" } })).toBe("direct_response 201");
    const onlyPath = virtualService("shop/a", {
      hosts: ["reviews"],
      http: [{ match: [{ uri: { exact: "/x" } }], directResponse: { status: 201 } }],
    });
    expect(decided([onlyPath])).toBe("noRoute");
  });
});

// https://gateway-api.sigs.k8s.io/mesh/
describe("a TLSRoute attached to the service called", () => {
  it("routes connections with that server name", () => {
    const secure = demoService({ name: "secure", ports: [{ name: "tls", port: 443 }] });
    const route = demoConfig("TLSRoute", "shop/secure", {
      parentRefs: [{ group: "", kind: "Service", name: "secure" }],
      rules: [{ backendRefs: [{ name: "ratings", port: 8080 }] }],
    });
    const call = { host: "secure.shop.svc.cluster.local", port: 443, protocol: "tls" } as const;
    expect(decided([secure, route], call)).toBe("ratings.shop:8080=1");
  });
});

// https://gateway-api.sigs.k8s.io/mesh/
describe("an HTTPRoute attached to the service called", () => {
  it("takes the place of VirtualServices", () => {
    const route = demoConfig("HTTPRoute", "shop/reviews", {
      parentRefs: [{ group: "", kind: "Service", name: "reviews" }],
      rules: [{ backendRefs: [{ name: "ratings", port: 8080 }] }],
    });
    expect(decided([route, telling("shop/a", ["reviews"], 201)])).toBe("ratings.shop:8080=1");
  });
});
