import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, workloadObjects } from "@/lib/testing/workload-objects";
import { meshRouting } from "../routing/mesh-routing";
import { apiWaysIn } from "./api-ways-in";
import { ingressWaysIn } from "./ingress-ways-in";
import { istioWaysIn } from "./istio-ways-in";
import type { WayIn } from "./listening";

const mesh = (...objects: readonly ClusterObject[]) =>
  meshRouting(snapshotOfObjects(objects), "istio-system", true);
const proxy = workloadObjects("edge/entry", {
  labels: { app: "entry", "gateway.networking.k8s.io/gateway-name": "entry" },
  containers: [{ name: "istio-proxy" }],
});
const front = (spec: JsonObject): ClusterObject =>
  specObject("Service", "edge/entry", { selector: { app: "entry" }, ...spec });
const lines = (ways: readonly WayIn[]): readonly string[] =>
  ways.map(({ listening: { host, port, tls, addresses }, bound }) =>
    [
      `${host}:${port} ${tls.mode}${tls.credential === "" ? "" : ` ${tls.credential}`}`,
      bound === null ? "-" : `${bound.route.name} ${bound.routePath} [${bound.condition}]`,
      bound?.destinations.join(" ") ?? "",
      addresses.join(" "),
    ].join(" | "),
  );

describe("ways in through an Istio Gateway", () => {
  const server = (more: JsonObject): JsonObject => ({
    port: { number: 8080, protocol: "HTTP" },
    hosts: ["*.shop.example"],
    ...more,
  });
  const gateway = (...servers: readonly JsonObject[]): ClusterObject =>
    specObject("Gateway.networking.istio.io", "edge/entry", { selector: { app: "entry" }, servers });
  const route = specObject("VirtualService", "edge/web", {
    hosts: ["www.shop.example"],
    gateways: ["entry"],
    http: [
      { match: [{ gateways: ["mesh"] }], route: [{ destination: { host: "inside" } }] },
      {
        match: [{ uri: { exact: "/a" } }, { gateways: ["entry"] }],
        route: [{ destination: { host: "web" } }],
      },
      { redirect: { uri: "/" } },
    ],
  });

  it("are narrowed to the host of the route, and leave out rules for other gateways", () => {
    const service = front({ ports: [{ port: 80, targetPort: 8080 }], externalIPs: ["192.0.2.7"] });
    expect(lines(istioWaysIn(mesh(...proxy, gateway(server({})), service, route)))).toEqual([
      "www.shop.example:80 none | web spec.http[1] [] | web.edge.svc.cluster.local | 192.0.2.7",
      "www.shop.example:80 none | web spec.http[2] [] |  | 192.0.2.7",
    ]);
  });

  it("have what is bound to their own server, by the hosts of that one", () => {
    const wide = specObject("VirtualService", "edge/wide", {
      hosts: ["*"],
      gateways: ["entry"],
      http: [{ route: [{ destination: { host: "web" } }] }],
    });
    const servers = [
      server({ hosts: ["*"] }),
      server({ port: { number: 8081, protocol: "HTTP" }, hosts: ["a.shop.example"] }),
      server({ port: { number: 8082, protocol: "HTTP" }, hosts: ["bank/b.shop.example"] }),
    ];
    expect(lines(istioWaysIn(mesh(...proxy, gateway(...servers), wide)))).toEqual([
      "*:8080 none | wide spec.http[0] [] | web.edge.svc.cluster.local | ",
      "a.shop.example:8081 none | wide spec.http[0] [] | web.edge.svc.cluster.local | ",
      "b.shop.example:8082 none | - |  | ",
    ]);
  });

  it.each([
    ["HTTP", "SIMPLE", "http"],
    ["HTTPS", "SIMPLE", "http"],
    ["HTTPS", "PASSTHROUGH", "tls"],
    ["TLS", "PASSTHROUGH", "tls"],
    ["TLS", "SIMPLE", "tcp"],
    ["TCP", "SIMPLE", "tcp"],
  ])("bind the routes of their protocol: %s %s", (protocol, mode, section) => {
    const rule = { route: [{ destination: { host: "web" } }] };
    const all = specObject("VirtualService", "edge/all", {
      hosts: ["*"],
      gateways: ["entry"],
      http: [rule],
      tls: [rule],
      tcp: [rule],
    });
    const one = server({ port: { number: 1, protocol }, tls: { mode } });
    expect(istioWaysIn(mesh(...proxy, gateway(one), all)).map(({ bound }) => bound?.routePath)).toEqual([
      `spec.${section}[0]`,
    ]);
  });

  it.each([
    ["HTTPS", { tls: { mode: "SIMPLE", credentialName: "cert" } }, "terminate cert"],
    ["HTTPS", { tls: { mode: "MUTUAL", credentialName: "cert" } }, "mutual cert"],
    ["HTTPS", { tls: { mode: "SIMPLE", serverCertificate: "/etc/cert.pem" } }, "terminate /etc/cert.pem"],
    ["HTTPS", { tls: { mode: "PASSTHROUGH" } }, "passthrough"],
    ["HTTPS", { tls: {} }, "passthrough"],
    ["HTTP", { tls: { mode: "SIMPLE", credentialName: "cert" } }, "none"],
    ["HTTP", { tls: { httpsRedirect: true } }, "redirect"],
    ["HTTP", {}, "none"],
  ])("say how they end TLS: %s %j", (protocol, more, told) => {
    const one = server({ port: { number: 8080, protocol }, ...more });
    expect(lines(istioWaysIn(mesh(...proxy, gateway(one))))).toEqual([
      `*.shop.example:8080 ${told} | - |  | `,
    ]);
  });

  it("name the port of every node where no load balancer is", () => {
    const service = front({ ports: [{ port: 8080, nodePort: 31_080 }] });
    expect(lines(istioWaysIn(mesh(...proxy, gateway(server({})), service)))[0]).toContain(
      "port 31080 of every node",
    );
  });
});

describe("ways in through a Gateway of the Gateway API", () => {
  const gateway = (listener: JsonObject, status: JsonObject = {}): ClusterObject =>
    specObject(
      "Gateway.gateway.networking.k8s.io",
      "edge/entry",
      {
        gatewayClassName: "istio",
        listeners: [{ name: "web", port: 80, protocol: "HTTP", ...listener }],
      },
      { status },
    );
  const route = (path: string, spec: JsonObject = {}, ref: JsonObject = {}): ClusterObject =>
    specObject("HTTPRoute", path, {
      parentRefs: [{ name: "entry", namespace: "edge", ...ref }],
      rules: [
        {
          matches: [{ path: { type: "PathPrefix", value: "/api" } }],
          backendRefs: [{ name: "web", port: 80 }],
        },
      ],
      ...spec,
    });
  const shop = namespaceOf("shop");

  it.each([
    ["same namespace", {}, route("edge/r"), true],
    ["another namespace that is not allowed", {}, route("shop/r"), false],
    ["all allowed", { allowedRoutes: { namespaces: { from: "All" } } }, route("shop/r"), true],
    [
      "chosen by a label it lacks",
      { allowedRoutes: { namespaces: { from: "Selector", selector: { matchLabels: { edge: "yes" } } } } },
      route("shop/r"),
      false,
    ],
    [
      "chosen by an expression that does not hold",
      {
        allowedRoutes: {
          namespaces: {
            from: "Selector",
            selector: { matchExpressions: [{ key: "edge", operator: "Exists" }] },
          },
        },
      },
      route("shop/r"),
      false,
    ],
    [
      "chosen by its name",
      {
        allowedRoutes: {
          namespaces: {
            from: "Selector",
            selector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } },
          },
        },
      },
      route("shop/r"),
      true,
    ],
    ["another section", {}, route("edge/r", {}, { sectionName: "other" }), false],
    ["its own section and port", {}, route("edge/r", {}, { sectionName: "web", port: 80 }), true],
    ["another port", {}, route("edge/r", {}, { port: 81 }), false],
    ["protocol it does not speak", { protocol: "TCP" }, route("edge/r"), false],
    [
      "a host it does not serve",
      { hostname: "a.example" },
      route("edge/r", { hostnames: ["b.example"] }),
      false,
    ],
    ["a host below its own", { hostname: "*.example" }, route("edge/r", { hostnames: ["b.example"] }), true],
  ])("bind a route of the %s as attachment says", (_, listener, attached, isBound) => {
    const [way] = apiWaysIn(mesh(...proxy, shop, gateway(listener), attached));
    expect(way?.bound !== null).toBe(isBound);
  });

  it("have the narrower host, the address of the status and what the rule asks", () => {
    const status = { addresses: [{ value: "192.0.2.9" }] };
    const attached = route("edge/r", { hostnames: ["www.shop.example"] });
    expect(
      lines(apiWaysIn(mesh(...proxy, gateway({ hostname: "*.shop.example" }, status), attached))),
    ).toEqual(["www.shop.example:80 none | r spec.rules[0] [path] | web.edge.svc.cluster.local | 192.0.2.9"]);
  });

  it.each([
    [{ protocol: "HTTPS", tls: { certificateRefs: [{ name: "cert" }] } }, "terminate cert"],
    [{ protocol: "HTTPS", tls: { frontendValidation: { caCertificateRefs: [{ name: "ca" }] } } }, "mutual"],
    [{ protocol: "TLS", tls: { mode: "Passthrough" } }, "passthrough"],
    [{ protocol: "HTTP", tls: { mode: "Terminate" } }, "none"],
  ])("say how they end TLS: %j", (listener, told) => {
    expect(lines(apiWaysIn(mesh(...proxy, gateway(listener))))[0]).toContain(`*:80 ${told} |`);
  });

  it("are at its Service where the status has no address", () => {
    const service = front({ ports: [{ port: 80 }], externalIPs: ["192.0.2.7"] });
    expect(apiWaysIn(mesh(...proxy, service, gateway({})))[0]?.listening.addresses).toEqual(["192.0.2.7"]);
  });

  it("are none through a waypoint", () => {
    const waypoint = specObject("Gateway.gateway.networking.k8s.io", "edge/wp", {
      gatewayClassName: "istio-waypoint",
      listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
    });
    expect(apiWaysIn(mesh(waypoint))).toEqual([]);
  });
});

describe("ways in through an Ingress", () => {
  const backend = (name: string): JsonObject => ({ service: { name, port: { number: 80 } } });
  const ingress = (spec: JsonObject): ClusterObject => specObject("Ingress", "edge/in", spec);

  it("are its paths, on both ports where it has a certificate, and its default backend", () => {
    const found = ingressWaysIn(
      mesh(
        ingress({
          ingressClassName: "istio",
          tls: [{ hosts: ["a.example"], secretName: "cert" }],
          defaultBackend: backend("rest"),
          rules: [
            {
              host: "a.example",
              http: { paths: [{ path: "/x", pathType: "Exact", backend: backend("x") }] },
            },
          ],
        }),
      ),
    );
    expect(lines(found)).toEqual([
      "a.example:80 none | in spec.rules[0].http.paths[0] [path /x] | x.edge.svc.cluster.local | ",
      "a.example:443 terminate cert | in spec.rules[0].http.paths[0] [path /x] | x.edge.svc.cluster.local | ",
      "*:80 none | in spec.defaultBackend [] | rest.edge.svc.cluster.local | ",
    ]);
  });

  it("have a certificate for every host where none is named with it", () => {
    const rules = [{ host: "a.example", http: { paths: [{ path: "/", backend: backend("x") }] } }];
    const found = ingressWaysIn(mesh(ingress({ rules, tls: [{ secretName: "cert" }] })));
    expect(found.map(({ listening }) => listening.port)).toEqual([80, 443]);
  });

  it.each<readonly [of: string, spec: JsonObject, annotations: Record<string, string>, served: boolean]>([
    ["the class istio", { ingressClassName: "istio" }, {}, true],
    ["the annotation istio", {}, { "kubernetes.io/ingress.class": "istio" }, true],
    ["another class", { ingressClassName: "nginx" }, {}, false],
    ["no class", {}, {}, false],
  ])("have a proxy of the mesh only where it serves them: %s", (_of, spec, annotations, served) => {
    const one = ingress({ ...spec, defaultBackend: backend("rest") });
    const found = ingressWaysIn(
      mesh(
        ...workloadObjects("istio-system/gw", {
          labels: { istio: "ingressgateway" },
          containers: [{ name: "istio-proxy" }],
        }),
        { ...one, meta: { ...one.meta, annotations } },
      ),
    );
    expect(found.map(({ listening }) => listening.workloads.length)).toEqual([served ? 1 : 0]);
  });
});
