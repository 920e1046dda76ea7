import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { bornAt } from "@/lib/testing/born-at";
import { demoConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import { askedAtEdge, edgeBecause, edgeEnds, HTTPS, REQUEST } from "@/lib/testing/explain/gateway-ask";
import { EDGE, edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { Json, JsonObject } from "../../mesh/cluster-object";
import type { ExplainedRequest } from "../explained-request";
import { routeAtGateway } from "./route-at-gateway";

const server = (number: number, protocol: string, hosts: Json, tls?: JsonObject): JsonObject => ({
  port: { number, name: protocol.toLowerCase(), protocol },
  hosts,
  ...(tls ? { tls } : {}),
});
const SELECTOR = { istio: "ingressgateway" };
const gateway = (
  servers: readonly JsonObject[],
  path = "shop/entry",
  selector: JsonObject = SELECTOR,
): K8sObject => demoConfig("IstioGateway", path, { selector, servers });
const WEB = gateway([server(80, "HTTP", ["*.example.com"])]);
const to = (host: string, gateways: Json = ["shop/entry"], hosts: Json = ["a.example.com"]): K8sObject =>
  demoConfig("VirtualService", `shop/${host}`, {
    hosts,
    gateways,
    http: [{ route: [{ destination: { host: `${host}.shop.svc.cluster.local` } }] }],
    tls: [
      { match: [{ sniHosts: ["a.example.com"] }], route: [{ destination: { host, port: { number: 443 } } }] },
    ],
    tcp: [{ route: [{ destination: { host, port: { number: 9000 } } }] }],
  });
const SECRET_OF: JsonObject = { mode: "SIMPLE", credentialName: "cert" };

describe("a request from outside at Istio's Gateways (https://istio.io/latest/docs/reference/config/networking/gateway/)", () => {
  const tls = (protocol: string, settings: JsonObject): K8sObject =>
    gateway([server(443, protocol, ["*"], settings)]);
  it.each<
    readonly [
      rule: string,
      objects: readonly K8sObject[],
      request: Partial<ExplainedRequest>,
      expected: string,
    ]
  >([
    ["goes by the VirtualService of its host", [WEB, to("web")], {}, "edge/entry http web:8080"],
    [
      "names the port of the Service or of the pods",
      [WEB, to("web")],
      { port: 8080 },
      "edge/entry http web:8080",
    ],
    [
      "names its host in any case, with a port",
      [WEB, to("web")],
      { host: "A.Example.com:80" },
      "edge/entry http web:8080",
    ],
    [
      "is gRPC by its content",
      [WEB, to("web")],
      { method: "POST", headers: { "content-type": "application/grpc" } },
      "edge/entry grpc web:8080",
    ],
    ["is answered 404 without a route", [WEB], {}, "edge/entry error 404"],
    ["is answered 404 for another host", [WEB, to("web")], { host: "a.other.org" }, "edge/entry error 404"],
    ["is refused on another port", [WEB, to("web")], { port: 81 }, "refused"],
    ["is refused by TLS where plain HTTP is spoken", [WEB, to("web")], { tls: true }, "refused"],
    [
      "is taken by TLS that ends at the gateway",
      [tls("HTTPS", SECRET_OF), to("web")],
      HTTPS,
      "edge/entry http web:8080",
    ],
    [
      "is refused in plain text where TLS is spoken",
      [tls("HTTPS", SECRET_OF), to("web")],
      { port: 443 },
      "refused",
    ],
    [
      "is refused for a server name that none has",
      [gateway([server(443, "HTTPS", ["b.c"], SECRET_OF)]), to("web")],
      HTTPS,
      "refused",
    ],
    [
      "is passed on as TLS by its server name",
      [tls("TLS", { mode: "PASSTHROUGH" }), to("web")],
      HTTPS,
      "edge/entry tls web:443",
    ],
    [
      "is a request of bytes where TLS ends",
      [tls("TLS", SECRET_OF), to("web")],
      HTTPS,
      "edge/entry http web:9000",
    ],
    [
      "is redirected to https",
      [gateway([server(80, "HTTP", ["*"], { httpsRedirect: true })])],
      {},
      "edge/entry redirect 301",
    ],
    [
      "goes by tcp routes where bytes are passed on",
      [gateway([server(9000, "TCP", ["*"])]), to("web")],
      { port: 9000, method: "" },
      "edge/entry tcp web:9000",
    ],
    [
      "goes by a Gateway without a selector",
      [gateway([server(80, "HTTP", ["*"])], "shop/entry", {}), to("web")],
      {},
      "edge/entry http web:8080",
    ],
    [
      "goes by no Gateway of other pods",
      [gateway([server(80, "HTTP", ["*"])], "shop/entry", { istio: "x" }), to("web")],
      {},
      "refused",
    ],
    [
      "goes by no VirtualService of a namespace that a server leaves out",
      [gateway([server(80, "HTTP", ["bank/*"])]), to("web")],
      {},
      "edge/entry error 404",
    ],
    [
      "goes by the VirtualService of the closest host",
      [WEB, to("api", ["shop/entry"], ["*.example.com"]), to("web")],
      {},
      "edge/entry http web:8080",
    ],
  ])("%s", (_rule, objects, request, expected) => {
    expect(edgeEnds(askedAtEdge(objects, request))).toBe(expected);
  });

  it("tells of claims that a RequestAuthentication of the gateway validated, and of no others", () => {
    const byClaim = demoConfig("VirtualService", "shop/web", {
      hosts: ["a.example.com"],
      gateways: ["shop/entry"],
      http: [
        {
          match: [{ headers: { "@request.auth.claims.group": { exact: "admin" } } }],
          route: [{ destination: { host: "web.shop.svc.cluster.local" } }],
        },
      ],
    });
    const trusted = demoConfig("RequestAuthentication", "edge/jwt", { jwtRules: [{ issuer: "i" }] });
    const token = { claims: { iss: "i", group: "admin" } };
    const known = { ...trusted, apiVersion: "security.istio.io/v1" };
    expect(edgeEnds(askedAtEdge([WEB, byClaim, known], token))).toBe("edge/entry http web:8080");
    expect(edgeEnds(askedAtEdge([WEB, byClaim], token))).toBe("edge/entry error 404");
  });

  it("says what each Gateway lacks", () => {
    const objects = [
      gateway([server(443, "HTTPS", ["*"], SECRET_OF)], "shop/secure"),
      gateway([server(80, "HTTP", ["b.example.com"])], "shop/other"),
      gateway([server(80, "HTTP", ["*"])], "shop/nowhere", { istio: "x" }),
    ];
    expect(edgeBecause(askedAtEdge(objects))).toEqual([
      "nowhere spec.selector skips: it selects no ready gateway proxy",
      "secure spec.servers skips: it has servers on 443, none on 80",
      "other spec.servers[0] skips: its hosts b.example.com do not have a.example.com",
      "refuses: no gateway has a route that takes this request for a.example.com: it is answered 404",
    ]);
  });

  it.each<readonly [lacking: string, request: Partial<ExplainedRequest>, last: string]>([
    [
      "a port",
      { port: 81 },
      "no listener of edge/entry is on port 81: call a port that there is one on, or add a server for port 81 to a Gateway",
    ],
    [
      "a host",
      HTTPS,
      "no listener of edge/entry on port 443 has the host a.example.com: call a host that one has, or add a.example.com to a Gateway",
    ],
    [
      "a caller that speaks TLS",
      { ...HTTPS, host: "b.example.com", tls: false },
      "the listeners of edge/entry on port 443 speak TLS, and the request comes in plain text: send it by TLS (https)",
    ],
    [
      "a caller that speaks plain HTTP",
      { tls: true },
      "the listeners of edge/entry on port 80 speak plain HTTP, and the request comes by TLS: send it in plain text (http)",
    ],
  ])("says what to do about gateways that lack %s", (_lacking, request, last) => {
    const servers = [server(80, "HTTP", ["*"]), server(443, "HTTPS", ["b.example.com"], SECRET_OF)];
    expect(edgeBecause(askedAtEdge([gateway(servers), to("web")], request)).at(-1)).toBe(`refuses: ${last}`);
  });

  it("says why VirtualServices do not count", () => {
    const objects = [
      gateway([server(80, "HTTP", ["*"])]),
      to("api", ["shop/entry"], ["*.example.com"]),
      to("web"),
      { ...to("far", ["shop/entry"], ["b.other.org"]) },
    ];
    expect(edgeBecause(askedAtEdge(objects))).toEqual([
      "entry spec.servers[0] takes: it has the host * on port 80",
      "api spec.hosts skips: another VirtualService has a.example.com, which is more specific",
      "far spec.hosts skips: its hosts b.other.org do not have a.example.com at Gateway shop/entry",
      "web spec.http[0] takes: it takes every request",
    ]);
  });

  it.each([
    ["MUTUAL", "callers without a certificate that it trusts are turned away"],
    ["ISTIO_MUTUAL", "callers without a certificate of the mesh are turned away"],
    ["AUTO_PASSTHROUGH", "server names that name a service and port of the mesh need no VirtualService"],
  ])("says what cannot be known of %s", (mode, why) => {
    const objects = [tls("HTTPS", { mode, credentialName: "cert" }), to("web")];
    expect(edgeBecause(askedAtEdge(objects, HTTPS))).toContain(
      `entry spec.servers[0] unknown: ${mode}: ${why}`,
    );
  });
});

describe("several gateways", () => {
  const other = [
    demoPod({ workload: "public", namespace: "edge", dataPlane: "gateway", labels: { istio: "public" } }),
    demoService({
      name: "public",
      namespace: "edge",
      selector: { istio: "public" },
      ports: [{ name: "http", port: 80 }],
    }),
  ];
  const [ONE, TWO] = ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"];
  const bound = (host: string, name: string): K8sObject => to(host, [`shop/${name}`]);
  const entry = (hosts: Json, at: string): K8sObject => bornAt(gateway([server(80, "HTTP", hosts)]), at);
  const second = (hosts: Json, at: string): K8sObject =>
    bornAt(gateway([server(80, "HTTP", hosts)], "shop/public", { istio: "public" }), at);
  const both = [...other, bound("web", "entry"), bound("api", "public")];

  it.each<readonly [rule: string, objects: readonly K8sObject[], expected: string]>([
    [
      "the more specific host",
      [entry(["*"], ONE), second(["a.example.com"], TWO)],
      "edge/public http api:8080",
    ],
    ["of equal hosts the older", [entry(["*"], TWO), second(["*"], ONE)], "edge/public http api:8080"],
    ["one that has a route", [entry(["*"], TWO), second(["b.example.com"], ONE)], "edge/entry http web:8080"],
  ])("are told apart by %s", (_rule, objects, expected) => {
    expect(edgeEnds(askedAtEdge([...both, ...objects]))).toBe(expected);
  });

  describe("of which addresses outside lead to some", () => {
    const [before, inside] = [entry(["*.example.com"], TWO), second(["a.example.com"], ONE)];
    const open = (spec: JsonObject): K8sObject =>
      demoService({
        name: "open",
        namespace: "edge",
        selector: SELECTOR,
        ports: [{ name: "http", port: 80, targetPort: 8080 }],
        spec,
      });

    it.each<readonly [how: string, spec: JsonObject, expected: string]>([
      ["a load balancer", { type: "LoadBalancer" }, "edge/entry http web:8080"],
      ["a port of every node", { type: "NodePort" }, "edge/entry http web:8080"],
      ["external addresses", { externalIPs: ["203.0.113.9"] }, "edge/entry http web:8080"],
      ["no external address", { externalIPs: [] }, "edge/public http api:8080"],
    ])("are those alone that callers meet: by %s", (_how, spec, expected) => {
      expect(edgeEnds(askedAtEdge([...both, before, inside, open(spec)]))).toBe(expected);
    });

    it("say of the others that have the host why callers do not meet them", () => {
      const type = "LoadBalancer";
      const other = second(["b.example.com"], ONE);
      const passed =
        "public skips: edge/public has a.example.com, and no address outside leads to it: " +
        "callers meet gateways whose Service is of type LoadBalancer or NodePort or has externalIPs";
      const told = (gateways: readonly K8sObject[]): readonly string[] =>
        edgeBecause(askedAtEdge([...both, before, ...gateways, open({ type })]));
      expect(told([inside])).toContain(passed);
      expect(told([other]).join()).not.toContain("no address outside");
    });

    it("are met by a workload of the mesh that names another", () => {
      const from = { source: { namespace: "edge", workload: "public" } };
      const objects = [...both, before, inside, open({ type: "LoadBalancer" })];
      expect(edgeEnds(askedAtEdge(objects, from))).toBe("edge/public http api:8080");
    });
  });

  it("are said to have the host too", () => {
    expect(edgeBecause(askedAtEdge([...both, entry(["*"], ONE), second(["*"], TWO)]))[0]).toBe(
      "public unknown: Gateway shop/public at edge/public has * too: DNS decides which gateway callers meet",
    );
  });

  it("are told of together by what they lack, the nearest to taking the request first", () => {
    const secure = bornAt(
      gateway([server(443, "HTTPS", ["*"], SECRET_OF)], "shop/public", { istio: "public" }),
      ONE,
    );
    expect(edgeBecause(askedAtEdge([...both, entry(["*"], ONE), secure], { port: 443 })).at(-1)).toBe(
      "refuses: the listeners of edge/public on port 443 speak TLS, and the request comes in plain text; " +
        "no listener of edge/entry is on port 443: send it by TLS (https)",
    );
  });

  it("are not asked where the sender is a gateway itself", () => {
    const objects = [...both, entry(["*"], ONE), second(["*"], TWO)];
    const from = { source: { namespace: "edge", workload: "public" } };
    expect(edgeEnds(askedAtEdge(objects, from))).toBe("edge/public http api:8080");
    expect(edgeEnds(askedAtEdge(objects, { source: { namespace: "edge", workload: "gone" } }))).toBe(
      "refused",
    );
  });
});

describe("a mesh without gateways", () => {
  it("refuses, and says so", () => {
    const none = routeAtGateway(edgeMesh([WEB]), REQUEST);
    expect(edgeEnds(none)).toBe("refused");
    expect(edgeBecause(none)).toEqual([
      "entry spec.selector skips: it selects no ready gateway proxy",
      "refuses: no ready gateway proxy is known in the mesh",
    ]);
  });

  it("takes what Gateways select for gateways where no pods can be read", () => {
    const deployment: K8sObject = {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { namespace: "edge", name: "entry" },
      spec: { replicas: 1, template: { metadata: { labels: SELECTOR }, spec: {} } },
    };
    const unread = EDGE.filter(({ kind }) => kind !== "Pod");
    const mesh = edgeMesh([...unread, deployment, WEB, to("web")]);
    expect(edgeEnds(routeAtGateway(mesh, REQUEST))).toBe("edge/entry http web:8080");
  });
});
