import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { bookinfo } from "../world/bookinfo";
import type { K8sObject } from "../world/k8s-object";
import { objectsView } from "../world/objects-view";
import { istioObject } from "../world/simple-objects";
import type { MeshFlow } from "./mesh-flow";
import { solveFlows } from "./solve-flows";

const scenario = bookinfo();
const SEED = 1;
const solve = (objects: readonly K8sObject[]): readonly MeshFlow[] =>
  solveFlows(objectsView(objects), scenario, SEED);
const without = (kind: string, name: string): readonly K8sObject[] =>
  scenario.objects.filter((one) => !(one.kind === kind && one.metadata.name === name));
const replacing = (object: K8sObject): readonly K8sObject[] => [
  ...without(object.kind, object.metadata.name),
  object,
];
const networking = (kind: string, name: string, spec: JsonObject): K8sObject =>
  istioObject("networking", kind, { namespace: "bookinfo", name }, spec);

const total = (flows: readonly MeshFlow[]): number => flows.reduce((sum, flow) => sum + flow.perSecond, 0);
const to = (flows: readonly MeshFlow[], workload: string, from?: string): readonly MeshFlow[] =>
  flows.filter(
    (flow) =>
      flow.destination?.workload === workload && (from === undefined || flow.source.workload === from),
  );

describe("solveFlows", () => {
  const flows = solve(scenario.objects);

  it("splits reviews by the VirtualService's weights", () => {
    expect(["reviews-v1", "reviews-v2", "reviews-v3"].map((name) => total(to(flows, name)))).toEqual([
      expect.closeTo(14.4, 9),
      expect.closeTo(7.2, 9),
      expect.closeTo(2.4, 9),
    ]);
  });

  it("lets calls follow the requests that cause them", () => {
    expect(total(to(flows, "ratings-v1"))).toBeCloseTo(7.2 + 2.4, 9);
    const pinned = solve(
      replacing(
        networking("VirtualService", "reviews", {
          hosts: ["reviews"],
          http: [{ route: [{ destination: { host: "reviews", subset: "v3" } }] }],
        }),
      ),
    );
    expect(total(to(pinned, "reviews-v3"))).toBeCloseTo(24, 9);
    expect(total(to(pinned, "ratings-v1"))).toBeCloseTo(24, 9);
    expect(to(pinned, "reviews-v1")).toEqual([]);
  });

  it("spreads over ready pods where nothing routes", () => {
    const spread = solve(without("VirtualService", "reviews"));
    expect(total(to(spread, "reviews-v1"))).toBeCloseTo(8, 9);
    expect(total(to(spread, "reviews-v3"))).toBeCloseTo(8, 9);
  });

  it("answers a share of requests with the workload's failures", () => {
    const failing = to(flows, "reviews-v3").find((flow) => flow.code === "503");
    expect(failing?.perSecond).toBeCloseTo(2.4 * 0.2, 9);
    const grpc = to(flows, "catalog-v1").find((flow) => flow.grpcStatus === "14");
    expect(grpc).toMatchObject({ code: "200", protocol: "grpc" });
  });

  it("answers 503 UH at the client where no pod is ready", () => {
    const gone = solve(scenario.objects.filter((one) => !one.metadata.name.startsWith("ratings-v1-")));
    const failed = gone.filter((flow) => flow.serviceName === "ratings");
    expect(failed).not.toEqual([]);
    for (const flow of failed)
      expect(flow).toMatchObject({ destination: null, code: "503", flags: "UH", reporters: ["source"] });
  });

  it("answers 503 NC where the DestinationRule has no such subset", () => {
    const flow = solve(without("DestinationRule", "reviews")).find((one) => one.host.startsWith("reviews."));
    expect(flow).toMatchObject({ destination: null, code: "503", flags: "NC", serviceName: "" });
  });

  it("answers 404 NR at a gateway without a route", () => {
    const flow = solve(without("VirtualService", "bookinfo"))[0];
    expect(flow).toMatchObject({ code: "404", flags: "NR", destination: null });
    expect(to(solve(without("VirtualService", "bookinfo")), "productpage-v1")).toEqual([]);
  });

  it("takes the first route whose URI matches", () => {
    const routed = solve(
      replacing(
        networking("VirtualService", "bookinfo", {
          hosts: ["*"],
          gateways: ["bookinfo-gateway"],
          http: [
            { match: [{ uri: { prefix: "/api" } }], route: [{ destination: { host: "ratings" } }] },
            { match: [{ headers: { user: { exact: "x" } } }], route: [{ destination: { host: "ratings" } }] },
            { route: [{ destination: { host: "details" } }] },
          ],
        }),
      ),
    );
    expect(total(to(routed, "details-v1", "istio-ingressgateway"))).toBeCloseTo(24, 9);
  });

  it("has plaintext callers without a proxy reported by the server only", () => {
    for (const flow of to(flows, "details-v1", "report"))
      expect(flow).toMatchObject({ mtls: false, reporters: ["destination"] });
  });

  it("lets nothing of a plaintext caller through to a STRICT server", () => {
    const strict = istioObject(
      "security",
      "PeerAuthentication",
      { namespace: "bookinfo", name: "default" },
      {
        mtls: { mode: "STRICT" },
      },
    );
    const refused = to(solve(replacing(strict)), "details-v1", "report");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ flags: "UC", reporters: [] });
  });

  it("speaks plaintext where a DestinationRule disables TLS", () => {
    const rule = networking("DestinationRule", "details", {
      host: "details",
      trafficPolicy: { tls: { mode: "DISABLE" } },
    });
    const [plain] = to(solve([...scenario.objects, rule]), "details-v1", "productpage-v1");
    expect(plain).toMatchObject({ mtls: false, reporters: ["source", "destination"] });
  });

  it("sends a host outside the registry to PassthroughCluster, or BlackHoleCluster under REGISTRY_ONLY", () => {
    const unregistered = without("ServiceEntry", "books");
    const name = (objects: readonly K8sObject[]): string | undefined =>
      solve(objects).find((flow) => flow.host === "books.example.com")?.serviceName;
    expect(name(scenario.objects)).toBe("books.example.com");
    expect(name(unregistered)).toBe("PassthroughCluster");
    const blocked = unregistered.map((one) =>
      one.kind === "ConfigMap"
        ? { ...one, data: { mesh: "outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\n" } }
        : one,
    );
    expect(name(blocked)).toBe("BlackHoleCluster");
  });

  it("gives the same flows for the same objects, in whatever order routes and pods are stored", () => {
    expect(solve(bookinfo().objects)).toEqual(flows);
    const sums = (some: readonly MeshFlow[]): number => total(to(some, "ratings-v1"));
    expect(sums(solve([...scenario.objects].reverse()))).toBeCloseTo(sums(flows), 9);
  });

  it("survives objects that make no sense", () => {
    const odd = [
      networking("VirtualService", "reviews", { hosts: "x", http: [{ route: 7 }, null, { match: [1] }] }),
      networking("VirtualService", "details", { hosts: ["details"], http: [{ route: [{ weight: -1 }] }] }),
      networking("DestinationRule", "reviews", { host: 3, subsets: { a: 1 } }),
      networking("Gateway", "bookinfo-gateway", {}),
    ];
    for (const object of odd) expect(() => solve(replacing(object))).not.toThrow();
  });
});
