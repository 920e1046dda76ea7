import { describe, expect, it } from "vitest";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import {
  CALM,
  clientRow,
  LEGACY,
  mtlsRow,
  observedShop,
  peerAuthentication,
  plainRow,
  strictIn,
  tlsRule,
} from "@/lib/testing/mtls-world";
import { shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import type { StrictVerdict } from "./strict-verdict";

const CART = "cart.shop.svc.cluster.local";
const told = ({ verdict, blockers }: StrictVerdict): readonly string[] => [
  verdict,
  ...blockers.map(
    ({ caller, server, reason, count }) =>
      `${caller.namespace}/${caller.workload}>${server.workload} ${reason} ${count ?? "-"}`,
  ),
];
const caller = (from: string, more: Partial<PlaintextCaller> = {}): PlaintextCaller => {
  const [sourceNamespace = "", sourceWorkload = ""] = from.split("/");
  return {
    sourceNamespace,
    sourceWorkload,
    destinationNamespace: "shop",
    destinationWorkload: "cart-v1",
    host: CART,
    protocol: "http",
    count: 3,
    lastSeen: 99_000,
    ...more,
  };
};

describe("who would be refused", () => {
  const disabled = peerAuthentication("shop/default", "DISABLE");
  const published = shopService("shop/cart", { type: "LoadBalancer" });
  const past = workloadObjects("bank/batch", {
    containers: SIDECAR,
    podAnnotations: { "traffic.sidecar.istio.io/excludeOutboundPorts": "3306, 8080" },
  });
  const probed = workloadObjects("shop/cart-v1", {
    labels: { app: "cart", version: "v1" },
    containers: SIDECAR,
    podAnnotations: { "sidecar.istio.io/rewriteAppHTTPProbers": "false" },
  });

  it.each<
    readonly [
      rule: string,
      objects: readonly ClusterObject[],
      rows: readonly TelemetryRow[],
      expected: readonly string[],
    ]
  >([
    ["nobody where all is mutual TLS", [], [], ["safe"]],
    [
      "a caller without a proxy",
      LEGACY,
      [plainRow("shop/legacy", "shop/cart-v1", { value: 0.1 })],
      ["wouldBreak", "shop/legacy>cart-v1 noSidecar 30"],
    ],
    [
      "a caller that nobody names",
      [],
      [plainRow("", "shop/cart-v1")],
      ["wouldBreak", "/>cart-v1 unknownCaller 300"],
    ],
    [
      "one from outside, where the Service is published",
      [published],
      [plainRow("", "shop/cart-v1")],
      ["wouldBreak", "/>cart-v1 outside 300"],
    ],
    [
      "one from outside, where every node leads to the Service",
      [shopService("shop/cart", { type: "NodePort" })],
      [plainRow("", "shop/cart-v1")],
      ["wouldBreak", "/>cart-v1 outside 300"],
    ],
    [
      "one that may be a workload that calls the port past its proxy",
      past,
      [plainRow("", "shop/cart-v1")],
      ["wouldBreak", "/>cart-v1 portExcluded 300"],
    ],
    [
      "one that may be the kubelet, where probes are not rewritten",
      probed,
      [plainRow("", "shop/cart-v1")],
      ["wouldBreak", "/>cart-v1 probe 300"],
    ],
    [
      "a caller whose DestinationRule disables mutual TLS",
      [tlsRule("bank/cart", CART, "DISABLE")],
      [plainRow("bank/till", "shop/cart-v1")],
      ["wouldBreak", "bank/till>cart-v1 disableRule 300", "bank/>cart-v2 disableRule -"],
    ],
    [
      "a caller whose DestinationRule has TLS of its own",
      [tlsRule("bank/cart", CART, "SIMPLE")],
      [plainRow("bank/till", "shop/cart-v1")],
      ["wouldBreak", "bank/till>cart-v1 ownTls 300", "bank/>cart-v2 ownTls -"],
    ],
    [
      "not surely one with a proxy that nothing tells to send plain text",
      [],
      [plainRow("bank/till", "shop/cart-v1")],
      ["notEnoughData", "bank/till>cart-v1 unknown 300"],
    ],
    [
      "one whose proxy does not know the host, and passes the call on as it is",
      [],
      [plainRow("bank/till", "shop/cart-v1", { destinationService: "PassthroughCluster" })],
      ["wouldBreak", "bank/till>cart-v1 passthrough 300"],
    ],
    [
      "one that has left the cluster, if it comes again as it was",
      [],
      [plainRow("bank/gone", "shop/cart-v1")],
      ["wouldBreak", "bank/gone>cart-v1 unknownCaller 300"],
    ],
    [
      "not surely one of whom every request is forbidden today",
      LEGACY,
      [plainRow("shop/legacy", "shop/cart-v1", { code: "403" })],
      ["notEnoughData", "shop/legacy>cart-v1 noSidecar 300"],
    ],
    [
      "nobody who sends plain text only because the server wants it",
      [disabled],
      [plainRow("bank/till", "shop/cart-v1")],
      ["safe"],
    ],
    [
      "a caller of such a server whose rule disables mutual TLS too",
      [disabled, tlsRule("bank/cart", CART, "DISABLE")],
      [plainRow("bank/till", "shop/cart-v1")],
      ["wouldBreak", "bank/till>cart-v1 disableRule 300", "bank/>cart-v2 disableRule -"],
    ],
    [
      "not surely an unknown caller of such a server on TCP, who may have a proxy",
      [disabled],
      [plainRow("", "shop/cart-v1", { protocol: "tcp", code: "", measure: "tcpToServer" })],
      ["notEnoughData", "/>cart-v1 unknownCaller 1"],
    ],
    [
      "not surely a silent client with a rule that disables mutual TLS",
      [tlsRule("bank/cart", CART, "DISABLE")],
      [],
      ["notEnoughData", "bank/>cart-v1 disableRule -", "bank/>cart-v2 disableRule -"],
    ],
    ["nobody by a rule that asks for mutual TLS", [tlsRule("bank/cart", CART, "ISTIO_MUTUAL")], [], ["safe"]],
    [
      "not surely a caller whom only its own proxy tells of",
      [tlsRule("bank/cart", CART, "DISABLE")],
      [clientRow("bank/till", "shop/cart-v1")],
      ["notEnoughData", "bank/till>cart-v1 disableRule 300", "bank/>cart-v2 disableRule -"],
    ],
    [
      "nobody whose calls fail today",
      [],
      [clientRow("bank/till", "shop/cart-v1", { code: "503", flags: "UF" })],
      ["safe"],
    ],
  ])("%s", (_rule, objects, rows, expected) => {
    expect(told(strictIn(objects, [...CALM, ...rows]))).toEqual(expected);
  });

  it("names rare callers of the long count, with when they were last seen", () => {
    const verdict = strictIn(LEGACY, CALM, { plaintext: [caller("shop/legacy")] });
    expect(told(verdict)).toEqual(["wouldBreak", "shop/legacy>cart-v1 noSidecar 3"]);
    expect(verdict.blockers[0]).toMatchObject({ lastSeen: 99_000, requestsPerSecond: 0.01, host: CART });
  });

  it("counts a caller once that rows and the long count tell of", () => {
    const rows = [...CALM, plainRow("shop/legacy", "shop/cart-v1", { value: 2 })];
    const verdict = strictIn(LEGACY, rows, { plaintext: [caller("shop/legacy", { count: 700 })] });
    expect(verdict.blockers).toHaveLength(1);
    expect(verdict.blockers[0]).toMatchObject({ count: 700, requestsPerSecond: 2 });
  });

  it("counts a call once whose host nobody knows: rows tell it by the pod's address, the long count by its name", () => {
    const passed = { destinationService: "PassthroughCluster", destinationHost: "stock.old" };
    const rows = [...CALM, plainRow("bank/till", "shop/cart-v1", passed)];
    const verdict = strictIn([], rows, { plaintext: [caller("bank/till", { host: "stock.old" })] });
    expect(told(verdict)).toEqual(["wouldBreak", "bank/till>cart-v1 passthrough 3"]);
    expect(verdict.blockers[0]).toMatchObject({ host: "stock.old", lastSeen: 99_000 });
  });

  it("keeps calls to a pod's address apart from those to a service", () => {
    const passed = { destinationService: "PassthroughCluster", destinationHost: "10.0.0.9" };
    const rows = [...CALM, plainRow("shop/legacy", "shop/cart-v1", passed)];
    const verdict = strictIn(LEGACY, rows, { plaintext: [caller("shop/legacy")] });
    expect(verdict.blockers.map(({ host }) => host)).toEqual(["", CART]);
  });

  it("says of every blocker why, and what to do", () => {
    const rows = [...CALM, plainRow("bank/till", "shop/cart-v1")];
    const [blocker] = strictIn([tlsRule("bank/cart", CART, "DISABLE")], rows).blockers;
    expect(blocker?.because).toContain("DestinationRule bank/cart has bank/till send plain text");
    expect(blocker?.because).toContain("ISTIO_MUTUAL");
    expect(blocker?.object).toEqual({ kind: "DestinationRule", namespace: "bank", name: "cart" });
  });

  it("without auto mTLS refuses whoever has no rule that asks for mutual TLS", () => {
    const rows = [...CALM, plainRow("bank/till", "shop/cart-v1")];
    const mesh = { ...observedShop([], rows), autoMtls: false };
    const [first] = strictIn([], rows, { mesh }).blockers;
    expect(first).toMatchObject({ reason: "disableRule", object: null });
    expect(first?.because).toContain("Auto mTLS is off");
  });

  it("does not take a caller of another cluster for a workload here", () => {
    const rows = [...CALM, plainRow("shop/legacy", "shop/cart-v1", { sourceCluster: "west" })];
    expect(told(strictIn(LEGACY, rows))).toEqual(["wouldBreak", "shop/>cart-v1 unknownCaller 300"]);
  });

  it("leaves out servers of another cluster", () => {
    const rows = [...CALM, plainRow("", "shop/cart-v1", { destinationCluster: "west" })];
    expect(told(strictIn([], rows))).toEqual(["safe"]);
  });
});

describe("policies that know who calls only under mutual TLS", () => {
  const disabled = peerAuthentication("shop/default", "DISABLE");
  const denied = specObject("AuthorizationPolicy", "shop/no-bank", {
    action: "DENY",
    rules: [{ from: [{ source: { namespaces: ["bank"] } }] }],
  });

  it("refuse callers that get in today", () => {
    const verdict = strictIn([disabled, denied], [...CALM, plainRow("bank/till", "shop/cart-v1")]);
    expect(verdict.verdict).toBe("wouldBreak");
    expect(verdict.blockers[0]?.because).toContain("AuthorizationPolicy shop/no-bank");
  });

  it("are not asked where mutual TLS is taken already", () => {
    expect(strictIn([denied], [...CALM, mtlsRow("shop/web", "shop/cart-v1")]).verdict).toBe("safe");
  });
});

describe("ports with a mode of their own", () => {
  const two = shopService("shop/cart", {
    ports: [
      { name: "http", port: 80, targetPort: 8080 },
      { name: "metrics", port: 9102, targetPort: 9102 },
    ],
  });
  const open = peerAuthentication("shop/cart", "UNSET", "cart", {
    portLevelMtls: { 9102: { mode: "PERMISSIVE" } },
  });
  const rows = [...CALM, plainRow("", "shop/cart-v1")];

  it("keep a verdict from being certain where the call may have gone to one", () => {
    const verdict = strictIn([two, open], rows);
    expect(told(verdict)).toEqual(["notEnoughData", "/>cart-v1 unknownCaller 300"]);
    expect(verdict.blockers[0]?.because).toContain("would still take plain text");
    expect(verdict.unknown.join()).toContain("Still takes plain text");
  });

  it("keep their calls where the service leads to nothing else", () => {
    const only = shopService("shop/cart", { ports: [{ name: "metrics", port: 9102, targetPort: 9102 }] });
    expect(told(strictIn([only, open], rows))).toEqual(["safe"]);
  });
});

describe("callers and servers of every data plane", () => {
  const AMBIENT = workloadObjects("shop/cart-v1", {
    labels: { app: "cart", version: "v1", "istio.io/dataplane-mode": "ambient" },
    pods: 2,
  });
  const bytes = {
    protocol: "tcp",
    code: "",
    measure: "tcpToServer",
    dataplane: "ztunnel",
    securityPolicy: "",
  } as const;
  const gateway = workloadObjects("shop/edge", { containers: [{ name: "istio-proxy" }] });
  const subset = specObject("DestinationRule", "bank/cart", {
    host: CART,
    subsets: [{ name: "v1", labels: { version: "v1" }, trafficPolicy: { tls: { mode: "DISABLE" } } }],
  });
  const disabled = peerAuthentication("shop/default", "DISABLE");

  it.each<
    readonly [
      rule: string,
      objects: readonly ClusterObject[],
      rows: readonly TelemetryRow[],
      expected: readonly string[],
    ]
  >([
    [
      "a caller without a proxy that a ztunnel names",
      [...LEGACY, ...AMBIENT],
      [plainRow("shop/legacy", "shop/cart-v1", bytes)],
      ["wouldBreak", "shop/legacy>cart-v1 noSidecar 1"],
    ],
    [
      "nobody whose connection a ztunnel ended itself, for certain",
      [...LEGACY, ...AMBIENT],
      [plainRow("shop/legacy", "shop/cart-v1", { ...bytes, flags: "DENY" })],
      ["notEnoughData", "shop/legacy>cart-v1 noSidecar 1"],
    ],
    [
      "no silent client of a ztunnel, which tunnels whatever its rules say",
      [...AMBIENT, tlsRule("bank/cart", CART, "DISABLE")],
      [],
      ["notEnoughData", "bank/>cart-v2 disableRule -"],
    ],
    [
      "a gateway whose rule disables mutual TLS",
      [...gateway, tlsRule("shop/cart", "cart", "DISABLE")],
      [plainRow("shop/edge", "shop/cart-v1")],
      ["wouldBreak", "shop/edge>cart-v1 disableRule 300", "/>cart-v2 disableRule -"],
    ],
    [
      "a caller by the rule of a subset, where it was seen in plain text",
      [subset],
      [plainRow("bank/till", "shop/cart-v1")],
      ["wouldBreak", "bank/till>cart-v1 disableRule 300"],
    ],
    [
      "not surely one of a server that disables it, who may have called another subset",
      [disabled, subset],
      [plainRow("bank/till", "shop/cart-v1")],
      ["notEnoughData", "bank/till>cart-v1 disableRule 300"],
    ],
    [
      "a caller that the viewer may not know, for it is seen all the same",
      [],
      [plainRow("(hidden)/(hidden)", "shop/cart-v1")],
      ["wouldBreak", "(hidden)/(hidden)>cart-v1 unknownCaller 300"],
    ],
    [
      "not surely one of whom every gRPC call is forbidden today",
      LEGACY,
      [plainRow("shop/legacy", "shop/cart-v1", { protocol: "grpc", code: "7" })],
      ["notEnoughData", "shop/legacy>cart-v1 noSidecar 300"],
    ],
    [
      "a caller by pod address",
      LEGACY,
      [plainRow("shop/legacy", "shop/cart-v1", { destinationService: "InboundPassthroughCluster" })],
      ["wouldBreak", "shop/legacy>cart-v1 noSidecar 300"],
    ],
  ])("%s", (_rule, objects, rows, expected) => {
    expect(told(strictIn(objects, [...CALM, ...rows]))).toEqual(expected);
  });

  it("asks of the root namespace what it asks of the mesh", () => {
    const rows = [...CALM, plainRow("", "bank/till")];
    const [mesh, root] = ["", "istio-system"].map((namespace) =>
      strictIn([], rows, { scope: { namespace, workload: "" } }),
    );
    expect(mesh?.verdict).toBe("wouldBreak");
    expect({ ...root, scope: mesh?.scope }).toEqual(mesh);
  });
});
