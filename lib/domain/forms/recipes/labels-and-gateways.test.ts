import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { hostShape, nameOfHost } from "./host-name";
import { httpsRedirect } from "./https-redirect";
import { membershipRecipe, type WayIn } from "./membership";
import type { Recipe } from "./recipe";
import { waypointRecipe } from "./waypoint-recipe";
import { withServedVersions } from "./with-served-versions";

const edited = (recipe: Recipe, index = 0): unknown =>
  recipe.state === "ready" ? recipe.objects[index]?.edited : recipe.because;

describe("in or out of the mesh", () => {
  const namespace = (labels: JsonObject): JsonObject => ({
    kind: "Namespace",
    metadata: { name: "shop", labels },
  });
  const before = namespace({ team: "x", "istio-injection": "enabled" });

  // https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
  test.each<[WayIn, JsonObject]>([
    ["revision", { team: "x", "istio.io/rev": "canary" }],
    ["ambient", { team: "x", "istio.io/dataplane-mode": "ambient" }],
    ["none", { team: "x" }],
  ])("a namespace by %s has the labels of that way alone and keeps the others", (way, labels) => {
    const recipe = membershipRecipe({ object: before, way, revision: "canary" });
    expect(edited(recipe)).toEqual(namespace(labels));
    expect(recipe).toMatchObject({ objects: [{ baseline: before }] });
    expect(recipe.state === "ready" && recipe.warnings.join(" ")).toContain(
      "kubectl rollout restart deployment -n shop",
    );
  });

  // https://istio.io/latest/docs/ambient/usage/add-workloads/
  test.each<[WayIn, JsonObject]>([
    ["sidecar", { "sidecar.istio.io/inject": "true" }],
    ["revision", { "sidecar.istio.io/inject": "true", "istio.io/rev": "canary" }],
    ["ambient", { "sidecar.istio.io/inject": "false", "istio.io/dataplane-mode": "ambient" }],
    ["none", { "sidecar.istio.io/inject": "false", "istio.io/dataplane-mode": "none" }],
  ])("a workload by %s says so in its pod template and keeps the rest", (way, labels) => {
    const object = {
      kind: "Deployment",
      metadata: { name: "a" },
      spec: { replicas: 0, template: { spec: { x: 1 } } },
    };
    const recipe = membershipRecipe({ object, way, revision: "canary" });
    expect(edited(recipe)).toEqual({
      ...object,
      spec: { replicas: 0, template: { metadata: { labels }, spec: { x: 1 } } },
    });
    expect(recipe).toMatchObject({ warnings: [expect.stringContaining("replaces the pods")] });
  });

  test("leaving ambient mode says that mutual TLS goes at once", () => {
    const object = namespace({ "istio.io/dataplane-mode": "ambient" });
    expect(membershipRecipe({ object, way: "none", revision: "" })).toMatchObject({
      warnings: [expect.stringContaining("lose mutual TLS")],
    });
  });

  test.each<[string, WayIn, string]>([
    ["a way it is in already", "sidecar", ""],
    ["a revision that is no name", "revision", "Canary 1"],
  ])("nothing is made of %s", (_, way, revision) => {
    expect(membershipRecipe({ object: before, way, revision }).state).toBe("incomplete");
  });

  test("an object without labels gets no empty ones", () => {
    const bare = { kind: "Namespace", metadata: { name: "shop" } };
    expect(membershipRecipe({ object: bare, way: "none", revision: "" }).state).toBe("incomplete");
  });
});

// https://istio.io/latest/docs/ambient/usage/waypoint/
describe("a waypoint", () => {
  const user = { kind: "Namespace", metadata: { name: "shop", labels: { a: "b" } } };
  const input = { namespace: "shop", name: "waypoint", traffic: "all", user, isAmbient: true } as const;

  test("is a Gateway of its class, and its user carries the label", () => {
    const recipe = waypointRecipe(input);
    expect(edited(recipe)).toMatchObject({
      metadata: { name: "waypoint", namespace: "shop", labels: { "istio.io/waypoint-for": "all" } },
      spec: {
        gatewayClassName: "istio-waypoint",
        listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
      },
    });
    expect(edited(recipe, 1)).toEqual({
      ...user,
      metadata: { name: "shop", labels: { a: "b", "istio.io/use-waypoint": "waypoint" } },
    });
  });

  test("says that nothing uses it outside of ambient mode, and which one is left", () => {
    const labelled = {
      kind: "Service",
      metadata: { name: "cart", labels: { "istio.io/use-waypoint": "old" } },
    };
    const recipe = waypointRecipe({ ...input, user: labelled, traffic: "workload", isAmbient: false });
    const said = recipe.state === "ready" ? recipe.warnings.join("\n") : "";
    expect(said).toContain("not in ambient mode");
    expect(said).toContain("leaves the waypoint old");
    expect(said).toContain("only waypoints that take services");
  });

  test.each([
    ["Namespace", "service", "Calls of services of namespace shop pass the waypoint waypoint"],
    ["Service", "workload", "Calls of pods of service cart pass the waypoint waypoint"],
    ["Service", "all", "Calls of services and pods of service cart pass the waypoint waypoint"],
  ] as const)("says whose calls of a %s for %s pass it", (kind, traffic, sentence) => {
    const recipe = waypointRecipe({ ...input, traffic, user: { kind, metadata: { name: "cart" } } });
    expect(recipe.state === "ready" && recipe.sentence).toContain(sentence);
    expect(recipe).toMatchObject({ warnings: { length: traffic === "workload" ? 2 : 1 } });
  });

  test.each([
    ["a".repeat(63), "ready"],
    ["a".repeat(64), "incomplete"],
    ["A", "incomplete"],
    ["a-", "incomplete"],
  ])("named %s is %s", (name, state) => {
    expect(waypointRecipe({ ...input, name }).state).toBe(state);
  });

  test("leaves a user alone that has the label already, and needs a name", () => {
    const labelled = { kind: "Namespace", metadata: { labels: { "istio.io/use-waypoint": "waypoint" } } };
    expect(waypointRecipe({ ...input, user: labelled })).toMatchObject({
      objects: { length: 1 },
      warnings: [expect.stringContaining("until the waypoint's pods are ready")],
    });
    expect(waypointRecipe({ ...input, name: "" }).state).toBe("incomplete");
  });
});

describe("HTTPS redirect", () => {
  const http = (hosts: readonly string[], tls: JsonObject = {}): JsonObject => ({
    port: { number: 80, name: "http", protocol: "HTTP" },
    hosts,
    ...(Object.keys(tls).length > 0 && { tls }),
  });
  const https = {
    port: { number: 443, name: "https", protocol: "HTTPS" },
    hosts: ["*"],
    tls: { mode: "SIMPLE" },
  };
  const istio = (servers: readonly JsonObject[]): JsonObject => ({
    apiVersion: "networking.istio.io/v1",
    kind: "Gateway",
    metadata: { name: "web", namespace: "shop" },
    spec: { selector: { istio: "ingressgateway" }, servers },
  });
  const serversOf = (servers: readonly JsonObject[], host = "a.example.com"): unknown => {
    const recipe = httpsRedirect({ gateway: istio(servers), host });
    return recipe.state === "ready" ? recipe.objects[0]?.edited["spec"] : recipe.because;
  };

  // https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
  test("is set on the HTTP server of the host; the HTTPS server stays as it is", () => {
    expect(serversOf([http(["shop/a.example.com"]), https])).toMatchObject({
      servers: [{ hosts: ["shop/a.example.com"], tls: { httpsRedirect: true } }, https],
    });
  });

  test.each([
    [["a.example.com", "b.example.com"], ["b.example.com"]],
    [["*.example.com"], ["*.example.com"]],
  ])("takes the host out of a server of %j, so that the others are not redirected", (hosts, left) => {
    expect(serversOf([http(hosts), https])).toMatchObject({
      servers: [
        http(left),
        {
          port: { name: "http-a-example-com", number: 80 },
          hosts: ["a.example.com"],
          tls: { httpsRedirect: true },
        },
        https,
      ],
    });
  });

  test("adds an HTTP server where none takes the host, and says so", () => {
    expect(serversOf([https])).toMatchObject({
      servers: [https, { port: { number: 80, protocol: "HTTP" }, tls: { httpsRedirect: true } }],
    });
  });

  test("says that nobody answers where no HTTPS server takes the host", () => {
    const recipe = httpsRedirect({ gateway: istio([http(["*"])]), host: "a.example.com" });
    expect(recipe).toMatchObject({ warnings: [expect.stringContaining("find nobody")] });
  });

  test("makes nothing of a host that is redirected already, or that is none", () => {
    const done = istio([http(["a.example.com"], { httpsRedirect: true })]);
    expect(httpsRedirect({ gateway: done, host: "a.example.com" }).state).toBe("incomplete");
    expect(httpsRedirect({ gateway: done, host: "" }).state).toBe("incomplete");
  });

  const api = (listeners: readonly JsonObject[]): JsonObject => ({
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "Gateway",
    metadata: { name: "web", namespace: "shop" },
    spec: { listeners },
  });

  // https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/
  test("of the Gateway API is a route on the plain listeners alone", () => {
    const gateway = api([
      { name: "plain", protocol: "HTTP", port: 80 },
      { name: "secure", protocol: "HTTPS", port: 443, hostname: "*.example.com" },
      { name: "other", protocol: "HTTP", port: 8080, hostname: "b.example.com" },
    ]);
    const recipe = httpsRedirect({ gateway, host: "a.example.com" });
    expect(edited(recipe)).toMatchObject({
      kind: "HTTPRoute",
      metadata: { namespace: "shop", name: "a-example-com-to-https" },
      spec: {
        parentRefs: [{ name: "web", sectionName: "plain" }],
        hostnames: ["a.example.com"],
        rules: [
          { filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } }] },
        ],
      },
    });
    expect(recipe).toMatchObject({ warnings: { length: 1 } });
  });

  test("of the Gateway API needs a plain listener", () => {
    expect(httpsRedirect({ gateway: api([]), host: "a.example.com" }).state).toBe("incomplete");
  });
});

describe("versions", () => {
  const recipe: Recipe = {
    state: "ready",
    title: "",
    sentence: "",
    warnings: [],
    objects: [
      { baseline: null, edited: { apiVersion: "networking.istio.io/v1", kind: "Sidecar" } },
      { baseline: {}, edited: { apiVersion: "v1", kind: "Namespace" } },
    ],
  };
  const sidecar = { key: "Sidecar", group: "networking.istio.io", kind: "Sidecar" };

  test("new objects are written at the version the cluster serves", () => {
    expect(withServedVersions(recipe, [{ ...sidecar, version: "v1beta1" }])).toMatchObject({
      objects: [
        { edited: { apiVersion: "networking.istio.io/v1beta1" } },
        { edited: { apiVersion: "v1", kind: "Namespace" } },
      ],
    });
  });

  test("objects that are there keep theirs, and what lacks something lacks it still", () => {
    const edited = { apiVersion: "networking.istio.io/v1", kind: "Sidecar" };
    const there: Recipe = { ...recipe, objects: [{ baseline: edited, edited }] };
    expect(withServedVersions(there, [{ ...sidecar, version: "v1beta1" }])).toEqual(there);
    const lacking: Recipe = { state: "incomplete", because: "x" };
    expect(withServedVersions(lacking, [{ ...sidecar, version: null }])).toEqual(lacking);
    expect(withServedVersions(recipe, [])).toEqual(recipe);
  });

  test("a kind the cluster does not serve makes no draft", () => {
    expect(withServedVersions(recipe, [{ ...sidecar, version: null }])).toMatchObject({
      state: "incomplete",
      because: "The cluster does not serve Sidecar of networking.istio.io.",
    });
  });
});

test.each([
  ["api.example.com", "name", "api-example-com"],
  ["*.example.com", "wildcard", "any-example-com"],
  ["localhost", null, "localhost"],
  ["a..b", null, "a--b"],
  [`${"a".repeat(63)}.b`, "name", "a".repeat(50)],
  [`${"a".repeat(64)}.b`, null, "a".repeat(50)],
  ["*.com", null, "any-com"],
  [`${"a".repeat(49)}.b`, "name", "a".repeat(49)],
  [`${"a.".repeat(130)}b`, null, `${"a-".repeat(24)}a`],
])("%s is a host of shape %s and names objects %s", (host, shape, name) => {
  expect([hostShape(host), nameOfHost(host)]).toEqual([shape, name]);
});
