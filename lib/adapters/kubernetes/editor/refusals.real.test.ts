import { createServer, type Server } from "node:https";
import { afterAll, beforeAll, expect, it } from "vitest";
import { selfSignedCertificate } from "@/lib/demo/kube-api/tls/self-signed-certificate";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterEditor } from "@/lib/ports/cluster-editor";
import type { OpenedEditor } from "@/lib/testing/editor-of";
import { realCluster, type EditedCluster } from "@/lib/testing/real/edited-clusters";
import { waitUntil } from "@/lib/testing/wait-until";

const VIEWER = { identity: "process", mayWrite: true };
const signal = AbortSignal.timeout(900_000);
const WEBHOOKS = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";

let cluster: EditedCluster;
let opened: OpenedEditor;
let editor: ClusterEditor;
let webhook: Server;
let certificate: string;
/** How the webhook answers; null is not at all. */
let verdict: JsonObject | null = { allowed: true };

beforeAll(async () => {
  cluster = await realCluster();
  opened = cluster.editorAs("root");
  ({ editor } = opened);
  const pair = selfSignedCertificate(new Date());
  ({ certificate } = pair);
  webhook = createServer({ key: pair.key, cert: pair.certificate }, (request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const [, uid = ""] = /"uid":"([^"]*)"/.exec(text) ?? [];
      if (verdict === null) return;
      const review = { apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview" };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ...review, response: { uid, ...verdict } }));
    });
  });
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  await register("asked", "shop", urlOf(webhook), "None");
});
afterAll(async () => {
  webhook.closeAllConnections();
  webhook.close();
  await opened.close();
  await cluster.close();
});

function urlOf(server: Server): string {
  const address = server.address();
  return `https://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`;
}

/** Has a webhook asked about VirtualServices of a namespace, for two seconds at most. */
async function register(name: string, namespace: string, url: string, sideEffects: string): Promise<void> {
  const answer = await cluster.server?.send("POST", WEBHOOKS, {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingWebhookConfiguration",
    metadata: { name },
    webhooks: [
      {
        name: `${name}.example.com`,
        admissionReviewVersions: ["v1"],
        sideEffects,
        failurePolicy: "Fail",
        timeoutSeconds: 2,
        clientConfig: { url, caBundle: Buffer.from(certificate).toString("base64") },
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
        rules: [
          {
            apiGroups: ["networking.istio.io"],
            apiVersions: ["*"],
            resources: ["virtualservices"],
            operations: ["*"],
          },
        ],
      },
    ],
  });
  expect(answer?.status).toBe(201);
}

const virtualService = (name: string, namespace = "shop", route = "r"): JsonObject => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { name, namespace },
  spec: { hosts: ["reviews"], http: [{ name: route, route: [{ destination: { host: "reviews" } }] }] },
});
const create = (object: JsonObject, dryRun = false): ReturnType<ClusterEditor["create"]> =>
  editor.create(VIEWER, object, dryRun, signal);
/** What the API server says once it knows of the webhook. */
async function untilRefused(object: () => JsonObject, dryRun = false): Promise<unknown> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const result = await create(object(), dryRun);
    if (!result.ok) return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return "never refused";
}
let made = 0;
const fresh = (namespace: string) => (): JsonObject => virtualService(`fresh-${(made += 1)}`, namespace);

it("tells a webhook's refusal, in its words, whatever its code", async () => {
  verdict = { allowed: false, status: { code: 403, message: "hosts need a team" } };
  const refused = await untilRefused(fresh("shop"));
  expect(refused).toMatchObject({ kind: "webhook", uncertain: false, causes: [] });
  expect(refused).toHaveProperty("message", expect.stringContaining("hosts need a team"));
  for (const code of [200, 409, 422, 500]) {
    verdict = { allowed: false, status: { code, message: "no" } };
    expect(await create(virtualService("a"))).toMatchObject({ kind: "webhook", uncertain: false });
  }
  verdict = { allowed: true };
  expect(await create(virtualService("allowed"))).toMatchObject({ ok: true });
});

it("tells a webhook that does not answer in time; the object is as it was", async () => {
  verdict = null;
  const refused = await create(virtualService("slow"));
  expect(refused).toMatchObject({ kind: "webhook", uncertain: false });
  expect(refused).toHaveProperty("message", expect.stringContaining("failed calling webhook"));
  verdict = { allowed: true };
  const read = { kind: "VirtualService", namespace: "shop", name: "slow" };
  expect(await editor.read(VIEWER, read, signal)).toMatchObject({ kind: "notFound" });
});

it("tells a webhook that cannot be reached, and lets a dry run through one that acts on none", async () => {
  await cluster.load([
    { apiVersion: "v1", kind: "Namespace", metadata: { name: "dead" } },
    { apiVersion: "v1", kind: "Namespace", metadata: { name: "wet" } },
  ]);
  await register("dead", "dead", "https://127.0.0.1:1/", "None");
  expect(await untilRefused(fresh("dead"))).toMatchObject({ kind: "webhook", uncertain: false });
  await register("wet", "wet", urlOf(webhook), "NoneOnDryRun");
  expect(await create(virtualService("wet", "wet"), true)).toMatchObject({ ok: true });
});

it("tells a namespace that is being deleted", async () => {
  await cluster.load([{ apiVersion: "v1", kind: "Namespace", metadata: { name: "ending" } }]);
  await cluster.server?.send("DELETE", "/api/v1/namespaces/ending");
  const refused = await create(virtualService("late", "ending"));
  expect(refused).toMatchObject({ kind: "notFound", uncertain: false });
  expect(refused).toHaveProperty("message", expect.stringContaining("being terminated"));
});

it.each([1_600_000, 2_200_000, 3_200_000])("tells an object of %i bytes that is too large", async (bytes) => {
  expect(await create(virtualService("large", "shop", "x".repeat(bytes)))).toMatchObject({
    kind: "tooLarge",
    uncertain: false,
  });
});

it("tells an API server that is down, then goes on with the one that came back", async () => {
  await cluster.server?.stop();
  const refused = await create(virtualService("later"));
  expect(refused).toMatchObject({ kind: "unreachable", uncertain: false });
  await cluster.server?.start();
  let settled: unknown = null;
  void untilAccepted("later").then((result) => (settled = result));
  await waitUntil(() => settled !== null);
  expect(settled).toMatchObject({ ok: true });
});

async function untilAccepted(name: string): Promise<unknown> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const result = await create(virtualService(name, "default"));
    if (result.ok) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return "never accepted";
}
