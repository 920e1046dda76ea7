import { describe, expect, it } from "vitest";
import { demoConfig } from "@/lib/testing/demo-objects";
import { EDGE, edgeMesh } from "@/lib/testing/explain/gateway-edge";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import type { JsonObject } from "../../mesh/cluster-object";
import { edgeListeners } from "./edge-listener";
import { listenerRefusal } from "./listener-refusal";

const HTTP: JsonObject = { name: "web", port: 80, protocol: "HTTP" };
const PARENT: JsonObject = { name: "front", namespace: "edge" };

interface Parts {
  readonly listener?: JsonObject;
  readonly parent?: JsonObject;
  readonly namespace?: string;
  readonly hostnames?: readonly string[];
  readonly kind?: string;
}

/** Why the listener of a Gateway `edge/front` does not take a route; routes of all namespaces may be attached. */
function refusal({
  listener = {},
  parent = {},
  namespace = "shop",
  hostnames = [],
  kind = "HTTPRoute",
}: Parts): string | null {
  const allowedRoutes = { namespaces: { from: "All" } };
  const gateway = demoConfig("Gateway", "edge/front", {
    listeners: [{ ...HTTP, allowedRoutes, ...listener }],
  });
  const route = demoConfig(kind, `${namespace}/r`, {
    parentRefs: [{ ...PARENT, ...parent }],
    hostnames: [...hostnames],
  });
  const mesh = edgeMesh([...EDGE, gateway, route]);
  const [held] = mesh.routing.snapshot.list("Gateway.gateway.networking.k8s.io");
  const [asked] = demoSnapshot([route]).list(kind);
  const [one] = held ? edgeListeners(mesh, held) : [];
  if (!one || !asked) throw new Error("no such objects");
  return listenerRefusal(mesh, one, asked);
}

const from = (namespaces: JsonObject): JsonObject => ({ allowedRoutes: { namespaces } });
const kinds = (...some: readonly JsonObject[]): JsonObject => ({
  allowedRoutes: { namespaces: { from: "All" }, kinds: [...some] },
});
const NAMESPACE = "the listener web takes no routes of the namespace shop";
const KIND = "the listener web takes no HTTPRoute";

// https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways
describe("a listener", () => {
  it.each<readonly [rule: string, parts: Parts, expected: string | null]>([
    ["takes a route of any namespace where all may come", {}, null],
    ["is meant by its section", { parent: { sectionName: "web" } }, null],
    [
      "is not meant by another section",
      { parent: { sectionName: "x" } },
      "its parentRefs mean another listener than web",
    ],
    ["is meant by its port", { parent: { port: 80 } }, null],
    [
      "is not meant by another port",
      { parent: { port: 81 } },
      "its parentRefs mean another listener than web",
    ],
    [
      "is not meant by another Gateway",
      { parent: { name: "x" } },
      "its parentRefs mean another listener than web",
    ],
    ["takes its own namespace alone where nothing is said", { listener: { allowedRoutes: {} } }, NAMESPACE],
    ["takes its own namespace", { listener: { allowedRoutes: {} }, namespace: "edge" }, null],
    ["takes the same namespace", { listener: from({ from: "Same" }), namespace: "edge" }, null],
    [
      "takes no namespace",
      { listener: from({ from: "None" }), namespace: "edge" },
      "the listener web takes no routes of the namespace edge",
    ],
    [
      "takes namespaces by their labels",
      { listener: from({ from: "Selector", selector: { matchLabels: { tier: "shop" } } }) },
      null,
    ],
    [
      "takes no namespace of other labels",
      { listener: from({ from: "Selector", selector: { matchLabels: { tier: "x" } } }) },
      NAMESPACE,
    ],
    [
      "takes a namespace by its name",
      {
        listener: from({
          from: "Selector",
          selector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } },
        }),
      },
      null,
    ],
    ["takes nothing by a selector that is none", { listener: from({ from: "Selector" }) }, NAMESPACE],
    ["takes a kind of its protocol", { kind: "GRPCRoute" }, null],
    ["takes no kind of another protocol", { kind: "TCPRoute" }, "the listener web takes no TCPRoute"],
    ["takes the kinds it names", { listener: kinds({ kind: "HTTPRoute" }) }, null],
    ["takes no other than those", { listener: kinds({ kind: "GRPCRoute" }) }, KIND],
    ["takes no kind of another group", { listener: kinds({ group: "x", kind: "HTTPRoute" }) }, KIND],
    [
      "takes TLSRoutes where it passes TLS on",
      { listener: { protocol: "TLS", tls: { mode: "Passthrough" } }, kind: "TLSRoute" },
      null,
    ],
    ["takes TCPRoutes where it ends TLS", { listener: { protocol: "TLS" }, kind: "TCPRoute" }, null],
    [
      "takes hostnames within its own",
      { listener: { hostname: "*.example.com" }, hostnames: ["a.example.com"] },
      null,
    ],
    [
      "takes hostnames around its own",
      { listener: { hostname: "a.example.com" }, hostnames: ["*.example.com"] },
      null,
    ],
    [
      "takes no other hostnames",
      { listener: { hostname: "a.example.com" }, hostnames: ["b.example.com"] },
      "none of its hostnames is one of the listener web, a.example.com",
    ],
    [
      "asks TCPRoutes for no hostname",
      { listener: { protocol: "TCP", hostname: "a.example.com" }, kind: "TCPRoute", hostnames: ["x"] },
      null,
    ],
  ])("%s", (_rule, parts, expected) => {
    expect(refusal(parts)).toBe(expected);
  });
});
