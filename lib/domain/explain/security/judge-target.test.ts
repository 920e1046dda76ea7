import { describe, expect, it } from "vitest";
import { cartCall, shopMesh, toldStep } from "@/lib/testing/explain/security-mesh";
import { meshWorkload, shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import type { DataPlane, MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainMesh } from "../explain-mesh";
import { judgeTarget, peerOfWorkload, type TargetJudgement } from "./judge-target";

const HOST = "cart.shop.svc.cluster.local";
const WEB = meshWorkload({ workload: "web", labels: { app: "web" }, serviceAccount: "web" });
const peerAuthentication = (mode: string): ClusterObject =>
  specObject("PeerAuthentication", "shop/default", { mtls: { mode } });
const rule = (mode: string): ClusterObject =>
  specObject("DestinationRule", "shop/cart", { host: "cart", trafficPolicy: { tls: { mode } } });

interface Ends {
  readonly client?: Partial<MeshWorkload> | null;
  readonly server?: Partial<MeshWorkload>;
  readonly subset?: string;
  readonly host?: string;
}
const judge = (
  mesh: ExplainMesh,
  { client = {}, server = {}, subset = "", host = HOST }: Ends = {},
): TargetJudgement =>
  judgeTarget(mesh, {
    client: client && { ...WEB, ...client },
    call: cartCall(),
    target: { host, port: 8080, subset },
    server: meshWorkload(server),
  });
const said = ({ refused, mtls }: TargetJudgement): string => {
  if (refused) return "refused";
  return mtls ? "mutual TLS" : "not mutual TLS";
};

// https://istio.io/latest/docs/concepts/security/#mutual-tls-authentication
describe("judgeTarget", () => {
  it.each<
    readonly [client: DataPlane, server: DataPlane, mode: string, tls: string | null, expected: string]
  >([
    ["sidecar", "sidecar", "PERMISSIVE", null, "mutual TLS"],
    ["sidecar", "sidecar", "DISABLE", null, "not mutual TLS"],
    ["sidecar", "sidecar", "STRICT", "DISABLE", "refused"],
    ["sidecar", "sidecar", "DISABLE", "ISTIO_MUTUAL", "refused"],
    ["sidecar", "sidecar", "PERMISSIVE", "SIMPLE", "refused"],
    ["sidecar", "none", "STRICT", null, "not mutual TLS"],
    ["sidecar", "none", "STRICT", "ISTIO_MUTUAL", "refused"],
    ["none", "sidecar", "PERMISSIVE", null, "not mutual TLS"],
    ["none", "sidecar", "STRICT", null, "refused"],
    ["none", "ztunnel", "STRICT", null, "refused"],
    ["none", "waypoint", "PERMISSIVE", null, "refused"],
    ["ztunnel", "ztunnel", "STRICT", "DISABLE", "mutual TLS"],
    ["ztunnel", "sidecar", "STRICT", null, "mutual TLS"],
    ["ztunnel", "none", "STRICT", null, "not mutual TLS"],
    ["waypoint", "sidecar", "STRICT", "DISABLE", "mutual TLS"],
    ["gateway", "sidecar", "STRICT", null, "mutual TLS"],
    ["sidecar", "gateway", "STRICT", null, "not mutual TLS"],
  ])("%s to %s, %s, rule %s: %s", (client, server, mode, tls, expected) => {
    const mesh = shopMesh(peerAuthentication(mode), ...(tls === null ? [] : [rule(tls)]));
    expect(said(judge(mesh, { client: { dataPlane: client }, server: { dataPlane: server } }))).toBe(
      expected,
    );
  });

  it("names both objects of a conflict", () => {
    const judged = judge(shopMesh(peerAuthentication("STRICT"), rule("DISABLE")));
    expect(judged.steps.map(toldStep)).toEqual([
      "DestinationRule shop/cart spec.trafficPolicy.tls takes: tls mode DISABLE: plain text is sent",
      "PeerAuthentication shop/default spec.mtls refuses: plain text is sent by DestinationRule shop/cart, and it is not taken: PeerAuthentication shop/default is STRICT",
    ]);
    expect(judged).toMatchObject({ authorization: { allowed: null, by: null }, code: null });
  });

  it("says how it connects where no rule does", () => {
    const told = (client: Partial<MeshWorkload> | null, server: Partial<MeshWorkload>): string | undefined =>
      judge(shopMesh(), { client, server }).steps.map(toldStep)[0];
    expect(told({}, {})).toContain("mutual TLS is sent (auto mTLS)");
    expect(told(null, {})).toContain("the caller has no proxy and sends plain text");
    expect(told({ dataPlane: "ztunnel" }, { dataPlane: "ztunnel" })).toContain("tunnel (HBONE)");
    expect(told({ dataPlane: "gateway" }, {})).toContain("(auto mTLS)");
  });

  it("takes TLS of the client's own on a port that is declared to speak it", () => {
    const ports = [{ name: "https", port: 8080, targetPort: 8080 }];
    const simple = specObject("DestinationRule", "shop/safe", {
      host: "safe",
      trafficPolicy: { tls: { mode: "SIMPLE" } },
    });
    const mesh = shopMesh(shopService("shop/safe", { ports }), simple);
    const judged = judge(mesh, { host: "safe.shop.svc.cluster.local" });
    expect(said(judged)).toBe("not mutual TLS");
  });

  it.each<readonly [rule: string, label: string, dataPlane: DataPlane, expected: string]>([
    ["a pod that says it takes none", "disabled", "sidecar", "not mutual TLS"],
    ["a pod that says it takes it and has no proxy", "istio", "none", "refused"],
  ])("auto mTLS goes by the label: %s", (_rule, label, dataPlane, expected) => {
    const labels = { "security.istio.io/tlsMode": label };
    expect(said(judge(shopMesh(), { server: { labels, dataPlane } }))).toBe(expected);
  });

  it("sends plain text without auto mTLS", () => {
    expect(said(judge({ ...shopMesh(), autoMtls: false }))).toBe("not mutual TLS");
  });

  it("reads the rule of the subset", () => {
    const perSubset = specObject("DestinationRule", "shop/cart", {
      host: "cart",
      trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } },
      subsets: [{ name: "v1", trafficPolicy: { tls: { mode: "DISABLE" } } }],
    });
    expect(said(judge(shopMesh(perSubset)))).toBe("mutual TLS");
    expect(said(judge(shopMesh(perSubset), { subset: "v1" }))).toBe("not mutual TLS");
  });

  it("reads the mode of the workload's own port, also where the Service names it", () => {
    const onPort = specObject("PeerAuthentication", "shop/cart", {
      selector: { matchLabels: { app: "cart" } },
      mtls: { mode: "PERMISSIVE" },
      portLevelMtls: { "9090": { mode: "STRICT" } },
    });
    const ports = [{ name: "http", port: 8080, targetPort: "web" }];
    const mesh = shopMesh(onPort, shopService("shop/named", { ports }));
    const host = "named.shop.svc.cluster.local";
    const client = { dataPlane: "none" } as const;
    expect(said(judge(mesh, { client, host, server: { namedPorts: { web: 9090 } } }))).toBe("refused");
    expect(said(judge(mesh, { client, host, server: { namedPorts: {} } }))).toBe("not mutual TLS");
  });

  it.each<readonly [rule: string, mode: JsonObject, expected: string]>([
    ["a gateway takes mutual TLS where it has a server for it", { mode: "ISTIO_MUTUAL" }, "mutual TLS"],
    ["and refuses it elsewhere", { mode: "SIMPLE" }, "refused"],
  ])("%s", (_rule, tls, expected) => {
    const gateway = specObject("Gateway.networking.istio.io", "shop/edge", {
      selector: { app: "edge" },
      servers: [{ port: { number: 8080, name: "x", protocol: "HTTPS" }, hosts: ["*"], tls }],
    });
    const server = { dataPlane: "gateway", labels: { app: "edge" } } as const;
    expect(said(judge(shopMesh(gateway, rule("ISTIO_MUTUAL")), { server }))).toBe(expected);
  });

  it("asks the policies of the server about the caller that connects", () => {
    const onlyWeb = specObject("AuthorizationPolicy", "shop/only-web", {
      rules: [{ from: [{ source: { serviceAccounts: ["web"] } }] }],
    });
    expect(judge(shopMesh(onlyWeb)).authorization.allowed).toBe(true);
    const plain = judge(shopMesh(onlyWeb, rule("DISABLE")));
    expect(plain).toMatchObject({ authorization: { allowed: false, by: { name: "only-web" } }, code: 403 });
    expect(judge(shopMesh(onlyWeb), { client: null }).authorization.allowed).toBe(false);
  });

  it("sees connections only on a port that speaks no HTTP", () => {
    const ports = [{ name: "tcp-x", port: 8080, targetPort: 8080 }];
    const paths = specObject("AuthorizationPolicy", "shop/p", {
      action: "DENY",
      rules: [{ to: [{ operation: { paths: ["/other"] } }] }],
    });
    expect(judge(shopMesh(paths)).authorization.allowed).toBe(true);
    const mesh = shopMesh(paths, shopService("shop/opaque", { ports }));
    const opaque = judge(mesh, { host: "opaque.shop.svc.cluster.local" });
    expect(opaque).toMatchObject({ authorization: { allowed: false }, code: null });
  });

  it("names the cluster called as the server name", () => {
    const bySni = specObject("AuthorizationPolicy", "shop/p", {
      rules: [{ when: [{ key: "connection.sni", values: [`outbound_.8080_.v1_.${HOST}`] }] }],
    });
    expect(judge(shopMesh(bySni), { subset: "v1" }).authorization.allowed).toBe(true);
    expect(judge(shopMesh(bySni)).authorization.allowed).toBe(false);
    expect(judge(shopMesh(bySni), { client: { dataPlane: "waypoint" } }).authorization.allowed).toBeNull();
  });
});

it("names a workload by the mesh's own trust domain", () => {
  const mesh = { ...shopMesh(), trustDomains: ["mesh.example", "old.example"] };
  expect(peerOfWorkload(mesh, WEB).principal).toBe("mesh.example/ns/shop/sa/web");
  expect(peerOfWorkload({ ...mesh, trustDomains: [] }, WEB).principal).toBe("cluster.local/ns/shop/sa/web");
});
