import { describe, expect, test } from "vitest";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { EGRESS_MODES, type EgressInput } from "./egress-input";
import { egressToHost } from "./egress-to-host";
import type { Recipe } from "./recipe";

const GATEWAY = {
  host: "istio-egressgateway.istio-system.svc.cluster.local",
  namespace: "istio-system",
  selector: { istio: "egressgateway" },
  ports: [80, 443],
};

const egress = (parts: Partial<EgressInput> = {}): Recipe =>
  egressToHost({
    namespace: "shop",
    host: "api.example.com",
    mode: "http",
    port: 80,
    tlsPort: 443,
    gateway: null,
    ...parts,
  });

function named(recipe: Recipe): Readonly<Record<string, unknown>> {
  if (recipe.state === "incomplete") return {};
  return Object.fromEntries(
    recipe.objects.map(({ edited }) => [
      `${textAt(edited, "kind")} ${textAt(objectAt(edited, "metadata"), "name")}`,
      edited["spec"],
    ]),
  );
}

// https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
test("HTTP straight out needs nothing but a ServiceEntry, known in the own namespace only", () => {
  expect(named(egress())).toEqual({
    "ServiceEntry egress-api-example-com": {
      hosts: ["api.example.com"],
      location: "MESH_EXTERNAL",
      ports: [{ number: 80, name: "http", protocol: "HTTP" }],
      resolution: "DNS",
      exportTo: ["."],
    },
  });
});

// https://istio.io/latest/docs/tasks/traffic-management/egress/egress-tls-origination/
test("TLS that the mesh opens goes from the plain port to the host's TLS port", () => {
  expect(named(egress({ mode: "origination", port: 8080, tlsPort: 8443 }))).toMatchObject({
    "ServiceEntry egress-api-example-com": {
      ports: [{ number: 8080, name: "http", protocol: "HTTP", targetPort: 8443 }],
    },
    "DestinationRule egress-api-example-com-tls": {
      host: "api.example.com",
      trafficPolicy: {
        portLevelSettings: [{ port: { number: 8080 }, tls: { mode: "SIMPLE", sni: "api.example.com" } }],
      },
    },
  });
});

describe("through an egress gateway", () => {
  // https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/#egress-gateway-for-http-traffic
  test("HTTP is led to the gateway's port 80 and on to the host's own port", () => {
    expect(named(egress({ gateway: GATEWAY, port: 8080 }))).toMatchObject({
      "Gateway egress-api-example-com": {
        selector: { istio: "egressgateway" },
        servers: [{ port: { number: 80, protocol: "HTTP" }, hosts: ["api.example.com"] }],
      },
      "DestinationRule egress-api-example-com-gateway": {
        host: GATEWAY.host,
        subsets: [{ name: "api-example-com" }],
      },
      "VirtualService egress-api-example-com": {
        hosts: ["api.example.com"],
        gateways: ["mesh", "egress-api-example-com"],
        http: [
          {
            match: [{ gateways: ["mesh"], port: 8080 }],
            route: [{ destination: { host: GATEWAY.host, subset: "api-example-com", port: { number: 80 } } }],
          },
          {
            match: [{ gateways: ["egress-api-example-com"], port: 80 }],
            route: [{ destination: { host: "api.example.com", port: { number: 8080 } } }],
          },
        ],
      },
    });
  });

  // https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/#egress-gateway-for-https-traffic
  test("TLS passes untouched, told apart by its SNI on both legs", () => {
    expect(named(egress({ gateway: GATEWAY, mode: "passthrough", port: 443 }))).toMatchObject({
      "Gateway egress-api-example-com": {
        servers: [{ port: { number: 443 }, tls: { mode: "PASSTHROUGH" } }],
      },
      "VirtualService egress-api-example-com": {
        tls: [
          { match: [{ gateways: ["mesh"], port: 443, sniHosts: ["api.example.com"] }] },
          { match: [{ gateways: ["egress-api-example-com"], port: 443, sniHosts: ["api.example.com"] }] },
        ],
      },
    });
  });

  // https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway-tls-origination/
  test("TLS is opened by the gateway, which takes the calls by mutual TLS", () => {
    const sni = "api.example.com";
    expect(named(egress({ gateway: GATEWAY, mode: "origination" }))).toMatchObject({
      "ServiceEntry egress-api-example-com": { ports: [{ number: 80 }, { number: 443, protocol: "HTTPS" }] },
      "DestinationRule egress-api-example-com-tls": {
        trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: "SIMPLE", sni } }] },
      },
      "Gateway egress-api-example-com": {
        servers: [{ port: { number: 80, protocol: "HTTPS" }, tls: { mode: "ISTIO_MUTUAL" } }],
      },
      "DestinationRule egress-api-example-com-gateway": {
        subsets: [
          {
            trafficPolicy: {
              portLevelSettings: [{ port: { number: 80 }, tls: { mode: "ISTIO_MUTUAL", sni } }],
            },
          },
        ],
      },
      "VirtualService egress-api-example-com": {
        http: [{}, { route: [{ destination: { host: "api.example.com", port: { number: 443 } } }] }],
      },
    });
  });

  test.each(EGRESS_MODES)("%s: what leads to the gateway is seen there and by nobody else", (mode) => {
    const specs = Object.entries(
      named(egress({ gateway: GATEWAY, mode, port: mode === "passthrough" ? 443 : 80 })),
    );
    const seen = specs.filter(([name]) => !name.startsWith("Gateway"));
    expect(seen.length).toBeGreaterThan(2);
    for (const [, spec] of seen) expect(spec).toMatchObject({ exportTo: [".", "istio-system"] });
  });

  test("a gateway without the port is said, since calls would not reach it", () => {
    const recipe = egress({ gateway: { ...GATEWAY, ports: [443] } });
    expect(recipe.state === "ready" && recipe.warnings.join(" ")).toContain("no port 80");
  });
});

test("objects for a gateway of the own namespace are not shown to others", () => {
  const specs = Object.values(named(egress({ gateway: { ...GATEWAY, namespace: "shop" } })));
  expect(specs).toContainEqual(expect.objectContaining({ exportTo: ["."], hosts: ["api.example.com"] }));
  expect(JSON.stringify(specs)).not.toContain('"shop"');
});

test.each([
  [null, false],
  [[], true],
  [[443], true],
  [[80], false],
])("a gateway's ports %j, warned of: %j, for those that are not known may be there", (ports, warned) => {
  const recipe = egress({ gateway: { ...GATEWAY, ports } });
  expect(recipe.state === "ready" && recipe.warnings.some((line) => line.includes("no port"))).toBe(warned);
});

test.each<[string, Partial<EgressInput>, readonly string[]]>([
  ["plain HTTP leaves unencrypted", {}, ["straight from their proxies", "not encrypted", "do not learn"]],
  ["TLS cannot be looked into", { mode: "passthrough" }, ["by its SNI", "only bytes", "do not learn"]],
  [
    "workloads must not open TLS themselves",
    { mode: "origination" },
    ["http://api.example.com:80", "must call http://"],
  ],
  [
    "a gateway can be gone around",
    { gateway: GATEWAY },
    [`through the egress gateway ${GATEWAY.host}`, "NetworkPolicy"],
  ],
])("says that %s", (_, parts, words) => {
  const recipe = egress(parts);
  const said = recipe.state === "ready" ? [recipe.sentence, ...recipe.warnings].join("\n") : "";
  for (const word of words) expect(said).toContain(word);
});

test.each<[Partial<EgressInput>]>([
  [{ port: 1 }],
  [{ port: 65_535 }],
  // Only origination has a port for TLS: whatever stands there otherwise is not looked at.
  [{ tlsPort: 0 }],
  [{ mode: "passthrough", port: 443, tlsPort: 443 }],
  [{ host: "*.example.com" }],
])("%j is enough", (parts) => {
  expect(egress(parts).state).toBe("ready");
});

test("HTTP is not routed by a SNI, which it does not have", () => {
  const text = JSON.stringify(named(egress({ gateway: GATEWAY, mode: "origination" })));
  expect(text).not.toContain("sniHosts");
});

test("the addresses of a wildcard are not looked up", () => {
  expect(named(egress({ host: "*.example.com", mode: "passthrough", port: 443 }))).toMatchObject({
    "ServiceEntry egress-any-example-com": { hosts: ["*.example.com"], resolution: "NONE" },
  });
});

test.each<[string, Partial<EgressInput>]>([
  ["namespace", { namespace: "" }],
  ["DNS name", { host: "" }],
  ["DNS name", { host: "https://api.example.com" }],
  ["DNS name", { host: "localhost" }],
  ["whole number", { port: 0 }],
  ["whole number", { port: 1.5 }],
  ["whole number", { port: 65_536 }],
  ["whole number", { port: Number.NaN }],
  ["whole number", { mode: "origination", tlsPort: 70_000 }],
  ["differ", { mode: "origination", port: 443 }],
  ["label", { gateway: { ...GATEWAY, selector: {} } }],
  ["whole host", { gateway: { ...GATEWAY, host: "gateway" } }],
  ["whole host", { gateway: { ...GATEWAY, host: "*.istio-system" } }],
  ["whole host", { gateway: { ...GATEWAY, namespace: "" } }],
  ["wildcard", { host: "*.example.com", gateway: GATEWAY }],
  ["wildcard", { host: "*.example.com", mode: "origination" }],
])("says %s of %j and makes nothing", (word, parts) => {
  const recipe = egress(parts);
  expect(recipe.state === "incomplete" && recipe.because).toContain(word);
});
