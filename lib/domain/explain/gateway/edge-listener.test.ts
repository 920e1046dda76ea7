import { describe, expect, it } from "vitest";
import { demoConfig } from "@/lib/testing/demo-objects";
import { EDGE, edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { JsonObject } from "../../mesh/cluster-object";
import { edgeListeners, type EdgeListener } from "./edge-listener";

const HTTP: JsonObject = { name: "web", port: 80, protocol: "HTTP" };
const https = (tls?: JsonObject): JsonObject => ({
  name: "s",
  port: 443,
  protocol: "HTTPS",
  ...(tls ? { tls } : {}),
});
const listeners = (
  written: readonly JsonObject[],
  ...more: readonly K8sObject[]
): readonly EdgeListener[] => {
  const mesh = edgeMesh([...EDGE, ...more, demoConfig("Gateway", "edge/front", { listeners: written })]);
  return mesh.routing.snapshot
    .list("Gateway.gateway.networking.k8s.io")
    .flatMap((gateway) => edgeListeners(mesh, gateway));
};
const problems = (...args: Parameters<typeof listeners>): readonly (string | null)[] =>
  listeners(...args).map(({ problem }) => problem);
const NO_USE =
  "it may use none of the certificates it names: they are no Secrets, or a ReferenceGrant is missing";

// https://gateway-api.sigs.k8s.io/reference/spec/#listener
describe("listeners of a Gateway", () => {
  it.each<readonly [rule: string, written: readonly JsonObject[], expected: readonly (string | null)[]]>([
    ["serve", [HTTP], [null]],
    ["serve several hosts of a port", [{ ...HTTP, hostname: "a.b" }, HTTP], [null, null]],
    [
      "of one port and host: the first",
      [HTTP, HTTP],
      [null, "the listener web has the same port and hostname"],
    ],
    [
      "of one port and two protocols: the first",
      [HTTP, { ...HTTP, protocol: "TCP" }],
      [null, "the listener web uses its port for HTTP"],
    ],
    [
      "of an unknown protocol",
      [{ ...HTTP, protocol: "UDP" }, HTTP],
      ["Istio has no listeners of the protocol UDP", null],
    ],
    ["that end TLS need a certificate", [https()], ["it ends TLS and names no certificate"]],
    ["with a certificate", [https({ certificateRefs: [{ name: "cert" }] })], [null]],
    [
      "with a certificate of the proxy",
      [https({ options: { "gateway.istio.io/tls-terminate-mode": "ISTIO_MUTUAL" } })],
      [null],
    ],
    [
      "with no Secret for a certificate",
      [https({ certificateRefs: [{ name: "c", kind: "ConfigMap" }] })],
      [NO_USE],
    ],
    [
      "with a certificate of another namespace",
      [https({ certificateRefs: [{ name: "c", namespace: "shop" }] })],
      [NO_USE],
    ],
    ["that pass TLS on need none", [{ ...https({ mode: "Passthrough" }), protocol: "TLS" }], [null]],
  ])("%s", (_rule, written, expected) => {
    expect(problems(written)).toEqual(expected);
  });

  it("may use a certificate that a ReferenceGrant gives them", () => {
    const grant = demoConfig("ReferenceGrant", "shop/g", {
      from: [{ group: "gateway.networking.k8s.io", kind: "Gateway", namespace: "edge" }],
      to: [{ group: "", kind: "Secret", name: "c" }],
    });
    expect(problems([https({ certificateRefs: [{ name: "c", namespace: "shop" }] })], grant)).toEqual([null]);
  });

  it("say what they do with connections", () => {
    const modes = listeners([
      HTTP,
      { ...https(), port: 1 },
      { ...https({ mode: "Terminate" }), protocol: "TLS", port: 2 },
      { ...https({ mode: "Passthrough" }), protocol: "TLS", port: 3 },
      { ...HTTP, protocol: "TCP", port: 4, hostname: "A.b" },
    ]).map(({ mode, path, hostname }) => `${path} ${mode} ${hostname}`);
    expect(modes).toEqual([
      "spec.listeners[0] http *",
      "spec.listeners[1] https *",
      "spec.listeners[2] tls *",
      "spec.listeners[3] passthrough *",
      "spec.listeners[4] tcp a.b",
    ]);
  });

  it("are no more than a Gateway may have", () => {
    expect(listeners(Array.from({ length: 90 }, (_one, index) => ({ ...HTTP, port: index })))).toHaveLength(
      64,
    );
  });
});
