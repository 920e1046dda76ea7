import { describe, expect, it } from "vitest";
import { rowsOf, tablesOf } from "@/lib/testing/effective-rows";
import { CART_SUBSETS } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";

// https://istio.io/latest/docs/reference/config/networking/destination-rule/
describe("the policy of a DestinationRule", () => {
  it("is told by subset and port after what it inherits", () => {
    const rule = specObject("DestinationRule", "shop/cart", {
      host: "cart",
      trafficPolicy: {
        loadBalancer: { simple: "RANDOM" },
        portLevelSettings: [{ port: { number: 9090 }, tls: { mode: "SIMPLE" } }],
      },
      subsets: [
        { name: "v1", labels: { version: "v1" }, trafficPolicy: { tls: { mode: "DISABLE" } } },
        { name: "v9", labels: { version: "v9" } },
      ],
    });
    expect(rowsOf(tablesOf(rule), "Policy for cart.shop.svc.cluster.local")).toEqual([
      "plain: (all) | every other | cart-v1, cart-v2 | simple: RANDOM | default | default | by auto mTLS",
      "plain: (all) | 9090 | cart-v1, cart-v2 | default | default | default | SIMPLE",
      "plain: v1 | every other | cart-v1 | simple: RANDOM | default | default | DISABLE",
      "plain: v1 | 9090 | cart-v1 | default | default | default | DISABLE",
      "bad: v9 | every other | none is ready | simple: RANDOM | default | default | by auto mTLS",
      "bad: v9 | 9090 | none is ready | default | default | default | SIMPLE",
    ]);
  });

  it("says where its host is nobody's, and where another rule counts first", () => {
    const lost = specObject("DestinationRule", "shop/x", { host: "nobody" });
    expect(rowsOf(tablesOf(lost), "Policy")[0]).toContain("bad: (all) | every other | no such host");
    const young = specObject(
      "DestinationRule",
      "shop/young",
      { host: "cart" },
      { creationTimestamp: "2026-05-01T00:00:00Z" },
    );
    expect(tablesOf(young, [CART_SUBSETS])[0]?.note).toContain("DestinationRule shop/cart counts first");
    expect(tablesOf(CART_SUBSETS, [young])[0]?.note).toBeNull();
  });

  it("has ports that a subset alone sets, none that have no number, and TLS that says no mode as off", () => {
    const portLevelSettings = [{ port: { number: 9090 }, tls: {} }, { port: { number: "x" } }, {}];
    const subsets = [{ name: "v1", labels: { version: "v1" }, trafficPolicy: { portLevelSettings } }];
    const rule = specObject("DestinationRule", "shop/cart", { host: "cart", subsets });
    expect(rowsOf(tablesOf(rule), "Policy")).toEqual([
      "plain: (all) | every other | cart-v1, cart-v2 | default | default | default | by auto mTLS",
      "plain: v1 | every other | cart-v1 | default | default | default | by auto mTLS",
      "plain: v1 | 9090 | cart-v1 | default | default | default | DISABLE",
    ]);
  });

  it("ends outside of the cluster for a ServiceEntry's endpoints", () => {
    const entry = specObject("ServiceEntry", "shop/api", { hosts: ["api.example"], resolution: "DNS" });
    const rule = specObject("DestinationRule", "shop/api", { host: "api.example" });
    expect(rowsOf(tablesOf(rule, [entry]), "Policy")[0]).toContain("| outside of the cluster |");
  });
});

// https://istio.io/latest/docs/reference/config/networking/sidecar/
describe("a Sidecar", () => {
  const sidecar = (spec: JsonObject): ClusterObject => specObject("Sidecar", "shop/default", spec);

  it("names its workloads and the hosts they know", () => {
    const tables = tablesOf(
      sidecar({ egress: [{ hosts: ["bank/*"] }], outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } }),
    );
    expect(rowsOf(tables, "Workloads")).toEqual([
      "plain: shop/cart-v1",
      "plain: shop/cart-v2",
      "plain: shop/web",
    ]);
    expect(rowsOf(tables, "Hosts")).toEqual(["plain: till.bank.svc.cluster.local | bank"]);
    expect(tables[1]?.note).toContain("drops calls to every other host (REGISTRY_ONLY)");
  });

  it("lists hosts of Services and ServiceEntries in one order, and leaves other calls to the mesh's policy", () => {
    const entries = [
      specObject("ServiceEntry", "shop/b", { hosts: ["zoo.example", "api.example"] }),
      specObject("ServiceEntry", "bank/a", { hosts: ["d.example"] }),
    ];
    const tables = tablesOf(sidecar({ egress: [{ hosts: ["./*", "bank/d.example"] }] }), entries);
    expect(rowsOf(tables, "Hosts")).toEqual([
      "plain: api.example | shop",
      "plain: cart.shop.svc.cluster.local | shop",
      "plain: d.example | bank",
      "plain: web.shop.svc.cluster.local | shop",
      "plain: zoo.example | shop",
    ]);
    expect(tables[1]?.note).toBe("The proxy lets pass calls to every other host (ALLOW_ANY).");
    expect(tables[0]?.note).toBeNull();
  });

  it("is in force for nobody whose own Sidecar is another, nor for proxies that are no sidecars", () => {
    const cart = specObject("Sidecar", "shop/cart", { workloadSelector: { labels: { app: "cart" } } });
    const twin = specObject("Sidecar", "bank/default", {});
    const bare = workloadObjects("shop/bare");
    expect(rowsOf(tablesOf(sidecar({}), [cart, twin, ...bare]), "Workloads")).toEqual(["plain: shop/web"]);
  });

  it("says where it is in force for nobody", () => {
    const tables = tablesOf(sidecar({ workloadSelector: { labels: { app: "x" } } }));
    expect([tables.length, tables[0]?.note]).toEqual([1, "It is in force for no workload."]);
  });
});

const PROXY = workloadObjects("edge/gate", {
  labels: { istio: "gate", "gateway.networking.k8s.io/gateway-name": "api" },
  containers: [{ name: "istio-proxy" }],
});
const gateway = (hosts: readonly string[], more: JsonObject = {}): ClusterObject =>
  specObject("Gateway.networking.istio.io", "edge/gate", {
    selector: { istio: "gate" },
    servers: [
      { port: { number: 443, protocol: "HTTPS" }, hosts, tls: { mode: "SIMPLE", credentialName: "cert" } },
    ],
    ...more,
  });
const bound = specObject("VirtualService", "shop/www", {
  hosts: ["www.example.com"],
  gateways: ["edge/gate"],
});

// https://istio.io/latest/docs/reference/config/networking/gateway/
describe("a Gateway", () => {
  it("tells its servers, its proxies and the hosts routed at it", () => {
    const tables = tablesOf(gateway(["*.example.com"]), [...PROXY, bound]);
    expect(rowsOf(tables, "Servers")).toEqual(["plain: 443 | HTTPS | *.example.com | SIMPLE, cert"]);
    expect(tables[0]?.note).toBe("Configures edge/gate.");
    expect(rowsOf(tables, "Hosts")).toEqual([
      "plain: www.example.com | VirtualService shop/www | www.example.com",
    ]);
  });

  it("marks hosts that no server takes", () => {
    const [row] = rowsOf(tablesOf(gateway(["other.example.com"]), [...PROXY, bound]), "Hosts");
    expect(row).toBe("bad: www.example.com | VirtualService shop/www | no server takes this host");
  });

  it("tells servers that redirect, have no TLS or a port that is no number", () => {
    const servers = [
      { port: { number: 80, protocol: "HTTP" }, hosts: ["*"], tls: { httpsRedirect: true } },
      { port: { number: 81, protocol: "HTTP" }, hosts: ["a", "b"], tls: { httpsRedirect: false } },
      { port: { number: "x" }, hosts: [] },
    ];
    const tables = tablesOf(gateway([], { servers }), [...PROXY, bound]);
    expect(rowsOf(tables, "Servers")).toEqual([
      "plain: 80 | HTTP | * | redirects to HTTPS",
      "plain: 81 | HTTP | a, b | none",
      "plain:  |  |  | none",
    ]);
    expect(tables[1]?.note).toBeNull();
  });

  it("says where it configures no proxy, and where nothing is bound to it", () => {
    const tables = tablesOf(gateway(["*"]));
    expect(tables.map(({ note }) => note)).toEqual([
      "Its selector selects no proxy.",
      "No VirtualService is bound to it: every request is answered 404.",
    ]);
  });

  it("of the Gateway API tells its listeners and the routes attached to it", () => {
    const api = specObject("Gateway.gateway.networking.k8s.io", "edge/api", {
      listeners: [{ name: "web", port: 80, protocol: "HTTP" }],
    });
    const route = specObject("HTTPRoute", "shop/r", {
      parentRefs: [{ name: "api", namespace: "edge" }],
      hostnames: ["a.example.com"],
    });
    const tables = tablesOf(api, [...PROXY, route]);
    expect(rowsOf(tables, "Listeners")).toEqual(["plain: web | 80 | HTTP | every host"]);
    expect(rowsOf(tables, "Routes")).toEqual(["plain: HTTPRoute shop/r | a.example.com"]);
    expect(tables[0]?.note).toBe("Served by gate.");
    expect(tables[1]?.note).toBeNull();
    const others = [
      ...workloadObjects("shop/far", { labels: { "gateway.networking.k8s.io/gateway-name": "api" } }),
      ...workloadObjects("edge/other", { labels: { "gateway.networking.k8s.io/gateway-name": "x" } }),
    ];
    expect(tablesOf(api, others)[0]?.note).toBe("No proxy of it is running.");
    expect(tablesOf(api).map(({ note }) => note)).toEqual([
      "No proxy of it is running.",
      "No route names it.",
    ]);
  });
});

// https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
describe("a route of the Gateway API", () => {
  const route = specObject("HTTPRoute", "shop/cart", {
    parentRefs: [{ kind: "Service", name: "cart" }, { name: "nowhere" }],
    rules: [
      { matches: [{ path: { value: "/a" } }], backendRefs: [{ name: "web" }] },
      { backendRefs: [{ name: "cart" }, { name: "nobody" }] },
      { backendRefs: [{ name: "web" }] },
    ],
  });

  it("tells its rules with where requests end, and what never gets any", () => {
    expect(rowsOf(tablesOf(route), "Rules")).toEqual([
      "plain: path | shop/web 100 % | HTTPRoute shop/cart spec.rules[0]",
      "bad: every request | shop/cart-v1 33.3 %, shop/cart-v2 16.7 %, answer 500: HTTPRoute shop/cart spec.rules[1]: there is no Service shop/nobody 50 % | HTTPRoute shop/cart spec.rules[1]",
      "muted: every request | never: another rule takes every request | HTTPRoute shop/cart spec.rules[2]",
    ]);
  });

  it.each([
    ["is refused where a gateway has it", { name: "gate" }, "bad"],
    ["is sent to where a Service has it", { kind: "Service", name: "cart" }, "plain"],
  ])("a backend of another namespace without a grant %s", (_rule, parent, tone) => {
    const into = specObject("HTTPRoute", "shop/till", {
      parentRefs: [parent],
      rules: [{ backendRefs: [{ name: "till", namespace: "bank" }] }],
    });
    expect(rowsOf(tablesOf(into), "Rules")[0]?.split(":")[0]).toBe(tone);
  });

  it("names a backend's host where that is none of a Service's", () => {
    const hosted = { group: "networking.istio.io", kind: "Hostname", name: "api.example.com", port: 443 };
    const out = specObject("HTTPRoute", "shop/out", {
      parentRefs: [{ kind: "Service", name: "cart" }],
      rules: [{ backendRefs: [hosted] }],
    });
    expect(rowsOf(tablesOf(out), "Rules")[0]).toContain(
      "there is no Service or ServiceEntry of api.example.com",
    );
  });

  it("tells what it is attached to", () => {
    expect(rowsOf(tablesOf(route), "Attached to")).toEqual([
      "plain: Service | cart.shop.svc.cluster.local | yes",
      "bad: Gateway | shop/nowhere | no",
    ]);
  });
});

// https://istio.io/latest/docs/reference/config/networking/service-entry/
describe("the hosts of a ServiceEntry", () => {
  const ports = [{ number: 443, protocol: "TLS" }];
  it.each<readonly [rule: string, spec: JsonObject, expected: string]>([
    [
      "go where DNS says",
      { resolution: "DNS" },
      "plain: a.example.com | 443 TLS | what DNS says of a.example.com",
    ],
    ["go where they were called", {}, "plain: a.example.com | 443 TLS | the address that was called"],
    [
      "go to its endpoints",
      { resolution: "STATIC", endpoints: [{ address: "10.0.0.1" }] },
      "plain: a.example.com | 443 TLS | 10.0.0.1",
    ],
    [
      "go to workloads it selects",
      { workloadSelector: { labels: { app: "cart" } } },
      "plain: a.example.com | 443 TLS | cart-v1, cart-v2",
    ],
  ])("%s", (_rule, spec, expected) => {
    const entry = specObject("ServiceEntry", "shop/a", { hosts: ["a.example.com"], ports, ...spec });
    expect(rowsOf(tablesOf(entry), "Hosts")).toEqual([expected]);
  });

  it("go to workloads whatever the case of their names, and nowhere where none is selected", () => {
    const entry = (app: string): ClusterObject =>
      specObject("ServiceEntry", "shop/a", {
        hosts: ["A.Example.com"],
        ports: [{ number: "x", protocol: "TLS" }],
        workloadSelector: { labels: { app } },
      });
    expect(rowsOf(tablesOf(entry("cart")), "Hosts")).toEqual([
      "plain: A.Example.com |  TLS | cart-v1, cart-v2",
    ]);
    expect(rowsOf(tablesOf(entry("x")), "Hosts")).toEqual(["warn: A.Example.com |  TLS | "]);
  });

  it("are another's where a Service has the name", () => {
    const entry = specObject("ServiceEntry", "shop/a", { hosts: ["cart.shop.svc.cluster.local"], ports });
    expect(rowsOf(tablesOf(entry), "Hosts")[0]).toContain(
      "warn: cart.shop.svc.cluster.local | 443 TLS | another object",
    );
  });
});
