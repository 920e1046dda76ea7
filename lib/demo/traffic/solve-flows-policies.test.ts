import { describe, expect, it } from "vitest";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { demandFor, flowsOf, intentOf, told, toldOf } from "@/lib/testing/solved-flows";
import type { K8sObject } from "../world/k8s-object";

const FRONT = demoPod({ workload: "front" });

// https://istio.io/latest/docs/concepts/security/
describe("calls under security policies", () => {
  const strict = demoConfig("PeerAuthentication", "shop/default", { mtls: { mode: "STRICT" } });
  const legacy = { from: { namespace: "shop", workload: "legacy" } };
  const LEGACY = demoPod({ workload: "legacy", dataPlane: "none" });
  const one = [
    demoNamespace("shop"),
    FRONT,
    LEGACY,
    demoService({ name: "web" }),
    demoPod({ workload: "web" }),
  ];

  it("in plain text into STRICT fail without any proxy telling of it", () => {
    const flows = flowsOf([...one, strict], demandFor([intentOf("web", legacy)]));
    expect(flows.map(({ code, mtls, reports }) => ({ code, mtls, reports }))).toEqual([
      { code: "0", mtls: false, reports: [] },
    ]);
  });

  it("in plain text into PERMISSIVE are told by the server alone", () => {
    const [flow] = flowsOf(one, demandFor([intentOf("web", legacy)]));
    expect(flow?.mtls).toBe(false);
    expect(flow?.reports.map(({ reporter }) => reporter)).toEqual(["destination"]);
  });

  it("of a sidecar made to speak plain text fail with UC", () => {
    const plain = demoConfig("DestinationRule", "shop/plain", {
      host: "web",
      trafficPolicy: { tls: { mode: "DISABLE" } },
    });
    expect(toldOf([...one, strict, plain], demandFor([intentOf("web")]))).toEqual([
      "request front>web 503 UC 100",
    ]);
  });

  it("by mutual TLS into DISABLE fail with UF, as connections that never came about", () => {
    const rule = demoConfig("DestinationRule", "shop/web", {
      host: "web",
      trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } },
    });
    const disabled = demoConfig("PeerAuthentication", "shop/default", { mtls: { mode: "DISABLE" } });
    const objects = [
      demoNamespace("shop"),
      FRONT,
      demoService({ name: "web" }),
      demoPod({ workload: "web" }),
    ];
    const [flow] = flowsOf([...objects, rule, disabled], demandFor([intentOf("web")]));
    expect(flow).toMatchObject({
      code: "503",
      flags: "UF,URX",
      details: "upstream_reset_before_response_started{remote_connection_failure}",
    });
  });

  it("that a policy denies get 403 and cause nothing", () => {
    const deny = demoConfig("AuthorizationPolicy", "shop/nobody", {});
    const further = intentOf("web", {
      from: { namespace: "shop", workload: "web" },
      rate: { perRequest: 1 },
    });
    const flows = flowsOf([...one, deny], demandFor([intentOf("web"), further]));
    expect(told(flows)).toEqual(["request front>web 403 - 100"]);
    expect(flows[0]?.reports.map(({ reporter }) => reporter)).toEqual(["source", "destination"]);
  });

  it("over tcp that a policy denies are closed", () => {
    const deny = demoConfig("AuthorizationPolicy", "shop/nobody", {});
    const ports = [{ name: "tcp", port: 8080, targetPort: 8080 }];
    const tcp = [
      demoNamespace("shop"),
      FRONT,
      demoService({ name: "db", ports }),
      demoPod({ workload: "db" }),
      deny,
    ];
    const [flow] = flowsOf(tcp, demandFor([intentOf("db", { protocol: "tcp" })]));
    expect(flow).toMatchObject({
      protocol: "tcp",
      code: "",
      bytesToServerPerSecond: 0,
      bytesToClientPerSecond: 0,
    });
  });
});

// https://istio.io/latest/docs/ambient/architecture/
describe("calls in ambient mode", () => {
  const pod = (workload: string): K8sObject => demoPod({ workload, dataPlane: "ztunnel" });
  const plain = [demoNamespace("shop"), pod("front"), pod("web"), demoService({ name: "web" })];
  const waypoint = [
    demoPod({
      workload: "waypoint",
      labels: { "gateway.networking.k8s.io/gateway-name": "waypoint" },
      dataPlane: "waypoint",
    }),
    demoService({ name: "waypoint", selector: { "gateway.networking.k8s.io/gateway-name": "waypoint" } }),
    {
      ...demoConfig("Gateway", "shop/waypoint", {
        gatewayClassName: "istio-waypoint",
        listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
      }),
    },
  ];

  it("are counted as connections by the ztunnels of both sides", () => {
    const [flow] = flowsOf(plain, demandFor([intentOf("web")]));
    expect(flow).toMatchObject({ protocol: "http", mtls: true, code: "200" });
    expect(flow?.reports.map(({ reporter, protocol }) => `${reporter} ${protocol}`)).toEqual([
      "source tcp",
      "destination tcp",
    ]);
  });

  it("of a service that uses a waypoint are routed and told by it", () => {
    const service = demoService({ name: "web", labels: { "istio.io/use-waypoint": "waypoint" } });
    const objects = [demoNamespace("shop"), pod("front"), pod("web"), service, ...waypoint];
    const flows = flowsOf(objects, demandFor([intentOf("web")]));
    expect(told(flows)).toEqual(["request front>web 200 - 100"]);
    expect(flows[0]?.reports.map(({ reporter, protocol }) => `${reporter} ${protocol}`)).toEqual([
      "source tcp",
      "waypoint http",
      "destination tcp",
    ]);
  });
});
