import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { appProtocolKnown } from "./app-protocol-known";
import { portNamedByProtocol } from "./port-named-by-protocol";
import { protocolOfApp, protocolOfName } from "./port-protocols";
import { servicesAgree } from "./services-agree";
import { targetPortExists } from "./target-port-exists";

const inMesh = workloadObjects("shop/cart", { containers: SIDECAR });
const service = (ports: readonly JsonObject[], more: JsonObject = {}, path = "shop/cart") =>
  specObject("Service", path, { selector: { app: "cart" }, ports, ...more });

describe("the protocol of a port", () => {
  it.each([
    ["http", "http"],
    ["http-web", "http"],
    ["HTTP-web", "http"],
    ["http2-x", "http2"],
    ["grpc-web", "grpc-web"],
    ["grpc-web-x", "grpc-web"],
    ["grpc-webs", "grpc"],
    ["https", "https"],
    ["mysql-main", "mysql"],
    ["httpx", null],
    ["web-http", null],
    ["", null],
  ])("named %j is %s", (name, expected) => {
    expect(protocolOfName(name)).toBe(expected);
  });

  it.each([
    ["http", "http"],
    ["GRPC", "grpc"],
    ["http-internal", "http"],
    ["kubernetes.io/h2c", "http2"],
    ["kubernetes.io/ws", "http"],
    ["kubernetes.io/wss", "https"],
    ["kubernetes.io/x", null],
    ["htttp", null],
  ])("with appProtocol %s is %s", (app, expected) => {
    expect(protocolOfApp(app)).toBe(expected);
  });
});

describe("the name of a port", () => {
  const found = (port: JsonObject, others: readonly ClusterObject[] = inMesh) =>
    foundBy(portNamedByProtocol, service([{ name: "http", port: 80 }, port]), others);
  const CODE = ["KIA0601 error spec.ports[1].name"];

  it.each<[string, JsonObject]>([
    ["begins with something else", { name: "web", port: 81 }],
    ["is not there", { port: 81 }],
  ])("is told where it %s", (_case, port) => {
    expect(found(port)).toEqual(CODE);
  });

  it.each<[string, JsonObject]>([
    ["says a protocol", { name: "grpc-api", port: 81 }],
    ["is beside an appProtocol, which counts instead", { name: "web", port: 81, appProtocol: "http" }],
    ["is of UDP", { name: "dns", port: 53, protocol: "UDP" }],
  ])("is fine where it %s", (_case, port) => {
    expect(found(port)).toEqual([]);
  });

  it.each<[string, readonly ClusterObject[]]>([
    ["outside the mesh", workloadObjects("shop/cart")],
    ["of gateways", workloadObjects("shop/cart", { containers: [{ name: "istio-proxy" }] })],
    ["of no workload", []],
  ])("does not matter %s", (_case, others) => {
    expect(found({ name: "web", port: 81 }, others)).toEqual([]);
  });

  it("matters in ambient mode as well", () => {
    const ambient = [
      namespaceOf("shop", { "istio.io/dataplane-mode": "ambient" }),
      ...workloadObjects("shop/cart"),
    ];
    expect(found({ name: "web", port: 81 }, ambient)).toEqual(CODE);
  });

  it("is not judged of Services without selector, of Kiali's wizard, or where pods cannot be read", () => {
    const ports = [{ name: "web", port: 81 }];
    expect(foundBy(portNamedByProtocol, service(ports, { selector: {} }), inMesh)).toEqual([]);
    const wizard = specObject(
      "Service",
      "shop/cart",
      { selector: { app: "cart" }, ports },
      { labels: { kiali_wizard: "x" } },
    );
    expect(foundBy(portNamedByProtocol, wizard, inMesh)).toEqual([]);
    expect(foundBy(portNamedByProtocol, service(ports), inMesh, { unknown: ["Pod"] })).toEqual([]);
  });
});

describe("an appProtocol", () => {
  const found = (appProtocol: string, others: readonly ClusterObject[] = inMesh) =>
    foundBy(appProtocolKnown, service([{ name: "http", port: 80, appProtocol }]), others);
  it.each(["htttp", "kubernetes.io/spdy", "postgresql"])("%s is unknown to Istio", (appProtocol) => {
    expect(found(appProtocol)).toEqual(["KIA0602 error spec.ports[0].appProtocol"]);
  });
  it.each(["http", "kubernetes.io/h2c", "kubernetes.io/ws", "example.com/mine", ""])(
    "%j is fine",
    (appProtocol) => {
      expect(found(appProtocol)).toEqual([]);
    },
  );
  it("does not matter outside the mesh and of gateways, whose Services may say `all`", () => {
    expect(found("htttp", workloadObjects("shop/cart"))).toEqual([]);
    expect(found("all", workloadObjects("shop/cart", { containers: [{ name: "istio-proxy" }] }))).toEqual([]);
  });
});

describe("a target port", () => {
  const ports = (...declared: JsonObject[]) =>
    workloadObjects("shop/cart", {
      containers: [
        { name: "app", ports: declared },
        { name: "istio-proxy", ports: [{ containerPort: 15090, name: "http-envoy-prom" }] },
      ],
    });
  const found = (targetPort: number | string, others: readonly ClusterObject[]) =>
    foundBy(targetPortExists, service([{ name: "http", port: 80, targetPort }]), others);
  const CODE = ["KIA0701 warning spec.ports[0].targetPort"];
  const declared = ports({ containerPort: 8080, name: "web" });

  it.each<[string, number | string, readonly ClusterObject[], readonly string[]]>([
    ["that is declared", 8080, declared, []],
    ["that is declared by name", "web", declared, []],
    ["of another number", 9090, declared, CODE],
    ["of another name", "wob", declared, CODE],
    ["of the proxy", 15090, declared, CODE],
    ["by number, where nothing is declared", 8080, ports(), []],
    ["by name, where nothing is declared", "web", ports(), CODE],
    ["where there are no pods", 9090, workloadObjects("shop/cart", { pods: 0 }), []],
    ["where nothing is selected", 9090, [], []],
    [
      "of gateways",
      9090,
      workloadObjects("shop/cart", { containers: [{ name: "istio-proxy", ports: [{ containerPort: 80 }] }] }),
      [],
    ],
  ])("%s", (_case, targetPort, others, expected) => {
    expect(found(targetPort, others)).toEqual(expected);
  });

  it("is the port itself where none is written, and may be a native sidecar's", () => {
    expect(foundBy(targetPortExists, service([{ port: 8080 }]), declared)).toEqual([]);
    expect(foundBy(targetPortExists, service([{ port: 80 }]), declared)).toEqual(CODE);
    const native = workloadObjects("shop/cart", {
      containers: [{ name: "app", ports: [{ containerPort: 1 }] }],
      podSpec: { initContainers: [{ name: "helper", ports: [{ containerPort: 9090 }] }] },
    });
    expect(found(9090, native)).toEqual([]);
  });

  it("is not judged of the control plane, nor where pods cannot be read", () => {
    const istiod = service([{ port: 80 }], {}, "istio-system/cart");
    expect(foundBy(targetPortExists, istiod, workloadObjects("istio-system/cart"))).toEqual([]);
    expect(foundBy(targetPortExists, service([{ port: 80 }]), declared, { unknown: ["Pod"] })).toEqual([]);
  });
});

describe("Services of one Deployment", () => {
  const found = (...services: ClusterObject[]) => {
    const [deployment, ...pods] = inMesh;
    return deployment ? foundBy(servicesAgree, deployment, [...pods, ...services]) : [];
  };
  const named = (name: string, port: JsonObject, more: JsonObject = {}) =>
    service([{ targetPort: 8080, port: 80, ...port }], more, `shop/${name}`);

  it("must agree on the protocol of a port", () => {
    expect(found(named("a", { name: "http" }), named("b", { name: "tcp" }))).toEqual(["IST0116 warning"]);
    expect(found(named("a", { name: "http" }), named("b", { name: "x", appProtocol: "tcp" }))).toHaveLength(
      1,
    );
  });

  it("must agree on their own port for it", () => {
    expect(found(named("a", { name: "http" }), named("b", { name: "http", port: 81 }))).toEqual([
      "IST0137 warning",
    ]);
  });

  it.each<[string, readonly ClusterObject[]]>([
    ["say the same", [named("a", { name: "http" }), named("b", { name: "http-web" })]],
    ["speak HTTP in two versions", [named("a", { name: "http" }), named("b", { name: "grpc" })]],
    ["leave it to be detected", [named("a", { name: "http" }), named("b", { name: "web" })]],
    [
      "use different ports",
      [named("a", { name: "http" }), named("b", { name: "tcp", targetPort: 9090, port: 90 })],
    ],
    [
      "are one",
      [
        service([
          { name: "http", port: 80, targetPort: 8080 },
          { name: "tcp", port: 81, targetPort: 8080 },
        ]),
      ],
    ],
    [
      "are of other workloads",
      [named("a", { name: "http" }), named("b", { name: "tcp" }, { selector: { app: "db" } })],
    ],
    ["select nothing", [named("a", { name: "http" }), named("b", { name: "tcp" }, { selector: {} })]],
  ])("agree where they %s", (_case, services) => {
    expect(found(...services)).toEqual([]);
  });

  it("need not outside the mesh", () => {
    const [deployment, ...pods] = workloadObjects("shop/cart");
    const services = [named("a", { name: "http" }), named("b", { name: "tcp" })];
    expect(deployment && foundBy(servicesAgree, deployment, [...pods, ...services])).toEqual([]);
  });
});
