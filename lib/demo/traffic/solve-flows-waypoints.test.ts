import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { demandFor, flowsOf, intentOf, told } from "@/lib/testing/solved-flows";
import type { Intent } from "../world/intent";
import type { K8sObject } from "../world/k8s-object";

const NAME = { "gateway.networking.k8s.io/gateway-name": "waypoint" };
const USES = { "istio.io/use-waypoint": "waypoint" };
const ASKS_GATEWAYS = { ...USES, "istio.io/ingress-use-waypoint": "true" };

const INGRESS: Partial<Intent> = {
  from: { namespace: "istio-system", workload: "ingress" },
  fromOutside: true,
};
/** `front` and `web`, redirected to ztunnel, a waypoint, and a gateway that sends all it receives to `web`. */
const world = (labels: Readonly<Record<string, string>>): readonly K8sObject[] => [
  demoNamespace("shop"),
  demoPod({ workload: "front", dataPlane: "ztunnel" }),
  demoPod({ workload: "web", dataPlane: "ztunnel" }),
  demoService({ name: "web", labels }),
  demoPod({ workload: "waypoint", labels: NAME, dataPlane: "waypoint" }),
  demoService({ name: "waypoint", selector: NAME }),
  demoConfig("Gateway", "shop/waypoint", {
    gatewayClassName: "istio-waypoint",
    listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
  }),
  demoPod({
    namespace: "istio-system",
    workload: "ingress",
    labels: { istio: "ingressgateway" },
    dataPlane: "gateway",
  }),
  demoConfig("IstioGateway", "shop/entry", {
    selector: { istio: "ingressgateway" },
    servers: [{ port: { number: 8080, name: "http", protocol: "HTTP" }, hosts: ["*"] }],
  }),
  demoConfig("VirtualService", "shop/entry", {
    hosts: ["shop.example.com"],
    gateways: ["entry"],
    http: [{ route: [{ destination: { host: "web", port: { number: 8080 } } }] }],
  }),
];
const mesh = (http: JsonObject): K8sObject =>
  demoConfig("VirtualService", "shop/web", { hosts: ["web"], http: [http] });
const HALF_ABORTED = mesh({
  fault: { abort: { httpStatus: 418, percentage: { value: 50 } } },
  route: [{ destination: { host: "web" } }],
});
const DENY = demoConfig("AuthorizationPolicy", "shop/deny", {
  targetRefs: [{ kind: "Service", group: "", name: "web" }],
  action: "DENY",
  rules: [{}],
});
const tellers = (objects: readonly K8sObject[], intent: Intent): readonly (readonly string[])[] =>
  flowsOf(objects, demandFor([intent])).map(({ reports }) =>
    reports.map(
      ({ reporter, by, destination }) => `${reporter} ${by.workload}>${destination?.workload ?? ""}`,
    ),
  );

// https://istio.io/latest/docs/ambient/usage/waypoint/ and
// https://istio.io/latest/docs/reference/config/labels/#IoIstioIngressUseWaypoint
describe("calls through waypoints", () => {
  const fromOutside = intentOf("shop.example.com", INGRESS);

  it.each<readonly [string, Readonly<Record<string, string>>, K8sObject, Intent, readonly string[]]>([
    [
      "are routed by it when a ztunnel hands them over",
      USES,
      HALF_ABORTED,
      intentOf("web"),
      ["request front>(web) 418 FI 50", "request front>web 200 - 50"],
    ],
    [
      "are routed by it when a gateway hands them over, where the service asks for it",
      ASKS_GATEWAYS,
      HALF_ABORTED,
      fromOutside,
      ["request ingress>(web) 418 FI 50", "request ingress>web 200 - 50"],
    ],
    [
      "go past it from a gateway, where the service does not ask for it",
      USES,
      HALF_ABORTED,
      fromOutside,
      ["request ingress>web 200 - 100"],
    ],
    [
      "are refused by it by the policies of the service",
      ASKS_GATEWAYS,
      DENY,
      fromOutside,
      ["request ingress>(web) 403 - 100"],
    ],
  ])("%s", (_rule, labels, object, intent, expected) => {
    expect(told(flowsOf([...world(labels), object], demandFor([intent])))).toEqual(expected);
  });

  it("are told by it where it finds no route for them", () => {
    const none = mesh({ match: [{ uri: { prefix: "/no" } }], route: [{ destination: { host: "web" } }] });
    const objects = [...world(USES), none];
    expect(told(flowsOf(objects, demandFor([intentOf("web")])))).toEqual(["request front>() 404 NR 100"]);
    expect(tellers(objects, intentOf("web"))).toEqual([["source front>waypoint", "waypoint waypoint>"]]);
  });

  it("come to it by mutual TLS even where it refuses them", () => {
    const flows = flowsOf([...world(USES), DENY], demandFor([intentOf("web")]));
    expect(flows).toMatchObject([{ code: "403", mtls: true }]);
  });

  it("are told by the gateway as sent to the waypoint, by the waypoint between both ends", () => {
    expect(tellers(world(ASKS_GATEWAYS), fromOutside)).toEqual([
      ["source ingress>waypoint", "waypoint waypoint>web", "destination web>web"],
    ]);
  });

  it("are told by the client's ztunnel as calls of the service that it called, wherever the waypoint routes them", () => {
    const elsewhere = mesh({ route: [{ destination: { host: "other" } }] });
    const objects = [
      ...world(USES),
      demoService({ name: "other" }),
      demoPod({ workload: "other", dataPlane: "ztunnel" }),
      elsewhere,
    ];
    const [flow] = flowsOf(objects, demandFor([intentOf("web")]));
    expect(flow?.service.name).toBe("other");
    expect(flow?.reports.map(({ reporter, service }) => [reporter, service?.name])).toEqual([
      ["source", "web"],
      ["waypoint", undefined],
      ["destination", undefined],
    ]);
  });
});
