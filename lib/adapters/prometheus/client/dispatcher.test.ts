import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { selfSignedCertificate } from "@/lib/demo/kube-api/tls/self-signed-certificate";
import { vectorOf } from "@/lib/testing/fake-prometheus";
import { TEST_PROMETHEUS_SETTINGS } from "@/lib/testing/prometheus-settings";
import { createApiClient } from "./create-api-client";

const SIGNAL = new AbortController().signal;
const cleanUp: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

async function serveTls(certificate: {
  readonly key: string;
  readonly certificate: string;
}): Promise<string> {
  const server = createServer({ key: certificate.key, cert: certificate.certificate }, (_, response) => {
    response.end(JSON.stringify(vectorOf([])));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUp.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `https://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

function caFile(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "meshlens-"));
  cleanUp.push(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "ca.pem");
  writeFileSync(file, text);
  return file;
}

function connect(url: string, ca: string | null) {
  const settings = { ...TEST_PROMETHEUS_SETTINGS, url, caFile: ca };
  const client = createApiClient(settings, { clock: { now: () => 0 }, baseUrl: () => url });
  cleanUp.push(() => client.close());
  return client;
}

describe("TLS", () => {
  it("trusts the configured authority and nobody else", async () => {
    const certificate = selfSignedCertificate(new Date());
    const url = await serveTls(certificate);
    const trusting = connect(url, caFile(certificate.certificate));
    expect(await trusting.query("1", null, SIGNAL)).toMatchObject({ ok: true });
    const refusing = await connect(url, null).query("1", null, SIGNAL);
    expect(refusing).toMatchObject({ ok: false, kind: "unreachable" });
    expect(refusing.ok ? "" : refusing.message).toMatch(/: [A-Z_]*(CERT|SIGNATURE)[A-Z_]*$/);
  });

  it("takes up a changed authority without a restart", async () => {
    const certificate = selfSignedCertificate(new Date());
    const url = await serveTls(certificate);
    const file = caFile(selfSignedCertificate(new Date()).certificate);
    const client = connect(url, file);
    expect(await client.query("1", null, SIGNAL)).toMatchObject({ ok: false, kind: "unreachable" });
    writeFileSync(file, `${certificate.certificate}\n`);
    expect(await client.query("1", null, SIGNAL)).toMatchObject({ ok: true });
  });
});
