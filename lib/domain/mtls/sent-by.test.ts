import { expect, it } from "vitest";
import { meshWorkload } from "@/lib/testing/shop-mesh";
import type { DataPlane } from "../routing/mesh-workload";
import type { PeerMode } from "./peer-mode";
import { sentBy } from "./sent-by";

// https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/#auto-mtls
it.each<
  readonly [
    rule: string,
    client: DataPlane | null,
    server: DataPlane,
    tls: string | null,
    mode: PeerMode,
    expected: string,
  ]
>([
  ["nobody knows the caller", null, "sidecar", null, "PERMISSIVE", "plaintext"],
  ["the caller has no proxy", "none", "sidecar", "ISTIO_MUTUAL", "PERMISSIVE", "plaintext"],
  ["auto mTLS to a sidecar", "sidecar", "sidecar", null, "PERMISSIVE", "mutualTls"],
  ["auto mTLS to one that disables it", "sidecar", "sidecar", null, "DISABLE", "plaintext"],
  ["auto mTLS to one without a proxy", "sidecar", "none", null, "PERMISSIVE", "plaintext"],
  ["auto mTLS to a gateway", "sidecar", "gateway", null, "PERMISSIVE", "plaintext"],
  ["a rule that disables it", "sidecar", "sidecar", "DISABLE", "STRICT", "plaintext"],
  ["a rule that asks for it", "sidecar", "none", "ISTIO_MUTUAL", "PERMISSIVE", "mutualTls"],
  ["a rule with TLS of its own", "gateway", "sidecar", "SIMPLE", "PERMISSIVE", "tls"],
  ["a tunnel to a sidecar", "ztunnel", "sidecar", null, "PERMISSIVE", "mutualTls"],
  ["a tunnel to a ztunnel, whatever a rule says", "sidecar", "ztunnel", "DISABLE", "PERMISSIVE", "mutualTls"],
  ["no tunnel to a gateway", "ztunnel", "gateway", null, "PERMISSIVE", "plaintext"],
  ["no tunnel out of the mesh", "waypoint", "none", null, "PERMISSIVE", "plaintext"],
])("%s", (_rule, client, server, tls, mode, expected) => {
  const sent = sentBy({
    client: client === null ? null : meshWorkload({ dataPlane: client }),
    server: meshWorkload({ dataPlane: server }),
    tls,
    mode,
  });
  expect(sent).toBe(expected);
});

// https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-enable_auto_mtls
it.each([
  [null, "plaintext"],
  ["ISTIO_MUTUAL", "mutualTls"],
  ["DISABLE", "plaintext"],
] as const)("without auto mTLS only a rule asks for mutual TLS: %s sends %s", (tls, expected) => {
  const [client, server] = [meshWorkload(), meshWorkload()];
  expect(sentBy({ client, server, tls, mode: "STRICT", autoMtls: false })).toBe(expected);
});
