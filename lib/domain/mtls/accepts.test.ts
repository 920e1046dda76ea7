import { expect, it } from "vitest";
import type { DataPlane } from "../routing/mesh-workload";
import { accepts, type Sent } from "./accepts";
import type { PeerMode } from "./peer-mode";

// https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode
it.each<readonly [server: DataPlane, mode: PeerMode, sent: Sent, expected: boolean]>([
  ["sidecar", "STRICT", "mutualTls", true],
  ["sidecar", "STRICT", "plaintext", false],
  ["sidecar", "STRICT", "tls", false],
  ["sidecar", "PERMISSIVE", "mutualTls", true],
  ["sidecar", "PERMISSIVE", "plaintext", true],
  ["sidecar", "PERMISSIVE", "tls", true],
  ["sidecar", "DISABLE", "mutualTls", false],
  ["sidecar", "DISABLE", "plaintext", true],
  ["ztunnel", "STRICT", "plaintext", false],
  ["ztunnel", "DISABLE", "mutualTls", true],
  ["ztunnel", "DISABLE", "plaintext", true],
  ["none", "PERMISSIVE", "mutualTls", false],
  ["none", "STRICT", "plaintext", true],
  ["none", "PERMISSIVE", "tls", true],
])("%s in mode %s takes %s: %s", (server, mode, sent, expected) => {
  expect(accepts(server, mode, sent)).toBe(expected);
});
