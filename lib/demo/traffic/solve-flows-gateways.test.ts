import { describe, expect, it } from "vitest";
import { demoConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import {
  WEB_IN_TWO_VERSIONS,
  WEB_SUBSETS,
  behaviourOf,
  demandFor,
  intentOf,
  toldOf,
} from "@/lib/testing/solved-flows";

const WORLD = [...WEB_IN_TWO_VERSIONS, WEB_SUBSETS];

describe("calls through gateways", () => {
  const INGRESS = demoPod({
    namespace: "istio-system",
    workload: "ingress",
    labels: { istio: "ingressgateway" },
    dataPlane: "gateway",
  });
  const gateway = demoConfig("IstioGateway", "shop/entry", {
    selector: { istio: "ingressgateway" },
    servers: [{ port: { number: 8080, name: "http", protocol: "HTTP" }, hosts: ["shop.example.com"] }],
  });
  const inbound = demoConfig("VirtualService", "shop/entry", {
    hosts: ["shop.example.com"],
    gateways: ["entry"],
    http: [{ route: [{ destination: { host: "web", port: { number: 8080 } } }] }],
  });
  const outside = intentOf("shop.example.com", {
    from: { namespace: "istio-system", workload: "ingress" },
    fromOutside: true,
  });

  it("enter by a Gateway's VirtualService", () => {
    const lines = toldOf([...WORLD, INGRESS, gateway, inbound], demandFor([outside]));
    expect(lines).toEqual(["request ingress>web-v1 200 - 50", "request ingress>web-v2 200 - 50"]);
  });

  it("find no route for a host that no Gateway serves", () => {
    const lines = toldOf(
      [...WORLD, INGRESS, gateway, inbound],
      demandFor([{ ...outside, host: "other.example.com" }]),
    );
    expect(lines).toEqual(["request ingress>() 404 NR 100"]);
  });

  it("are answered as the calls were that the gateway sent on", () => {
    const service = demoService({
      namespace: "istio-system",
      name: "ingress",
      selector: { istio: "ingressgateway" },
      ports: [{ name: "http2", port: 8080, targetPort: 8080 }],
    });
    const viaGateway = demoConfig("VirtualService", "shop/via", {
      hosts: ["shop.example.com"],
      gateways: ["mesh"],
      http: [
        {
          route: [
            { destination: { host: "ingress.istio-system.svc.cluster.local", port: { number: 8080 } } },
          ],
        },
      ],
    });
    const entry = demoConfig("ServiceEntry", "shop/entry", {
      hosts: ["shop.example.com"],
      location: "MESH_INTERNAL",
      resolution: "DNS",
      ports: [{ number: 8080, name: "http", protocol: "HTTP" }],
    });
    const behaviours = [behaviourOf("web-v1", { failures: [{ code: "404", share: 1 }] })];
    const objects = [...WORLD, INGRESS, service, gateway, inbound, viaGateway, entry];
    const lines = toldOf(objects, demandFor([intentOf("shop.example.com")], { behaviours }));
    expect(lines).toEqual([
      "request front>ingress 200 - 50",
      "request front>ingress 404 - 50",
      "request ingress>web-v1 404 - 50",
      "request ingress>web-v2 200 - 50",
    ]);
  });

  // https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
  it("are answered 500 for the share of a backend that does not exist", () => {
    const split = demoConfig("HTTPRoute", "shop/web", {
      parentRefs: [{ group: "", kind: "Service", name: "web" }],
      rules: [
        {
          backendRefs: [
            { name: "web", port: 8080, weight: 80 },
            { name: "nothing", port: 8080, weight: 20 },
          ],
        },
      ],
    });
    expect(toldOf([...WORLD, split], demandFor([intentOf("web")]))).toEqual([
      "request front>() 500 NC 20",
      "request front>web-v1 200 - 40",
      "request front>web-v2 200 - 40",
    ]);
  });
});
