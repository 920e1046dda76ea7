import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { isObject } from "../../world/read-json";
import type { DataPlane } from "../model/data-plane";
import { meshWorld } from "../registry/mesh-world";
import { waypointFor } from "./waypoint-for";

type Labels = Readonly<Record<string, string>>;

const USE = { "istio.io/use-waypoint": "wp" };
const NONE = { "istio.io/use-waypoint": "none" };

const labelled = (object: K8sObject, labels: Labels): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, labels: { ...object.metadata.labels, ...labels } },
});

/** A waypoint's Gateway and its ready pod. */
function waypoint(path: string, labels: Labels = {}, spec: JsonObject = {}): readonly K8sObject[] {
  const [namespace = "", name = ""] = path.split("/");
  const gateway = demoConfig("Gateway", path, {
    gatewayClassName: "istio-waypoint",
    listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
    ...spec,
  });
  const named = { "gateway.networking.k8s.io/gateway-name": name };
  return [
    labelled(gateway, labels),
    demoPod({ namespace, workload: name, dataPlane: "waypoint", labels: named }),
  ];
}

interface Asked {
  readonly from?: DataPlane;
  readonly to?: DataPlane;
  readonly service?: { readonly host: string; readonly name: string; readonly namespace: string };
  readonly podLabels?: Labels;
}

const API = { host: "api.shop.svc.cluster.local", name: "api", namespace: "shop" };
const BY_ADDRESS = { host: "10.1.0.7", name: "", namespace: "" };

function through(objects: readonly K8sObject[], asked: Asked = {}): string | null {
  const { from = "ztunnel", to = "ztunnel", service = API, podLabels = {} } = asked;
  const world = meshWorld(
    objectsView([
      demoPod({ workload: "web", dataPlane: from }),
      demoPod({ workload: "api", dataPlane: to, labels: { app: "api", ...podLabels } }),
      ...objects,
    ]),
  );
  const [client] = world.groupsOf("shop", "web");
  if (!client) throw new Error("no client");
  const found = waypointFor(world, { client, service, server: world.groupsOf("shop", "api")[0] ?? null });
  return found && `${found.end.namespace}/${found.end.workload}`;
}

const service = (labels: Labels = {}): K8sObject => demoService({ name: "api", labels });

/** https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint */
describe("waypointFor a service", () => {
  it.each<readonly [string, readonly K8sObject[], string | null]>([
    ["has none where nothing is said", [service()], null],
    ["is what the service names", [service(USE)], "shop/wp"],
    ["is what the namespace names", [service(), demoNamespace("shop", USE)], "shop/wp"],
    ["has none where the service opts out", [service(NONE), demoNamespace("shop", USE)], null],
    [
      "is the service's before the namespace's",
      [service({ "istio.io/use-waypoint": "own" }), demoNamespace("shop", USE), ...waypoint("shop/own")],
      "shop/own",
    ],
    ["has none where the one named does not exist", [service({ "istio.io/use-waypoint": "gone" })], null],
  ])("%s", (_rule, objects, expected) => {
    expect(through([...objects, ...waypoint("shop/wp")])).toBe(expected);
  });

  it("takes none for no waypoint's name", () => {
    expect(through([service(NONE), ...waypoint("shop/none")])).toBeNull();
  });

  it("tells waypoints by namespace and name", () => {
    const others = [...waypoint("front/wp"), ...waypoint("shop/a"), ...waypoint("shop/z")];
    expect(through([service(USE), ...others])).toBeNull();
    expect(through([service(USE), ...others, ...waypoint("shop/wp")])).toBe("shop/wp");
  });

  it("does not use the waypoint of the pods behind it", () => {
    const objects = [service(), ...waypoint("shop/wp", { "istio.io/waypoint-for": "all" })];
    expect(through(objects, { podLabels: USE })).toBeNull();
  });

  it("is found by a ServiceEntry's host", () => {
    const entry = labelled(demoConfig("ServiceEntry", "shop/ext", { hosts: ["API.example.com"] }), USE);
    const called = { host: "api.example.com", name: "api.example.com", namespace: "shop" };
    expect(through([entry, ...waypoint("shop/wp")], { service: called })).toBe("shop/wp");
  });

  it.each([
    ["ztunnel", "shop/wp"],
    ["sidecar", null],
    ["gateway", null],
    ["waypoint", null],
    ["none", null],
  ] as const)("is used by a client of data plane %s: %s", (from, expected) => {
    expect(through([service(USE), ...waypoint("shop/wp")], { from })).toBe(expected);
  });

  it.each<readonly [string, Labels, Labels, string | null]>([
    ["the service", { "istio.io/ingress-use-waypoint": "true" }, {}, "shop/wp"],
    ["the namespace", {}, { "istio.io/ingress-use-waypoint": "true" }, "shop/wp"],
    [
      "nobody, the service having refused",
      { "istio.io/ingress-use-waypoint": "false" },
      { "istio.io/ingress-use-waypoint": "true" },
      null,
    ],
  ])(
    "is used by a gateway and by no sidecar where %s asks for it",
    (_who, onService, onNamespace, expected) => {
      const objects = [
        service({ ...USE, ...onService }),
        demoNamespace("shop", onNamespace),
        ...waypoint("shop/wp"),
      ];
      expect(through(objects, { from: "gateway" })).toBe(expected);
      expect(through(objects, { from: "sidecar" })).toBeNull();
    },
  );
});

describe("waypointFor a waypoint that may not serve", () => {
  it.each([
    [undefined, "shop/wp", null],
    ["service", "shop/wp", null],
    ["workload", null, "shop/wp"],
    ["all", "shop/wp", "shop/wp"],
    ["none", null, null],
    ["toString", "shop/wp", null],
  ])("takes, for %s, services %s and workloads %s", (said, forService, forWorkload) => {
    const wp = waypoint("shop/wp", said === undefined ? {} : { "istio.io/waypoint-for": said });
    expect(through([service(USE), ...wp])).toBe(forService);
    expect(through(wp, { service: BY_ADDRESS, podLabels: USE })).toBe(forWorkload);
  });

  it("needs ready pods", () => {
    const [gateway, pod] = waypoint("shop/wp");
    const unready = { ...pod, status: { phase: "Pending" } };
    expect(gateway && pod && through([service(USE), gateway, { ...pod, ...unready }])).toBeNull();
  });

  it("needs pods that are a waypoint's", () => {
    const [gateway] = waypoint("shop/wp");
    const labels = { "gateway.networking.k8s.io/gateway-name": "wp" };
    const pod = demoPod({ workload: "wp", dataPlane: "gateway", labels });
    expect(gateway && through([service(USE), gateway, pod])).toBeNull();
  });

  it("needs the class of waypoints", () => {
    expect(through([service(USE), ...waypoint("shop/wp", {}, { gatewayClassName: "istio" })])).toBeNull();
  });

  /** https://istio.io/latest/docs/ambient/usage/waypoint/#usewaypointnamespace */
  it.each([
    ["All", "infra/wp"],
    ["Same", null],
    [undefined, null],
  ])("of another namespace admits this one by allowedRoutes %s", (from, expected) => {
    const allowedRoutes = from === undefined ? {} : { namespaces: { from } };
    const listeners = [{ name: "mesh", port: 15008, protocol: "HBONE", allowedRoutes }];
    const labels = { ...USE, "istio.io/use-waypoint-namespace": "infra" };
    expect(through([service(labels), ...waypoint("infra/wp", {}, { listeners })])).toBe(expected);
  });
});

describe("waypointFor a pod's address", () => {
  const all = waypoint("shop/wp", { "istio.io/waypoint-for": "all" });

  it("is the pod's, else its namespace's", () => {
    expect(through(all, { service: BY_ADDRESS, podLabels: USE })).toBe("shop/wp");
    expect(through([...all, demoNamespace("shop", USE)], { service: BY_ADDRESS })).toBe("shop/wp");
    expect(
      through([...all, demoNamespace("shop", USE)], { service: BY_ADDRESS, podLabels: NONE }),
    ).toBeNull();
  });

  it("is what calls through a headless service use", () => {
    const headless = demoService({ name: "api", spec: { clusterIP: "None" } });
    expect(through([...all, headless], { podLabels: USE })).toBe("shop/wp");
  });

  it.each(["sidecar", "gateway", "none"] as const)("is not used by a client of data plane %s", (from) => {
    expect(through(all, { service: BY_ADDRESS, podLabels: USE, from })).toBeNull();
  });

  it("needs the pod to be captured", () => {
    expect(through(all, { service: BY_ADDRESS, podLabels: USE, to: "none" })).toBeNull();
  });
});

it("never throws on what people write into a waypoint", () => {
  fc.assert(
    fc.property(
      fc
        .dictionary(fc.constantFrom("listeners", "gatewayClassName", "hosts"), fc.jsonValue())
        .filter(isObject),
      (written) => {
        const entry = demoConfig("ServiceEntry", "shop/ext", written);
        expect([null, "shop/wp"]).toContain(
          through([service(USE), entry, ...waypoint("shop/wp", {}, written)]),
        );
      },
    ),
  );
});
