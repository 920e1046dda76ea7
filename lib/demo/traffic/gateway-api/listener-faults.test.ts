import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { meshWorld } from "../registry/mesh-world";
import { type ListenerFaults, listenerFaults } from "./listener-faults";
import { listenersOf } from "./listeners-of";

const PEM = Buffer.from("-----BEGIN CERTIFICATE-----\n").toString("base64");
const secret = (namespace: string, data: JsonObject = { "tls.crt": PEM, "tls.key": PEM }): K8sObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { namespace, name: "cert" },
  data,
});
const https = (reference: JsonObject, options: JsonObject = {}): JsonObject => ({
  name: "https",
  port: 443,
  protocol: "HTTPS",
  tls: { certificateRefs: [{ name: "cert", ...reference }], options },
});
const listener = (parts: JsonObject = {}): JsonObject => ({
  name: "l",
  port: 80,
  protocol: "HTTP",
  ...parts,
});

/** The faults of the last listener. */
function faults(listeners: readonly JsonObject[], objects: readonly K8sObject[] = []): ListenerFaults {
  const gateway = demoConfig("Gateway", "shop/edge", { gatewayClassName: "istio", listeners });
  const last = listenersOf(gateway).at(-1);
  if (!last) throw new Error("no listener");
  return listenerFaults(meshWorld(objectsView([gateway, ...objects])), last);
}

describe("certificates (https://gateway-api.sigs.k8s.io/guides/tls/)", () => {
  const grant = demoConfig("ReferenceGrant", "certs/g", {
    from: [{ group: "gateway.networking.k8s.io", kind: "Gateway", namespace: "shop" }],
    to: [{ group: "", kind: "Secret" }],
  });
  it.each<[string, JsonObject, readonly K8sObject[], string | undefined]>([
    ["takes a Secret with certificate and key", https({}), [secret("shop")], undefined],
    ["misses a Secret that does not exist", https({}), [], "InvalidCertificateRef"],
    ["takes no Secret of another namespace for it", https({}), [secret("certs")], "InvalidCertificateRef"],
    ["misses the key", https({}), [secret("shop", { "tls.crt": PEM })], "InvalidCertificateRef"],
    [
      "takes no certificate that is not PEM",
      https({}),
      [secret("shop", { "tls.crt": "eA==", "tls.key": "eA==" })],
      "InvalidCertificateRef",
    ],
    ["takes Secrets only", https({ kind: "ConfigMap" }), [secret("shop")], "InvalidCertificateRef"],
    [
      "needs a grant for another namespace",
      https({ namespace: "certs" }),
      [secret("certs")],
      "RefNotPermitted",
    ],
    ["obeys the grant", https({ namespace: "certs" }), [secret("certs"), grant], undefined],
    [
      "needs none with the workload's own certificate",
      https({}, { "gateway.istio.io/tls-terminate-mode": "ISTIO_MUTUAL" }),
      [],
      undefined,
    ],
    [
      "needs none for passthrough",
      listener({ protocol: "TLS", tls: { mode: "Passthrough" } }),
      [],
      undefined,
    ],
    ["needs one to end TLS", listener({ protocol: "TLS" }), [], "InvalidCertificateRef"],
    ["needs none for HTTP", listener(), [], undefined],
  ])("%s", (_, one, objects, reason) => {
    const found = faults([one], objects);
    expect(found.resolvedRefs?.reason).toBe(reason);
    expect(found.programmed?.reason).toBe(reason === undefined ? undefined : "Invalid");
  });

  it("serves with one certificate of two that can be used", () => {
    const tls = { certificateRefs: [{ name: "gone" }, { name: "cert" }] };
    expect(faults([{ ...https({}), tls }], [secret("shop")]).resolvedRefs).toBeNull();
  });
});

describe("protocols and kinds (https://gateway-api.sigs.k8s.io/reference/spec/#listenerconditiontype)", () => {
  it.each<[string, JsonObject, keyof ListenerFaults, string]>([
    ["knows no UDP", listener({ protocol: "UDP" }), "accepted", 'protocol "UDP" is unsupported'],
    [
      "hints at the case of a protocol",
      listener({ protocol: "http" }),
      "accepted",
      'protocol "http" is unsupported. hint: "HTTP" (uppercase) may be supported',
    ],
    [
      "keeps HBONE to waypoints",
      listener({ protocol: "HBONE" }),
      "accepted",
      'protocol "HBONE" is only supported for waypoint proxies',
    ],
    [
      "carries no TCPRoute on HTTP",
      listener({ allowedRoutes: { kinds: [{ kind: "TCPRoute" }] } }),
      "resolvedRefs",
      "Invalid route kinds",
    ],
    [
      "knows no kind of another group",
      listener({ allowedRoutes: { kinds: [{ group: "example.com", kind: "HTTPRoute" }] } }),
      "resolvedRefs",
      "Invalid route kinds",
    ],
  ])("%s", (_, one, condition, message) => {
    expect(faults([one])[condition]?.message).toBe(message);
  });
});

describe("conflicts (https://gateway-api.sigs.k8s.io/reference/spec/#listener)", () => {
  it.each<[string, readonly JsonObject[], string | undefined]>([
    ["two of one port and hostname", [listener(), listener()], "HostnameConflict"],
    ["two hostnames of one port", [listener({ hostname: "a" }), listener({ hostname: "b" })], undefined],
    ["two ports", [listener(), listener({ port: 81 })], undefined],
    ["HTTP and TCP on one port", [listener(), listener({ protocol: "TCP" })], "ProtocolConflict"],
    ["HTTP after a protocol that is not served", [listener({ protocol: "UDP" }), listener()], undefined],
    [
      "HTTPS and TLS of two hostnames",
      [listener({ protocol: "HTTPS", hostname: "a" }), listener({ protocol: "TLS", hostname: "b" })],
      undefined,
    ],
  ])("of %s are told", (_, listeners, reason) => {
    expect(faults(listeners).conflicted?.reason).toBe(reason);
  });

  it("leave the first alone", () => {
    const gateway = demoConfig("Gateway", "shop/edge", { listeners: [listener(), listener()] });
    const [first] = listenersOf(gateway);
    expect(first && listenerFaults(meshWorld(objectsView([gateway])), first).conflicted).toBeNull();
  });
});
