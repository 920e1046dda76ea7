import { describe, expect, it } from "vitest";
import { decidedRoute as decided, WEB } from "@/lib/testing/decided-route";
import { CART_SUBSETS, cartByWeight, shopRouting, shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { Caller } from "./caller";
import { decideRoute } from "./decide-route";

const CART = "cart.shop.svc.cluster.local";
const BALANCED = "cart-v1=0.667 cart-v2=0.333";

const vs = (spec: JsonObject, path = "shop/cart"): ClusterObject =>
  specObject("VirtualService", path, { hosts: ["cart"], ...spec });
const to = (host: string, subset?: string): JsonObject => ({
  route: [{ destination: { host, ...(subset !== undefined && { subset }) } }],
});
const byHeader = (rule: JsonObject): JsonObject => ({ match: [{ headers: { x: { exact: "1" } } }], ...rule });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/
describe("decideRoute in the mesh", () => {
  it.each<readonly [rule: string, objects: readonly ClusterObject[], expected: string]>([
    ["sends to the service's ready pods", [], BALANCED],
    ["by weight to subsets", [CART_SUBSETS, cartByWeight(90, 10)], "cart-v1=0.9 cart-v2=0.1"],
    [
      "to the only destination whatever its weight",
      [vs({ http: [{ route: [{ destination: { host: "web" }, weight: 7 }] }] })],
      "web=1",
    ],
    ["to another namespace by its full host", [vs({ http: [to("till.bank.svc.cluster.local")] })], "till=1"],
    ["answers 503 for a subset nobody defines", [vs({ http: [to("cart", "v1")] })], "503=1"],
    [
      "answers 503 for a subset without pods",
      [
        specObject("DestinationRule", "shop/cart", {
          host: "cart",
          subsets: [{ name: "v9", labels: { version: "v9" } }],
        }),
        vs({ http: [to("cart", "v9")] }),
      ],
      "503=1",
    ],
    ["answers 503 for a host nobody registered", [vs({ http: [to("nobody")] })], "503=1"],
    ["takes name.namespace for no Service", [vs({ http: [to("till.bank")] })], "503=1"],
    [
      "answers 404 where no route takes the rest",
      [vs({ http: [byHeader(to("web"))] })],
      "[headers x] web=1; 404=1",
    ],
    [
      "lists conditions before the rest",
      [vs({ http: [byHeader(to("web")), to("cart")] })],
      `[headers x] web=1; ${BALANCED}`,
    ],
    [
      "ignores routes after one that takes everything",
      [vs({ http: [to("web"), byHeader(to("cart"))] })],
      "web=1",
    ],
    [
      "ignores routes for other callers",
      [vs({ http: [{ match: [{ sourceLabels: { app: "x" } }], ...to("web") }, to("cart")] })],
      BALANCED,
    ],
    ["redirects", [vs({ http: [{ redirect: { uri: "/x" } }] })], "301=1"],
    ["redirects with its code", [vs({ http: [{ redirect: { redirectCode: 307 } }] })], "307=1"],
    ["answers itself", [vs({ http: [{ directResponse: { status: 418 } }] })], "418=1"],
    [
      "aborts a share",
      [vs({ http: [{ fault: { abort: { httpStatus: 500, percentage: { value: 25 } } }, ...to("web") }] })],
      "500=0.25 web=0.75",
    ],
    [
      "aborts none without a percentage",
      [vs({ http: [{ fault: { abort: { httpStatus: 500 } }, ...to("web") }] })],
      "web=1",
    ],
    [
      "aborts none with an empty percentage",
      [vs({ http: [{ fault: { abort: { httpStatus: 500, percentage: {} } }, ...to("web") }] })],
      "web=1",
    ],
    ["leaves out other hosts", [vs({ hosts: ["web"], http: [to("web")] })], BALANCED],
    ["leaves out VirtualServices of gateways", [vs({ gateways: ["gate"], http: [to("web")] })], BALANCED],
    [
      "leaves out what is not exported",
      [vs({ hosts: [CART], exportTo: ["."], http: [to("web.shop.svc.cluster.local")] }, "bank/cart")],
      BALANCED,
    ],
    [
      "takes the exact host before a wildcard",
      [
        vs({ hosts: ["*.shop.svc.cluster.local"], http: [to("web")] }, "shop/a"),
        vs({ http: [to("till.bank.svc.cluster.local")] }, "shop/b"),
      ],
      "till=1",
    ],
    [
      "merges delegates",
      [
        vs({ http: [{ delegate: { name: "leaf" } }] }),
        specObject("VirtualService", "shop/leaf", { http: [to("web")] }),
      ],
      "web=1",
    ],
    ["reads no routes of nonsense", [vs({ http: "x" })], BALANCED],
  ])("%s", (_rule, objects, expected) => {
    expect(decided(objects)).toBe(expected);
  });

  it("sends connections by tcp routes, never by http routes", () => {
    const both = vs({ http: [to("web")], tcp: [to("till.bank.svc.cluster.local")] });
    expect(decided([both], {}, { protocol: "tcp" })).toBe("till=1");
    expect(decided([vs({ http: [to("web")] })], {}, { protocol: "tcp" })).toBe(BALANCED);
  });

  it("obeys at a waypoint only routes of the service's namespace", () => {
    const foreign = vs({ hosts: [CART], http: [to("web.shop.svc.cluster.local")] }, "bank/cart");
    const waypoint: Partial<Caller> = { dataPlane: "waypoint", labels: null };
    expect(decided([foreign], { namespace: "bank" })).toBe("web=1");
    expect(decided([foreign], { ...waypoint, namespace: "bank" })).toBe(BALANCED);
  });

  it("knows the port where the service has only one", () => {
    const onPort = (port: number): ClusterObject =>
      vs({ http: [{ match: [{ port }], ...to("web") }, to("cart")] });
    expect(decided([onPort(8080)])).toBe("web=1");
    expect(decided([onPort(9090)])).toBe(BALANCED);
    const two = shopService("shop/two", { ports: [{ port: 1 }, { port: 2 }] });
    const host = "two.shop.svc.cluster.local";
    expect(
      decided([two, vs({ hosts: ["two"], http: [{ match: [{ port: 1 }], ...to("web") }] })], {}, { host }),
    ).toBe("[] web=1; 404=1");
  });

  it("tells settings of routes apart by what they ask", () => {
    const { settings } = decideRoute(
      shopRouting(
        vs({
          http: [
            byHeader({ ...to("web"), timeout: "1s" }),
            { ...to("cart"), fault: { delay: { fixedDelay: "1s" } } },
          ],
        }),
      ),
      WEB,
      { host: CART, gateway: "mesh", protocol: "http" },
    );
    expect(settings).toEqual({ "headers x": { timeout: "1s" }, "": { "fault.delay": { fixedDelay: "1s" } } });
  });

  // https://istio.io/latest/docs/reference/config/networking/sidecar/
  it.each<readonly [rule: string, spec: JsonObject, expected: string]>([
    ["knows what its Sidecar imports", { egress: [{ hosts: ["./*"] }] }, BALANCED],
    ["passes the rest through", { egress: [{ hosts: ["bank/*"] }] }, "PassthroughCluster=1"],
    [
      "drops the rest where it is told to",
      { egress: [{ hosts: ["bank/*"] }], outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } },
      "502=1",
    ],
    ["imports by name", { egress: [{ hosts: [`shop/${CART}`] }] }, BALANCED],
    ["imports nothing by ~", { egress: [{ hosts: ["~/*"] }], outboundTrafficPolicy: {} }, "502=1"],
    ["knows all without egress", { ingress: [] }, BALANCED],
    [
      "is not that of others",
      { workloadSelector: { labels: { app: "x" } }, egress: [{ hosts: ["bank/*"] }] },
      BALANCED,
    ],
    [
      "is that which selects it",
      { workloadSelector: { labels: { app: "web" } }, egress: [{ hosts: ["bank/*"] }] },
      "PassthroughCluster=1",
    ],
  ])("with a Sidecar %s", (_rule, spec, expected) => {
    expect(decided([specObject("Sidecar", "shop/default", spec)])).toBe(expected);
  });

  it("obeys the root namespace's Sidecar where the own namespace has none, and none at a gateway", () => {
    const root = specObject("Sidecar", "istio-system/default", { egress: [{ hosts: ["bank/*"] }] });
    expect(decided([root])).toBe("PassthroughCluster=1");
    expect(decided([root], { dataPlane: "waypoint", labels: null })).toBe(BALANCED);
  });

  it("lets a host of nobody pass", () => {
    expect(decided([], {}, { host: "www.example.com" })).toBe("www.example.com=1");
  });
});

const route = (
  spec: JsonObject,
  path = "shop/cart",
  kind: "HTTPRoute" | "GRPCRoute" = "HTTPRoute",
): ClusterObject =>
  specObject(kind, path, {
    parentRefs: [{ kind: "Service", group: "", name: "cart", namespace: "shop" }],
    ...spec,
  });
const backends = (...refs: readonly JsonObject[]): JsonObject => ({ backendRefs: refs });

// https://gateway-api.sigs.k8s.io/mesh/
describe("decideRoute by the Gateway API", () => {
  it.each<readonly [rule: string, objects: readonly ClusterObject[], expected: string]>([
    [
      "by weight to Services",
      [route({ rules: [backends({ name: "web", weight: 3 }, { name: "cart", weight: 1 })] })],
      "web=0.75 cart-v1=0.167 cart-v2=0.083",
    ],
    [
      "without weights evenly",
      [route({ rules: [backends({ name: "web" }, { name: "web", weight: 0 })] })],
      "web=1",
    ],
    [
      "before VirtualServices",
      [vs({ http: [to("till.bank.svc.cluster.local")] }), route({ rules: [backends({ name: "web" })] })],
      "web=1",
    ],
    ["500 for a Service that is not there", [route({ rules: [backends({ name: "nobody" })] })], "500=1"],
    ["500 without backends", [route({ rules: [{}] })], "500=1"],
    [
      "across namespaces without a grant, which the mesh does not ask for",
      [route({ rules: [backends({ name: "till", namespace: "bank" })] })],
      "till=1",
    ],
    [
      "redirects",
      [route({ rules: [{ filters: [{ type: "RequestRedirect", requestRedirect: { statusCode: 301 } }] }] })],
      "301=1",
    ],
    [
      "conditions first, wherever they stand",
      [
        route({
          rules: [
            backends({ name: "cart" }),
            { matches: [{ path: { value: "/a" } }], ...backends({ name: "web" }) },
          ],
        }),
      ],
      `[path] web=1; ${BALANCED}`,
    ],
    [
      "the prefix / asks nothing",
      [
        route({
          rules: [{ matches: [{ path: { type: "PathPrefix", value: "/" } }], ...backends({ name: "web" }) }],
        }),
      ],
      "web=1",
    ],
    [
      "404 for what no rule takes",
      [route({ rules: [{ matches: [{ method: "GET" }], ...backends({ name: "web" }) }] })],
      "[method] web=1; 404=1",
    ],
    [
      "nothing of another Service's route",
      [
        route({
          parentRefs: [{ kind: "Service", group: "", name: "web" }],
          rules: [backends({ name: "web" })],
        }),
      ],
      BALANCED,
    ],
    [
      "leaves an InferencePool to pick its pods",
      [route({ rules: [backends({ kind: "InferencePool", name: "pool" })] })],
      "InferencePool shop/pool=1",
    ],
  ])("%s", (_rule, objects, expected) => {
    expect(decided(objects)).toBe(expected);
  });

  it("puts a route of the caller's namespace before the service's", () => {
    const producer = route({ rules: [backends({ name: "web" })] });
    const consumer = route({ rules: [backends({ name: "till" })] }, "bank/cart");
    expect(decided([producer, consumer], { namespace: "bank" })).toBe("till=1");
    expect(decided([producer, consumer])).toBe("web=1");
  });

  it("routes gRPC by GRPCRoutes first", () => {
    const both = [
      route({ rules: [backends({ name: "web" })] }),
      route({ rules: [backends({ name: "cart" })] }, "shop/g", "GRPCRoute"),
    ];
    expect(decided(both, {}, { protocol: "grpc" })).toBe(BALANCED);
    expect(decided(both)).toBe("web=1");
  });
});

it("spreads over workloads by their ready pods only", () => {
  const more = workloadObjects("shop/cart-v3", { labels: { app: "cart", version: "v3" }, pods: 3 });
  expect(decided(more)).toBe("cart-v1=0.333 cart-v2=0.167 cart-v3=0.5");
});
