import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoService } from "@/lib/testing/demo-objects";
import { type DemoCaller, inShort, routed } from "@/lib/testing/routed-call";
import type { K8sObject } from "../../world/k8s-object";

const SERVICES = [
  demoService({ name: "reviews" }),
  demoService({
    name: "ratings",
    ports: [
      { name: "http", port: 8080 },
      { name: "http-admin", port: 9090 },
    ],
  }),
  demoService({ namespace: "other", name: "reviews" }),
];
const REGISTRY_ONLY = demoMeshConfig("outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\n");

const sidecar = (path: string, spec: JsonObject, created = ""): K8sObject => {
  const made = demoConfig("Sidecar", path, spec);
  return { ...made, metadata: { ...made.metadata, creationTimestamp: created } };
};
const egress = (...hosts: readonly string[]): JsonObject => ({ egress: [{ hosts }] });
const forWeb = { workloadSelector: { labels: { app: "web" } } };

function to(
  host: string,
  objects: readonly K8sObject[],
  caller: DemoCaller & { readonly port?: number } = {},
): string {
  const { port = 8080 } = caller;
  return inShort(routed([...SERVICES, ...objects], { host, port }, caller));
}

const RATINGS = "ratings.shop:8080=1";
const OTHER = "reviews.other:8080=1";

// https://istio.io/latest/docs/reference/config/networking/sidecar/
describe("a Sidecar's egress hosts", () => {
  it.each([
    ["./*", RATINGS, "passthrough"],
    ["shop/*", RATINGS, "passthrough"],
    ["other/*", "passthrough", OTHER],
    ["*/*", RATINGS, OTHER],
    ["~/*", "passthrough", "passthrough"],
    ["*/ratings.shop.svc.cluster.local", RATINGS, "passthrough"],
    ["./ratings.shop.svc.cluster.local", RATINGS, "passthrough"],
    ["./ratings", "passthrough", "passthrough"],
    ["*/*.other.svc.cluster.local", "passthrough", OTHER],
    ["./Ratings.Shop.svc.cluster.local", RATINGS, "passthrough"],
  ])("import by %s", (hosts, ratings, other) => {
    const objects = [sidecar("shop/default", egress(hosts))];
    expect([to("ratings", objects), to("reviews.other", objects)]).toEqual([ratings, other]);
  });

  it("drop what is hidden under REGISTRY_ONLY", () => {
    const objects = [sidecar("shop/default", egress("./*")), REGISTRY_ONLY];
    expect([to("reviews.other", objects), to("ratings", objects)]).toEqual(["blackHole", RATINGS]);
  });

  it("of a listener with a port are for that port alone", () => {
    const objects = [
      sidecar("shop/default", {
        egress: [
          { port: { number: 9090, protocol: "HTTP", name: "admin" }, hosts: ["./*"] },
          { hosts: ["other/*"] },
        ],
      }),
    ];
    expect(to("ratings", objects, { port: 9090 })).toBe("ratings.shop:9090=1");
    expect(to("ratings", objects)).toBe("passthrough");
    expect(to("reviews.other", objects)).toBe(OTHER);
  });

  it("bring the destinations of the VirtualServices they import", () => {
    const route = demoConfig("VirtualService", "shop/ratings", {
      hosts: ["ratings", "www.example.com"],
      http: [{ route: [{ destination: { host: "reviews.other.svc.cluster.local" } }] }],
    });
    const hidden = [sidecar("shop/default", egress("./*")), route];
    expect(to("ratings", hidden)).toBe(OTHER);
    expect(to("reviews.other", hidden)).toBe(OTHER);
  });

  it("leave out VirtualServices of hosts they do not import", () => {
    const route = demoConfig("VirtualService", "other/ratings", {
      hosts: ["ratings.shop.svc.cluster.local"],
      http: [{ directResponse: { status: 418 } }],
    });
    expect(to("ratings", [route])).toBe("direct_response 418");
    expect(to("ratings", [route, sidecar("shop/default", egress("./*"))])).toBe(RATINGS);
  });
});

// https://istio.io/latest/docs/reference/config/networking/sidecar/#Sidecar
describe("which Sidecar applies", () => {
  const all = sidecar("shop/all", egress("*/*"));
  const none = sidecar("shop/none", { ...egress("~/*"), ...forWeb });
  const root = sidecar("istio-system/default", egress("~/*"));
  it.each([
    ["one that selects the workload before its namespace's", [all, none], "passthrough"],
    ["its namespace's before the root namespace's", [root, all], RATINGS],
    ["the root namespace's without another", [root], "passthrough"],
    [
      "none that selects others",
      [sidecar("shop/x", { ...egress("~/*"), workloadSelector: { labels: { app: "x" } } })],
      RATINGS,
    ],
    ["none of another namespace", [sidecar("other/default", egress("~/*"))], RATINGS],
    [
      "none that selects workloads of the root namespace",
      [sidecar("istio-system/x", { ...egress("~/*"), ...forWeb })],
      RATINGS,
    ],
    [
      "the oldest of a namespace's",
      [
        sidecar("shop/a", egress("~/*"), "2026-02-01T00:00:00Z"),
        sidecar("shop/b", egress("*/*"), "2026-01-01T00:00:00Z"),
      ],
      RATINGS,
    ],
    [
      "none that selects by a label more",
      [sidecar("shop/x", { ...egress("~/*"), workloadSelector: { labels: { app: "web", tier: "x" } } })],
      RATINGS,
    ],
    ["everything without egress", [sidecar("shop/default", {})], RATINGS],
  ])("%s", (_rule, objects, expected) => {
    expect(to("ratings", objects)).toBe(expected);
  });

  it("is none for a waypoint", () => {
    expect(to("ratings", [sidecar("shop/default", egress("~/*"))], { dataPlane: "waypoint" })).toBe(RATINGS);
  });
});

// https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy
describe("an unknown host", () => {
  const policy = (outboundTrafficPolicy: JsonObject): K8sObject =>
    sidecar("shop/default", { outboundTrafficPolicy });
  it.each([
    ["by default", [], "passthrough"],
    ["under REGISTRY_ONLY", [REGISTRY_ONLY], "blackHole"],
    ["under ALLOW_ANY", [demoMeshConfig("outboundTrafficPolicy: {mode: ALLOW_ANY}")], "passthrough"],
    ["where the Sidecar allows any", [REGISTRY_ONLY, policy({ mode: "ALLOW_ANY" })], "passthrough"],
    ["where the Sidecar says REGISTRY_ONLY", [policy({ mode: "REGISTRY_ONLY" })], "blackHole"],
    ["where the Sidecar gives no mode", [policy({})], "blackHole"],
    ["where the Sidecar leaves it to the mesh", [REGISTRY_ONLY, sidecar("shop/default", {})], "blackHole"],
  ])("%s", (_where, objects, expected) => {
    expect(to("www.example.com", objects)).toBe(expected);
  });
});
