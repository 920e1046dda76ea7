import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { bornAt } from "../born-at";
import { demoConfig } from "../demo-objects";
import { to } from "../routed-call";
import { list, optional } from "./arbitrary-json";

const EDGE_HOSTS = ["a.example.com", "b.example.com", "*.example.com", "*"] as const;

const servedHosts = list(
  fc
    .tuple(
      fc.constantFrom("", "", "", "", "", "", "", "*/", "shop/", "./"),
      fc.constantFrom(...EDGE_HOSTS, "*", "*"),
    )
    .map((parts) => parts.join("")),
  2,
  1,
);
const PLAIN: JsonObject = { port: { number: 80, name: "http", protocol: "HTTP" } };
const LISTENING = fc.constantFrom<JsonObject>(
  ...Array<JsonObject>(10).fill(PLAIN),
  { port: { number: 8080, name: "http", protocol: "HTTP2" } },
  { port: { number: 80, name: "http", protocol: "HTTP" }, tls: { httpsRedirect: true } },
  {
    port: { number: 443, name: "https", protocol: "HTTPS" },
    tls: { mode: "SIMPLE", credentialName: "cert" },
  },
  {
    port: { number: 443, name: "https", protocol: "HTTPS" },
    tls: { mode: "MUTUAL", credentialName: "cert" },
  },
  { port: { number: 443, name: "tls", protocol: "TLS" }, tls: { mode: "PASSTHROUGH" } },
  { port: { number: 8443, name: "https", protocol: "HTTPS" }, tls: { mode: "PASSTHROUGH" } },
  { port: { number: 9443, name: "tls", protocol: "TLS" }, tls: { mode: "SIMPLE", credentialName: "cert" } },
  { port: { number: 9000, name: "tcp", protocol: "TCP" } },
);
const server = fc
  .tuple(LISTENING, servedHosts)
  .map(([listening, hosts]): JsonObject => ({ ...listening, hosts }));

const born = fc.constantFrom("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
/** A Gateway, nearly always of the gateway `edge/entry`. */
export const istioGateway: fc.Arbitrary<K8sObject> = fc
  .record({
    name: fc.constantFrom("shop/one", "shop/two", "edge/one"),
    selector: fc.constantFrom(
      ...Array<JsonObject>(8).fill({ istio: "ingressgateway" }),
      { istio: "other" },
      {},
    ),
    servers: list(server, 3, 1),
    born,
  })
  .map(({ name, born: at, ...spec }) => bornAt(demoConfig("IstioGateway", name, spec), at));

const uri = fc.constantFrom<JsonObject>(
  { prefix: "/" },
  { prefix: "/a" },
  { exact: "/a/b" },
  { regex: ".*" },
  { regex: "/a.*" },
);
const httpMatch = fc.oneof(
  { arbitrary: optional({ uri }), weight: 4 },
  {
    arbitrary: optional({
      method: fc.constantFrom({ exact: "GET" }, { exact: "POST" }),
      headers: fc.constantFrom({ "x-user": { exact: "jason" } }, { "x-beta": { prefix: "1" } }),
      uri,
    }),
    weight: 4,
  },
  optional({
    scheme: fc.constantFrom({ exact: "https" }, { exact: "http" }),
    authority: fc.constantFrom({ exact: "a.example.com" }, { prefix: "b" }),
  }),
  optional({
    gateways: fc.constantFrom(["one"], ["shop/two"], ["mesh", "edge/one"]),
    port: fc.constantFrom(80, 80, 443, 8080),
    uri,
  }),
);
const [WEB, API] = ["web.shop.svc.cluster.local", "api.shop.svc.cluster.local"] as const;
const destinations = fc.constantFrom<JsonObject[]>(
  [to(WEB)],
  [to(WEB, { port: { number: 8080 } }, 80), to(API, { subset: "v1" }, 20)],
  [to(WEB, {}, 0), to(API, {}, 0)],
  [to("teller.bank.svc.cluster.local")],
);
const does = fc.oneof(
  {
    arbitrary: fc.tuple(
      destinations.map((route): JsonObject => ({ route })),
      fc.constantFrom<JsonObject>(
        {},
        {},
        { rewrite: { uri: "/new" } },
        { rewrite: { authority: "other" }, timeout: "2s" },
        { headers: { request: { set: { "x-beta": "2" } } } },
        { fault: { abort: { percentage: { value: 50 }, httpStatus: 418 } } },
        { retries: { attempts: 3, perTryTimeout: "1s" } },
      ),
    ),
    weight: 6,
  },
  { arbitrary: fc.constant<[JsonObject, JsonObject]>([{ directResponse: { status: 201 } }, {}]), weight: 1 },
  { arbitrary: fc.constant<[JsonObject, JsonObject]>([{ redirect: { uri: "/x" } }, {}]), weight: 1 },
);
const httpRule = fc
  .tuple(list(httpMatch, 2), does)
  .map(([match, [what, more]]): JsonObject => ({ ...(match.length > 0 ? { match } : {}), ...what, ...more }));
const tlsRule = fc
  .tuple(
    list(fc.record({ sniHosts: fc.constantFrom(["a.example.com"], ["*.example.com"]) }), 1, 1),
    destinations,
  )
  .map(([match, route]): JsonObject => ({ match, route }));
const tcpRule = fc
  .tuple(list(fc.record({ port: fc.constantFrom(9000, 9443, 80) }), 1), destinations)
  .map(([match, route]): JsonObject => ({ ...(match.length > 0 ? { match } : {}), route }));

/** A VirtualService, nearly always bound to one of the Gateways. */
export const boundService: fc.Arbitrary<K8sObject> = fc
  .record({
    name: fc.constantFrom("shop/a", "shop/b", "bank/c", "edge/d"),
    hosts: list(fc.constantFrom(...EDGE_HOSTS), 2, 1),
    gateways: fc.constantFrom(
      ["shop/one", "shop/two", "edge/one"],
      ["shop/one", "shop/two", "edge/one", "mesh"],
      ["shop/one", "edge/one"],
      ["one"],
      ["mesh"],
    ),
    http: list(httpRule, 3, 1),
    tls: list(tlsRule, 2),
    tcp: list(tcpRule, 2),
    exportTo: fc.constantFrom(undefined, undefined, undefined, ["*"], ["."]),
    born,
  })
  .map(({ name, born: at, exportTo, ...spec }) =>
    bornAt(demoConfig("VirtualService", name, exportTo ? { ...spec, exportTo } : spec), at),
  );
