import { describe, expect, it } from "vitest";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import {
  clientRow,
  LEGACY,
  observedShop,
  peerAuthentication,
  plainRow,
  tlsRule,
} from "@/lib/testing/mtls-world";
import { shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { listMtls } from "../list-mtls";
import type { MtlsConflict } from "../mtls-overview";

const CART = "cart.shop.svc.cluster.local";
const STRICT = peerAuthentication("shop/default", "STRICT");

function conflicts(
  path: string,
  objects: readonly ClusterObject[],
  rows: readonly TelemetryRow[] = [],
  port: number | null = null,
): readonly MtlsConflict[] {
  const { entries } = listMtls(observedShop(objects, rows));
  return (
    entries.find((one) => `${one.namespace}/${one.workload}` === path && one.port === port)?.conflicts ?? []
  );
}

const told = (found: readonly MtlsConflict[]): readonly string[] =>
  found.map(({ code, caller }) => `${code} ${caller ? `${caller.namespace}/${caller.workload}` : "all"}`);

// https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/
describe("a DestinationRule against what the server takes", () => {
  const disabled = peerAuthentication("shop/default", "DISABLE");
  const subset = (labels: JsonObject): ClusterObject =>
    specObject("DestinationRule", "shop/cart", {
      host: "cart",
      subsets: [{ name: "v1", labels, trafficPolicy: { tls: { mode: "DISABLE" } } }],
    });

  it.each<readonly [rule: string, objects: readonly ClusterObject[], expected: readonly string[]]>([
    ["plain text to STRICT", [STRICT, tlsRule("shop/cart", "cart", "DISABLE")], ["plaintextToStrict all"]],
    ["TLS of its own to STRICT", [STRICT, tlsRule("shop/cart", "cart", "SIMPLE")], ["ownTlsToStrict all"]],
    [
      "mutual TLS to DISABLE",
      [disabled, tlsRule("shop/cart", "cart", "ISTIO_MUTUAL")],
      ["mutualToDisabled all"],
    ],
    [
      "plain text of one namespace",
      [STRICT, tlsRule("bank/cart", CART, "DISABLE")],
      ["plaintextToStrict bank/"],
    ],
    ["plain text to one subset", [STRICT, subset({ version: "v1" })], ["plaintextToStrict all"]],
    [
      "plain text of a wildcard",
      [STRICT, tlsRule("istio-system/all", "*.local", "DISABLE")],
      ["plaintextToStrict all"],
    ],
    ["nothing for another subset", [STRICT, subset({ version: "v2" })], []],
    ["nothing where both want mutual TLS", [STRICT, tlsRule("shop/cart", "cart", "ISTIO_MUTUAL")], []],
    ["nothing where both want plain text", [disabled, tlsRule("shop/cart", "cart", "DISABLE")], []],
    ["nothing against PERMISSIVE", [tlsRule("shop/cart", "cart", "DISABLE")], []],
    ["nothing by a rule for another host", [STRICT, tlsRule("shop/cart", "nowhere", "DISABLE")], []],
    [
      "nothing by a rule without TLS",
      [STRICT, specObject("DestinationRule", "shop/cart", { host: "cart" })],
      [],
    ],
    [
      "nothing by a rule that no proxy obeys, because a namespace's own comes first",
      [STRICT, tlsRule("bank/cart", CART, "ISTIO_MUTUAL"), tlsRule("secret/cart", CART, "DISABLE")],
      [],
    ],
  ])("%s", (_rule, objects, expected) => {
    expect(told(conflicts("shop/cart-v1", objects))).toEqual(expected);
  });

  it("of mutual TLS to a workload without a proxy", () => {
    const objects = [...LEGACY, shopService("shop/legacy"), tlsRule("shop/legacy", "legacy", "ISTIO_MUTUAL")];
    const [found] = conflicts("shop/legacy", objects);
    expect(found).toMatchObject({ code: "mutualWithoutProxy", caller: null });
    expect(found?.objects).toEqual([{ kind: "DestinationRule", namespace: "shop", name: "legacy" }]);
  });

  it("names the callers that telemetry tells of and that obey the rule", () => {
    const rows = [
      clientRow("bank/till", "shop/cart-v1", { code: "503", flags: "UC" }),
      clientRow("shop/web", "shop/cart-v1"),
    ];
    const found = conflicts("shop/cart-v1", [STRICT, tlsRule("bank/cart", CART, "DISABLE")], rows);
    expect(told(found)).toEqual(["plaintextToStrict bank/till"]);
    expect(found[0]?.message).toContain(
      "DestinationRule bank/cart tells clients of cart.shop.svc.cluster.local",
    );
    expect(found[0]?.objects.map(({ kind }) => kind)).toEqual(["DestinationRule", "PeerAuthentication"]);
  });

  it("is overridden by what the rule says of the port", () => {
    const rule = specObject("DestinationRule", "shop/cart", {
      host: "cart",
      trafficPolicy: {
        tls: { mode: "DISABLE" },
        portLevelSettings: [{ port: { number: 8080 }, tls: { mode: "ISTIO_MUTUAL" } }],
      },
    });
    expect(conflicts("shop/cart-v1", [STRICT, rule])).toEqual([]);
  });

  it("bites at the port that it is for", () => {
    const service = shopService("shop/cart", {
      ports: [
        { name: "http", port: 80, targetPort: 8080 },
        { name: "admin", port: 81, targetPort: 9102 },
      ],
    });
    const tls = { mode: "DISABLE" };
    const rule = specObject("DestinationRule", "shop/cart", {
      host: "cart",
      trafficPolicy: { portLevelSettings: [{ port: { number: 81 }, tls }] },
    });
    const policy = peerAuthentication("shop/cart", "PERMISSIVE", "cart", {
      portLevelMtls: { 9102: { mode: "STRICT" } },
    });
    expect(told(conflicts("shop/cart-v1", [service, rule, policy]))).toEqual([]);
    expect(told(conflicts("shop/cart-v1", [service, rule, policy], [], 9102))).toEqual([
      "plaintextToStrict all",
    ]);
  });
});

// https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication
describe("a policy against the mesh and the workload", () => {
  const ports = workloadObjects("shop/web", {
    containers: SIDECAR.map((one) => ({ ...one, ports: [{ containerPort: 8080 }] })),
  });
  const service = shopService("shop/web", { ports: [{ name: "http", port: 80, targetPort: 8080 }] });
  const onPort = (port: number): ClusterObject =>
    peerAuthentication("shop/web", "STRICT", "web", { portLevelMtls: { [port]: { mode: "STRICT" } } });

  it("a mode for the port of the Service is for no port of the workload", () => {
    const [found] = conflicts("shop/web", [...ports, service, onPort(80)], [], 80);
    expect(found?.code).toBe("portNotServed");
    expect(found?.message).toContain("80 is a port of Service web, which leads to 8080");
  });

  it("a mode for a port that no container declares", () => {
    const [found] = conflicts("shop/web", [...ports, service, onPort(7777)], [], 7777);
    expect(found?.message).toContain("its containers declare 8080");
  });

  it("a mode for a port of the workload is none", () => {
    expect(conflicts("shop/web", [...ports, service, onPort(8080)], [], 8080)).toEqual([]);
    expect(conflicts("shop/web", [onPort(7777)], [], 7777)).toEqual([]);
  });

  it("a workload that takes plain text under a STRICT mesh", () => {
    const objects = [
      peerAuthentication("istio-system/mesh", "STRICT"),
      peerAuthentication("shop/default", "PERMISSIVE"),
    ];
    const [found] = conflicts("shop/web", objects);
    expect(found).toMatchObject({ code: "weakerThanMesh", caller: null });
    expect(found?.objects.map(({ name }) => name)).toEqual(["default", "mesh"]);
    expect(conflicts("bank/till", objects)).toEqual([]);
  });

  it("plain text that was seen at a STRICT workload, by caller", () => {
    const rows = [plainRow("shop/legacy", "shop/cart-v1")];
    expect(told(conflicts("shop/cart-v1", [...LEGACY, STRICT], rows))).toEqual([
      "plaintextAtStrict shop/legacy",
    ]);
    const open = peerAuthentication("shop/cart", "STRICT", "cart", {
      portLevelMtls: { 9102: { mode: "PERMISSIVE" } },
    });
    expect(conflicts("shop/cart-v1", [...LEGACY, open], rows)).toEqual([]);
  });

  it("says nothing of workloads that no policy binds", () => {
    const objects = [
      ...LEGACY,
      peerAuthentication("istio-system/mesh", "STRICT"),
      peerAuthentication("shop/d", "DISABLE"),
    ];
    expect(conflicts("shop/legacy", objects)).toEqual([]);
  });
});
