import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { bornAt } from "../born-at";
import { demoConfig } from "../demo-objects";
import { clean, list, mostly, optional, rarely } from "./arbitrary-json";

const text = (values: readonly string[], expressions: readonly string[]): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    fc.constantFrom(...values).map((exact) => ({ exact })),
    fc.constantFrom(...values).map((prefix) => ({ prefix })),
    fc.constantFrom(...expressions).map((regex) => ({ regex })),
  );
const named = (names: readonly string[], values: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 2 });

const header = fc.oneof(text(["jason", "jas", "1"], ["j.*", ".*", "jas|amy"]), fc.constant({}));

const httpMatch: fc.Arbitrary<JsonObject> = fc
  .record({
    uri: mostly(text(["/", "/a", "/a/b", "/items"], ["/a.*", "/items/\\d+", "/.*", "/(a|b)"]), 3),
    ignoreUriCase: rarely(fc.boolean(), 5),
    method: rarely(text(["GET", "POST"], ["G.*"]), 6),
    scheme: rarely(text(["http"], ["https"]), 20),
    authority: rarely(text(["web", "web:8080", "web.shop.svc.cluster.local:8080"], ["web.*"]), 12),
    headers: rarely(named(["x-user", "X-Beta", "uri"], header), 3),
    withoutHeaders: rarely(named(["x-user", "x-beta"], header), 8),
    queryParams: rarely(named(["v", "w"], text(["1", "2"], ["\\d"])), 8),
    port: rarely(fc.constantFrom(8080, 9090), 10),
    sourceLabels: rarely(fc.constantFrom({ app: "front" }, { app: "other" }), 10),
    sourceNamespace: rarely(fc.constantFrom("shop", "bank"), 10),
    gateways: rarely(fc.constantFrom(["mesh"], ["gw"], ["bank/gw", "mesh"]), 12),
  })
  .map(clean);

const destination = fc
  .record({
    host: fc.constantFrom(
      "web",
      "web",
      "web.shop.svc.cluster.local",
      "api",
      "teller.bank.svc.cluster.local",
      "out.example.com",
      "ghost",
      "web.shop",
    ),
    subset: rarely(fc.constantFrom("v1", "v2", "v2", "v9"), 2),
    port: rarely(fc.constantFrom({ number: 8080 }, { number: 9090 }, { number: 1 }), 6),
  })
  .map(clean);
const headerChange = optional({
  request: optional({
    set: fc.constantFrom({ "x-new": "1" }, { ":authority": "other.example.com" }),
    add: fc.constantFrom({ "x-user": "too" }),
    remove: fc.constantFrom(["X-User"], ["x-none"]),
  }),
});
const route = list(
  fc
    .record({
      destination,
      weight: mostly(fc.constantFrom(0, 1, 30, 70), 6),
      headers: rarely(headerChange, 6),
    })
    .map(clean),
  3,
  1,
);
const percentage = mostly(fc.constantFrom({ value: 0 }, { value: 25 }, { value: 100 }), 4);
const fault = optional({
  delay: fc.record({ fixedDelay: fc.constantFrom("10ms", "1s", "x"), percentage }).map(clean),
  abort: fc
    .record({
      percentage,
      httpStatus: rarely(fc.constantFrom(418, 503), 2),
      grpcStatus: rarely(fc.constantFrom("UNAVAILABLE", "nonsense"), 2),
    })
    .map(clean),
});
const rewrite = fc
  .record({
    uri: rarely(fc.constantFrom("/new", "/"), 2),
    authority: rarely(fc.constantFrom("other.example.com"), 3),
    uriRegexRewrite: rarely(fc.constantFrom({ match: "/items/(\\d+)", rewrite: "/i/\\1" }), 4),
  })
  .map(clean);

const settings = {
  name: rarely(fc.constantFrom("one"), 5),
  rewrite: rarely(rewrite, 4),
  headers: rarely(headerChange, 5),
  fault: rarely(fault, 5),
  timeout: rarely(fc.constantFrom("30s", "0s", "1m0.5s"), 5),
  retries: rarely(
    fc.constantFrom<JsonObject>(
      { attempts: 0 },
      { attempts: 3, perTryTimeout: "20s", retryOn: "5xx, gateway-error" },
      { attempts: 1 },
      {},
    ),
    5,
  ),
};
const matches = mostly(list(httpMatch, 3, 1), 3);

const httpRule: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ match: matches, route, ...settings }).map(clean) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        match: matches,
        redirect: fc.constantFrom<JsonObject>({ uri: "/elsewhere" }, { redirectCode: 308, authority: "x.y" }),
        fault: rarely(fault, 3),
      })
      .map(clean),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ match: matches, directResponse: fc.constantFrom({ status: 204 }, { status: 503 }) })
      .map(clean),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        match: matches,
        delegate: fc.constantFrom(
          { name: "leaf" },
          { name: "leaf", namespace: "bank" },
          { name: "none" },
          { name: "vs-0" },
        ),
        fault: rarely(fault, 6),
        timeout: settings.timeout,
        headers: settings.headers,
      })
      .map(clean),
  },
);

const connectionMatch = (tls: boolean): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      ...(tls
        ? {
            sniHosts: list(
              fc.constantFrom("web.shop.svc.cluster.local", "*.cluster.local", "out.example.com", "web"),
              2,
              1,
            ),
          }
        : {}),
      port: rarely(fc.constantFrom(8080, 9090, 7070), 3),
      destinationSubnets: rarely(fc.constantFrom(["10.96.0.0/16"], ["10.0.0.1"], ["192.168.0.0/16"]), 5),
      sourceLabels: rarely(fc.constantFrom({ app: "front" }, { app: "other" }), 6),
      gateways: rarely(fc.constantFrom(["mesh"], ["gw"]), 8),
    })
    .map(clean);
const tlsRule = fc.record({ match: list(connectionMatch(true), 2, 1), route }).map(clean);
const tcpRule = fc.record({ match: rarely(list(connectionMatch(false), 2, 1), 2), route }).map(clean);

const exportTo = rarely(fc.constantFrom(["*"], ["."], ["shop"], ["bank"]), 8);
const hosts = list(
  fc.constantFrom(
    "web",
    "web",
    "web.shop.svc.cluster.local",
    "web.shop.svc.cluster.local",
    "*.shop.svc.cluster.local",
    "*",
    "api",
    "teller.bank.svc.cluster.local",
    "out.example.com",
    "*.example.com",
    "ghost.example.com",
  ),
  2,
  1,
);
const born = fc.constantFrom("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z");

const specOf = (gateways: readonly string[] | undefined): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      hosts: gateways
        ? list(fc.constantFrom("web", "web", "*", "*.shop.svc.cluster.local", "out.example.com"), 2, 1)
        : hosts,
      exportTo,
      gateways: gateways
        ? fc.constant(gateways)
        : rarely(fc.constantFrom(["mesh"], ["gw", "mesh"], ["gw"]), 8),
      http: mostly(list(httpRule, 4, 1), 20),
      tls: rarely(list(tlsRule, 2, 1), 3),
      tcp: rarely(list(tcpRule, 2, 1), 3),
    })
    .map(clean);

/** VirtualServices of `shop` and `bank`, some of which others delegate to; all for the same gateways where some are given. */
export const arbitraryVirtualServices = (gateways?: readonly string[]): fc.Arbitrary<readonly K8sObject[]> =>
  fc
    .record({
      roots: list(
        fc.record({
          namespace: fc.constantFrom("shop", "shop", "shop", "bank"),
          spec: specOf(gateways),
          born,
        }),
        4,
        gateways ? 2 : 0,
      ),
      leaves: fc.record({ shop: list(httpRule, 3, 1), bank: list(httpRule, 2, 1), exportTo, born }),
    })
    .map(({ roots, leaves }) => [
      ...roots.map((one, index) =>
        bornAt(demoConfig("VirtualService", `${one.namespace}/vs-${index}`, one.spec), one.born),
      ),
      bornAt(demoConfig("VirtualService", "shop/leaf", { http: leaves.shop }), leaves.born),
      bornAt(
        demoConfig("VirtualService", "bank/leaf", clean({ http: leaves.bank, exportTo: leaves.exportTo })),
        leaves.born,
      ),
    ]);
