import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import type { DataPlane } from "../model/data-plane";
import type { PodGroup } from "../model/pod-group";
import type { TrafficPolicy } from "../model/traffic-policy";
import { meshWorld } from "../registry/mesh-world";
import { handshake } from "./handshake";

type Tls = TrafficPolicy["tls"];

const peers = (mode: string, path = "shop/default", more: JsonObject = {}): K8sObject =>
  demoConfig("PeerAuthentication", path, { mtls: { mode }, ...more });

function group(world: ReturnType<typeof meshWorld>, workload: string): PodGroup {
  const [found] = world.groupsOf("shop", workload);
  if (!found) throw new Error(`no pods of ${workload}`);
  return found;
}

function outcome(
  between: readonly [DataPlane, DataPlane],
  { tls = null, port = 8080, labels = {} }: { tls?: Tls; port?: number; labels?: Record<string, string> },
  ...objects: readonly K8sObject[]
): string {
  const world = meshWorld(
    objectsView([
      demoPod({ workload: "web", dataPlane: between[0] }),
      demoPod({ workload: "api", dataPlane: between[1], labels: { app: "api", ...labels } }),
      ...objects,
    ]),
  );
  const result = handshake(world, { client: group(world, "web"), server: group(world, "api"), port, tls });
  if (!result.ok) return result.flags;
  return result.mtls ? "mtls" : "plaintext";
}

/** https://istio.io/latest/docs/tasks/security/authentication/authn-policy/ */
describe("handshake by auto mTLS", () => {
  it.each([
    ["sidecar", "sidecar", "mtls"],
    ["gateway", "sidecar", "mtls"],
    ["sidecar", "none", "plaintext"],
    ["none", "sidecar", "plaintext"],
    ["none", "none", "plaintext"],
    ["sidecar", "gateway", "plaintext"],
    ["ztunnel", "gateway", "plaintext"],
  ] as const)("from %s to %s is %s", (client, server, expected) => {
    expect(outcome([client, server], {})).toBe(expected);
  });

  it("sends plaintext to a pod that is labelled to want none", () => {
    expect(outcome(["sidecar", "sidecar"], { labels: { "security.istio.io/tlsMode": "disabled" } })).toBe(
      "plaintext",
    );
  });

  it("sends plaintext to a gateway, whatever its label", () => {
    expect(outcome(["sidecar", "gateway"], { labels: { "security.istio.io/tlsMode": "istio" } })).toBe(
      "plaintext",
    );
  });

  it("fails at a pod that is labelled as if it had a proxy", () => {
    expect(outcome(["sidecar", "none"], { labels: { "security.istio.io/tlsMode": "istio" } })).toBe("UF");
  });

  it("sends plaintext where MeshConfig switches it off", () => {
    expect(outcome(["sidecar", "sidecar"], {}, demoMeshConfig("enableAutoMtls: false\n"))).toBe("plaintext");
  });

  it("sends plaintext to a workload whose PeerAuthentication is DISABLE", () => {
    expect(outcome(["sidecar", "sidecar"], {}, peers("DISABLE"))).toBe("plaintext");
  });
});

/** https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule */
describe("handshake of what a client sends with what a server accepts", () => {
  it.each([
    ["sidecar", "DISABLE", "STRICT", "UC"],
    ["sidecar", "DISABLE", "PERMISSIVE", "plaintext"],
    ["sidecar", "DISABLE", "DISABLE", "plaintext"],
    ["sidecar", "ISTIO_MUTUAL", "STRICT", "mtls"],
    ["sidecar", "ISTIO_MUTUAL", "PERMISSIVE", "mtls"],
    ["sidecar", "ISTIO_MUTUAL", "DISABLE", "UF"],
    ["sidecar", "SIMPLE", "STRICT", "UF"],
    ["sidecar", "SIMPLE", "PERMISSIVE", "UF"],
    ["sidecar", "SIMPLE", "DISABLE", "UF"],
    ["sidecar", "MUTUAL", "PERMISSIVE", "UF"],
    ["none", null, "STRICT", "UC"],
    ["none", null, "DISABLE", "plaintext"],
    ["none", "ISTIO_MUTUAL", "STRICT", "UC"],
    ["gateway", null, "STRICT", "mtls"],
    ["gateway", "DISABLE", "STRICT", "UC"],
  ] as const)("from %s with tls %s into a sidecar of mode %s is %s", (client, tls, mode, expected) => {
    expect(outcome([client, "sidecar"], { tls }, peers(mode))).toBe(expected);
  });

  it.each([
    ["ISTIO_MUTUAL", "UF"],
    ["SIMPLE", "UF"],
    ["DISABLE", "plaintext"],
  ] as const)("with tls %s to a pod without a proxy is %s", (tls, expected) => {
    expect(outcome(["sidecar", "none"], { tls })).toBe(expected);
  });

  it.each([
    ["none", "PERMISSIVE", "plaintext"],
    ["sidecar", "PERMISSIVE", "plaintext"],
    ["sidecar", "DISABLE", "plaintext"],
    ["sidecar", "STRICT", "UF"],
  ] as const)("with tls SIMPLE to a %s that serves TLS itself, under %s, is %s", (server, mode, expected) => {
    const service = demoService({ name: "api", ports: [{ name: "https-web", port: 443, targetPort: 8443 }] });
    expect(outcome(["sidecar", server], { tls: "SIMPLE", port: 8443 }, service, peers(mode))).toBe(expected);
    expect(outcome(["sidecar", server], { tls: "SIMPLE", port: 8080 }, service, peers(mode))).toBe("UF");
  });

  it("fails with the mesh's own TLS at a pod without a proxy that serves TLS itself", () => {
    const service = demoService({ name: "api", ports: [{ name: "https", port: 443, targetPort: 8443 }] });
    expect(outcome(["sidecar", "none"], { tls: "ISTIO_MUTUAL", port: 8443 }, service)).toBe("UF");
  });

  it("takes a port for TLS by appProtocol before its name, and only of Services that select the pod", () => {
    const ports = [{ name: "http", appProtocol: "https", port: 443, targetPort: 8443 }];
    const asked = { tls: "SIMPLE", port: 8443 } as const;
    expect(outcome(["sidecar", "none"], asked, demoService({ name: "api", ports }))).toBe("plaintext");
    expect(outcome(["sidecar", "none"], asked, demoService({ name: "other", ports }))).toBe("UF");
  });
});

/** https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/ */
describe("handshake with a gateway's pods", () => {
  const gateway = (mode?: string): K8sObject =>
    demoConfig("IstioGateway", "shop/egress", {
      selector: { app: "api" },
      servers: [{ port: { number: 8080, name: "p", protocol: "HTTPS" }, ...(mode ? { tls: { mode } } : {}) }],
    });

  it.each([
    ["ISTIO_MUTUAL", "ISTIO_MUTUAL", "mtls"],
    ["ISTIO_MUTUAL", "SIMPLE", "UF"],
    ["ISTIO_MUTUAL", undefined, "UF"],
    ["SIMPLE", "SIMPLE", "plaintext"],
    ["MUTUAL", "MUTUAL", "plaintext"],
    ["SIMPLE", "PASSTHROUGH", "plaintext"],
    ["SIMPLE", "ISTIO_MUTUAL", "UF"],
    ["SIMPLE", undefined, "UF"],
    [null, undefined, "plaintext"],
  ] as const)("with tls %s to a server of mode %s is %s", (tls, mode, expected) => {
    expect(outcome(["sidecar", "gateway"], { tls }, gateway(mode))).toBe(expected);
  });

  it("finds the server of a port that the pods' Service maps to another", () => {
    const service = demoService({ name: "api", ports: [{ name: "tls", port: 443, targetPort: 8443 }] });
    const server = { port: { number: 443, name: "tls", protocol: "TLS" }, tls: { mode: "ISTIO_MUTUAL" } };
    const mapped = demoConfig("IstioGateway", "shop/egress", { selector: { app: "api" }, servers: [server] });
    const asked = { tls: "ISTIO_MUTUAL", port: 8443 } as const;
    expect(outcome(["sidecar", "gateway"], asked, service, mapped)).toBe("mtls");
    expect(outcome(["sidecar", "gateway"], asked, mapped)).toBe("UF");
  });
});

/** https://istio.io/latest/docs/ambient/architecture/hbone/ and https://istio.io/latest/docs/ambient/usage/add-workloads/ */
describe("handshake in ambient mode", () => {
  it.each([
    ["ztunnel", "ztunnel"],
    ["sidecar", "ztunnel"],
    ["ztunnel", "sidecar"],
    ["gateway", "ztunnel"],
    ["waypoint", "ztunnel"],
    ["waypoint", "sidecar"],
    ["ztunnel", "waypoint"],
  ] as const)("tunnels from %s to %s with mutual TLS, whatever DestinationRules say", (client, server) => {
    expect(outcome([client, server], { tls: "DISABLE" }, peers("STRICT"))).toBe("mtls");
  });

  it.each([
    ["STRICT", "UC"],
    ["PERMISSIVE", "plaintext"],
    ["DISABLE", "plaintext"],
  ] as const)("has plaintext obey mode %s at a ztunnel: %s", (mode, expected) => {
    expect(outcome(["none", "ztunnel"], {}, peers(mode))).toBe(expected);
  });

  it("sends plaintext to a pod outside the mesh", () => {
    expect(outcome(["ztunnel", "none"], {})).toBe("plaintext");
    expect(outcome(["waypoint", "none"], { tls: "ISTIO_MUTUAL" })).toBe("plaintext");
  });

  it("lets nobody talk to a waypoint but through a tunnel", () => {
    expect(outcome(["none", "waypoint"], {})).toBe("UC");
  });
});

describe("handshake of any two pods", () => {
  const plane = fc.constantFrom<DataPlane>("sidecar", "gateway", "waypoint", "ztunnel", "none");
  const tls = fc.constantFrom<Tls>(null, "DISABLE", "SIMPLE", "MUTUAL", "ISTIO_MUTUAL");
  const mode = fc.constantFrom("STRICT", "PERMISSIVE", "DISABLE", "UNSET");
  const label = fc.constantFrom("istio", "disabled", "");

  it("is mutual TLS only between two proxies, and never plaintext into a STRICT one", () => {
    fc.assert(
      fc.property(plane, plane, tls, mode, label, (client, server, wanted, accepted, tlsMode) => {
        const labels: Record<string, string> = tlsMode === "" ? {} : { "security.istio.io/tlsMode": tlsMode };
        const result = outcome([client, server], { tls: wanted, labels }, peers(accepted));
        if (client === "none" || server === "none") expect(result).not.toBe("mtls");
        if (accepted === "STRICT" && (server === "sidecar" || server === "ztunnel"))
          expect(result).not.toBe("plaintext");
      }),
    );
  });
});
