import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoMeshConfig } from "@/lib/testing/demo-objects";
import { type Asked, DEMO_JWT, DEMO_TOKEN, demoPolicy, isAllowed } from "@/lib/testing/demo-verdict";

/** https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source and #Operation */
describe("authorize by source and operation", () => {
  const source = (fields: JsonObject): JsonObject => ({ from: [{ source: fields }] });
  const operation = (fields: JsonObject): JsonObject => ({ to: [{ operation: fields }] });
  const PLAIN = { mtls: false };
  const WITH_TOKEN = { call: { token: DEMO_TOKEN } };

  it.each<readonly [JsonObject, Asked, boolean]>([
    [source({ principals: ["cluster.local/ns/front/sa/web-sa"] }), {}, true],
    [source({ principals: ["cluster.local/ns/front/*"] }), {}, true],
    [source({ principals: ["*/sa/web-sa"] }), {}, true],
    [source({ principals: ["*"] }), {}, true],
    [source({ principals: ["cluster.local/ns/front/sa/web"] }), {}, false],
    [source({ principals: ["*"] }), PLAIN, false],
    [source({ notPrincipals: ["*"] }), PLAIN, true],
    [source({ notPrincipals: ["cluster.local/ns/front/sa/web-sa"] }), {}, false],
    [source({ namespaces: ["front"] }), {}, true],
    [source({ namespaces: ["fr*"] }), {}, true],
    [source({ namespaces: ["shop"] }), {}, false],
    [source({ namespaces: ["front"] }), PLAIN, false],
    [source({ notNamespaces: ["front"] }), {}, false],
    [source({ notNamespaces: ["front"] }), PLAIN, true],
    [source({ serviceAccounts: ["front/web-sa"] }), {}, true],
    [source({ serviceAccounts: ["web-sa"] }), {}, false],
    [source({ notServiceAccounts: ["front/web-sa"] }), {}, false],
    [source({ ipBlocks: ["10.1.0.0/16"] }), {}, true],
    [source({ ipBlocks: ["10.2.0.0/16", "10.1.2.3"] }), PLAIN, true],
    [source({ ipBlocks: ["10.2.0.0/16"] }), {}, false],
    [source({ notIpBlocks: ["10.1.2.0/24"] }), {}, false],
    [
      source({ remoteIpBlocks: ["192.0.2.0/24"] }),
      { headers: { "x-forwarded-for": "10.1.1.1, 192.0.2.9" } },
      true,
    ],
    [source({ remoteIpBlocks: ["10.1.2.3/32"] }), {}, true],
    [source({ notRemoteIpBlocks: ["192.0.2.0/24"] }), { headers: { "x-forwarded-for": "192.0.2.9" } }, false],
    [source({ requestPrincipals: ["https://issuer.example/ann"] }), WITH_TOKEN, true],
    [source({ requestPrincipals: ["*"] }), WITH_TOKEN, true],
    [source({ requestPrincipals: ["*/bob"] }), WITH_TOKEN, false],
    [source({ requestPrincipals: ["*"] }), {}, false],
    [source({ notRequestPrincipals: ["*"] }), {}, true],
    [source({ principals: ["*"], namespaces: ["shop"] }), {}, false],
    [{ from: [{ source: { namespaces: ["shop"] } }, { source: { namespaces: ["front"] } }] }, {}, true],
    [source({}), PLAIN, true],
    [operation({ hosts: ["api.shop"] }), {}, true],
    [operation({ hosts: ["API.Shop"] }), {}, true],
    [operation({ hosts: ["api.*"] }), {}, true],
    [operation({ hosts: ["api.shop"] }), { call: { port: 8080 } }, false],
    [operation({ hosts: ["api.shop:*"] }), { call: { port: 8080 } }, true],
    [operation({ hosts: ["api.shop:8080"] }), { call: { host: "api.shop:8080", port: 8080 } }, true],
    [operation({ notHosts: ["*.shop"] }), {}, false],
    [operation({ ports: ["8080"] }), {}, true],
    [operation({ ports: ["80"] }), {}, false],
    [operation({ notPorts: ["8080"] }), {}, false],
    [operation({ methods: ["GET"] }), {}, true],
    [operation({ methods: ["get"] }), {}, false],
    [
      operation({ methods: ["POST"] }),
      { call: { protocol: "grpc", method: "", path: "/shop.Api/List" } },
      true,
    ],
    [operation({ notMethods: ["GET"] }), {}, false],
    [operation({ paths: ["/items/7"] }), {}, true],
    [operation({ paths: ["/items*"] }), {}, true],
    [operation({ paths: ["*/7"] }), {}, true],
    [operation({ paths: ["*"] }), {}, true],
    [operation({ paths: ["/items/{*}"] }), {}, true],
    [operation({ paths: ["/{**}/8"] }), {}, false],
    [operation({ paths: ["/item"] }), {}, false],
    [operation({ notPaths: ["/items/*"] }), {}, false],
    [operation({ methods: ["GET"], paths: ["/other"] }), {}, false],
    [{ to: [{ operation: { paths: ["/other"] } }, { operation: { methods: ["GET"] } }] }, {}, true],
    [{ ...source({ namespaces: ["shop"] }), ...operation({ methods: ["GET"] }) }, {}, false],
  ])("matches %j for %j: %s", (rule, asked, expected) => {
    expect(isAllowed([DEMO_JWT, demoPolicy({ rules: [rule] })], asked)).toBe(expected);
    expect(isAllowed([DEMO_JWT, demoPolicy({ action: "DENY", rules: [rule] })], asked)).toBe(!expected);
  });

  it.each([
    ["trustDomain: corp.example\n", ["corp.example/ns/front/sa/web-sa"], true],
    ["trustDomain: corp.example\n", ["cluster.local/ns/front/sa/web-sa"], true],
    ["trustDomain: corp.example\n", ["old.example/ns/front/sa/web-sa"], false],
    ["trustDomainAliases: [old.example]\n", ["old.example/ns/front/sa/web-sa"], true],
  ])("knows the trust domain of %j: %j is %s", (mesh, principals, expected) => {
    expect(isAllowed([demoMeshConfig(mesh), demoPolicy({ rules: [source({ principals })] })])).toBe(expected);
  });

  /** https://istio.io/latest/docs/ops/configuration/traffic-management/network-topologies/ */
  it.each([
    ["", "203.0.113.10", "198.51.100.1", true],
    ["", "198.51.100.1", "198.51.100.1", false],
    [
      "defaultConfig: { gatewayTopology: { numTrustedProxies: 1 } }\n",
      "198.51.100.1",
      "192.0.2.1, 198.51.100.1",
      true,
    ],
    [
      "defaultConfig: { gatewayTopology: { numTrustedProxies: 2 } }\n",
      "192.0.2.1",
      "192.0.2.1, 198.51.100.1",
      true,
    ],
  ])("with %j takes %s for the remote address of a caller outside", (mesh, block, forwarded, expected) => {
    const asked = {
      enforcer: "gateway",
      fromOutside: true,
      headers: { "x-forwarded-for": forwarded },
    } as const;
    const rules = [source({ remoteIpBlocks: [block] })];
    expect(isAllowed([demoMeshConfig(mesh), demoPolicy({ rules })], asked)).toBe(expected);
  });

  it("knows no principal of a caller outside the cluster, and leaves the port out of the host at a gateway", () => {
    const asked = {
      enforcer: "gateway",
      fromOutside: true,
      call: { host: "shop.example", port: 8080 },
    } as const;
    expect(isAllowed([demoPolicy({ rules: [source({ principals: ["*"] })] })], asked)).toBe(false);
    expect(isAllowed([demoPolicy({ rules: [operation({ hosts: ["shop.example"] })] })], asked)).toBe(true);
  });
});

/** https://istio.io/latest/docs/tasks/security/authorization/authz-tcp/ */
describe("authorize connections", () => {
  const TCP: Asked = { call: { protocol: "tcp", method: "", path: "" } };
  const http = { to: [{ operation: { methods: ["GET"], ports: ["8080"] } }] };
  const elsewhere = { to: [{ operation: { methods: ["GET"], ports: ["9090"] } }] };
  const token = { from: [{ source: { requestPrincipals: ["*"] } }] };
  const header = { when: [{ key: "request.headers[x]", values: ["1"] }] };

  it.each<readonly [string, JsonObject, boolean]>([
    ["an ALLOW rule with HTTP fields matches nothing", { rules: [http] }, false],
    [
      "an ALLOW rule with not-fields of HTTP matches nothing",
      { rules: [{ to: [{ operation: { notPaths: ["/x"] } }] }] },
      false,
    ],
    ["an ALLOW rule with a request's principal matches nothing", { rules: [token] }, false],
    ["an ALLOW rule with a request's header matches nothing", { rules: [header] }, false],
    [
      "an ALLOW rule without HTTP fields matches",
      { rules: [{ to: [{ operation: { ports: ["8080"] } }] }] },
      true,
    ],
    ["a DENY rule refuses by what is left of it", { action: "DENY", rules: [http] }, false],
    ["a DENY rule refuses only by what is left of it", { action: "DENY", rules: [elsewhere] }, true],
    ["a DENY rule of HTTP fields alone refuses all", { action: "DENY", rules: [header] }, false],
  ])("%s", (_rule, spec, expected) => {
    expect(isAllowed([demoPolicy(spec)], TCP)).toBe(expected);
    expect(isAllowed([demoPolicy(spec)], { call: { ...TCP.call, protocol: "tls" } })).toBe(expected);
  });

  it.each([{ ports: ["http"] }, { ports: ["8080", "x"] }, { notPorts: ["-1"] }])(
    "leaves out of a DENY rule, and has an ALLOW rule fail for, what is no port: %j",
    (operation) => {
      const rules = [{ to: [{ operation }] }];
      expect(isAllowed([demoPolicy({ rules })])).toBe(false);
      expect(isAllowed([demoPolicy({ action: "DENY", rules })])).toBe(false);
    },
  );

  it("sees the server name of tls", () => {
    const rules = [{ when: [{ key: "connection.sni", values: ["db.example"] }] }];
    const tls = { enforcer: "gateway", call: { protocol: "tls", host: "db.example" } } as const;
    expect(isAllowed([demoPolicy({ rules })], tls)).toBe(true);
    expect(isAllowed([demoPolicy({ rules })], { mtls: false, ...TCP })).toBe(false);
    const waypoint = {
      enforcer: "waypoint",
      serverLabels: { "gateway.networking.k8s.io/gateway-name": "wp" },
    } as const;
    const targetRefs = [{ kind: "Gateway", name: "wp" }];
    const none = [{ when: [{ key: "connection.sni", notValues: ["*"] }] }];
    expect(isAllowed([demoPolicy({ rules: none })], { mtls: false })).toBe(true);
    expect(isAllowed([demoPolicy({ targetRefs, rules: none })], waypoint)).toBe(true);
  });
});
