import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { TLSSocket } from "node:tls";
import { X509Certificate } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { selfSignedCertificate } from "@/lib/demo/kube-api/tls/self-signed-certificate";
import { createApiClient, type ApiClient } from "../api/create-api-client";
import { createCredentials } from "./create-credentials";
import { createDispatcherPool, type DispatcherPool } from "./dispatcher-pool";
import { loadKubeConfig } from "./load-kube-config";

const signal = AbortSignal.timeout(60_000);
const folder = mkdtempSync(path.join(tmpdir(), "meshlens-tls-"));
const file = (name: string): string => path.join(folder, name);
const issue = (): { readonly key: string; readonly certificate: string } => selfSignedCertificate(new Date());

let server: Server;
let pool: DispatcherPool;
let connections: number;
/** Fingerprints of the client certificates requests came with. */
let shown: string[];

beforeEach(async () => {
  pool = createDispatcherPool();
  connections = 0;
  shown = [];
  const { key, certificate } = issue();
  writeFileSync(file("ca.crt"), certificate);
  const options = { key, cert: certificate, requestCert: true, rejectUnauthorized: false };
  server = createServer(options, ({ socket }, response) => {
    if (socket instanceof TLSSocket) shown.push(socket.getPeerCertificate().fingerprint256);
    response.end("{}");
  });
  server.on("secureConnection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await pool.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  vi.unstubAllEnvs();
});

function writeClientCertificate(): string {
  const { key, certificate } = issue();
  writeFileSync(file("client.key"), key);
  writeFileSync(file("client.crt"), certificate);
  return new X509Certificate(certificate).fingerprint256;
}

function connect(cluster: Readonly<Record<string, unknown>>): ApiClient {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const config = {
    "current-context": "here",
    contexts: [{ name: "here", context: { cluster: "here", user: "me" } }],
    clusters: [{ name: "here", cluster: { server: `https://127.0.0.1:${port}`, ...cluster } }],
    users: [{ name: "me", user: { "client-certificate": "client.crt", "client-key": "client.key" } }],
  };
  writeFileSync(file("config"), JSON.stringify(config));
  vi.stubEnv("KUBECONFIG", file("config"));
  const loaded = loadKubeConfig(null);
  if (!loaded.ok) throw new Error(loaded.message);
  const credentials = createCredentials(loaded, () => loadKubeConfig(null), { now: () => 0 });
  return createApiClient({ credentials, pool, onOutcome: () => undefined });
}

describe("client certificates", () => {
  it("are sent over kept connections, and a rotated one takes over with new connections", async () => {
    const first = writeClientCertificate();
    const client = connect({ "certificate-authority": "ca.crt" });
    for (let i = 0; i < 10; i += 1) expect((await client.getJson("/version", signal)).ok).toBe(true);
    expect(new Set(shown)).toEqual(new Set([first]));
    const before = connections;
    expect(before).toBeLessThanOrEqual(2);
    const second = writeClientCertificate();
    expect((await client.getJson("/version", signal)).ok).toBe(true);
    expect(shown.at(-1)).toBe(second);
    expect(connections).toBe(before + 1);
  });

  it("never go to a server the configured authority does not vouch for", async () => {
    writeClientCertificate();
    writeFileSync(file("other.crt"), issue().certificate);
    const answer = await connect({ "certificate-authority": "other.crt" }).getJson("/version", signal);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "unreachable" } });
    expect(shown).toEqual([]);
  });

  it("go to an unverified server only where the kubeconfig says so", async () => {
    const only = writeClientCertificate();
    expect((await connect({ "insecure-skip-tls-verify": true }).getJson("/version", signal)).ok).toBe(true);
    expect(shown).toEqual([only]);
  });
});
