import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KUBECTL_BODIES } from "@/lib/testing/kubectl-bodies";
import { accessObjects } from "../../../world/access/access-objects";
import { createKubeApi } from "../../kube-api";
import { loadObjects } from "../../store/load-objects";
import { ObjectStore } from "../../store/object-store";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const bytesOf = (command: string): Buffer =>
  Buffer.from(KUBECTL_BODIES.find(([name]) => name === command)?.[1] ?? "", "base64");

/** Without what is new for each object, and with each text of its own in one place. */
const withoutIds = (answer: unknown): string =>
  JSON.stringify(answer).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "uid");

let server: Server;
let base: string;

beforeEach(async () => {
  const store = new ObjectStore(1000, 20);
  loadObjects(store, accessObjects(["pbns"]), NOW);
  loadObjects(store, [{ apiVersion: "v1", kind: "Namespace", metadata: { name: "pbns" } }], NOW);
  server = createServer(createKubeApi({ store, clock: { now: () => NOW }, bookmarkMs: 20 }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});

afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

async function send(
  method: string,
  path: string,
  body: Buffer | string,
  type = "vnd.kubernetes.protobuf",
): Promise<{ readonly code: number; readonly answer: unknown }> {
  const headers = { authorization: "Bearer demo-admin", "content-type": `application/${type}` };
  const sent = typeof body === "string" ? body : new Uint8Array(body);
  const reply = await fetch(base + path, { method, headers, body: sent });
  return { code: reply.status, answer: await reply.json() };
}

describe("protobuf requests", () => {
  it.each([
    ["create deployment", "/apis/apps/v1/namespaces/pbns/deployments"],
    ["create service clusterip", "/api/v1/namespaces/pbns/services"],
    ["create cronjob", "/apis/batch/v1/namespaces/pbns/cronjobs"],
    ["create job --from=cronjob", "/apis/batch/v1/namespaces/pbns/jobs"],
    ["create ingress", "/apis/networking.k8s.io/v1/namespaces/pbns/ingresses"],
    ["create poddisruptionbudget", "/apis/policy/v1/namespaces/pbns/poddisruptionbudgets"],
    ["create secret", "/api/v1/namespaces/pbns/secrets"],
  ])("store what kubectl sends to %s as they store its JSON", async (command, path) => {
    const object = KUBECTL_BODIES.find(([name]) => name === command)?.[2];
    const strict = `${path}?dryRun=All&fieldValidation=Strict`;
    const fromJson = await send("POST", strict, JSON.stringify(object), "json");
    const fromProtobuf = await send("POST", strict, bytesOf(command));
    expect(fromProtobuf.code).toBe(201);
    expect(withoutIds(fromProtobuf.answer)).toBe(withoutIds(fromJson.answer));
  });

  it("are answered for reviews", async () => {
    const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    expect(await send("POST", path, bytesOf("auth can-i"))).toMatchObject({
      code: 201,
      answer: { status: { allowed: true } },
    });
  });

  it("get 415 for custom resources", async () => {
    const path = "/apis/networking.istio.io/v1/namespaces/pbns/virtualservices";
    expect(await send("POST", path, bytesOf("create configmap"))).toMatchObject({
      code: 415,
      answer: { reason: "UnsupportedMediaType" },
    });
  });

  it("get 400 where the body is malformed", async () => {
    const path = "/api/v1/namespaces/pbns/configmaps";
    expect(await send("POST", path, Buffer.from("k8s\0\xff", "latin1"))).toMatchObject({
      code: 400,
      answer: {
        reason: "BadRequest",
        message: "the object provided is unrecognized: it is not a valid protobuf message",
      },
    });
  });

  it("get 400 where the body is another kind than the URL's", async () => {
    expect(await send("POST", "/api/v1/namespaces/pbns/services", bytesOf("create configmap"))).toMatchObject(
      { code: 400 },
    );
  });

  it("get 404 for what is not served, whatever the body", async () => {
    const path = "/api/v1/namespaces/pbns/resourcequotas";
    expect((await send("POST", path, bytesOf("create configmap"))).code).toBe(404);
  });

  it("may say how a custom resource is deleted", async () => {
    const path = "/apis/networking.istio.io/v1/namespaces/pbns/virtualservices";
    const resource = {
      apiVersion: "networking.istio.io/v1",
      kind: "VirtualService",
      metadata: { name: "web" },
      spec: { hosts: ["web"], http: [{ route: [{ destination: { host: "web" } }] }] },
    };
    expect((await send("POST", path, JSON.stringify(resource), "json")).code).toBe(201);
    const raw = Buffer.from("\x22\x0aForeground", "latin1");
    const type = Buffer.from("\x0a\x13\x0a\x02v1\x12\x0dDeleteOptions", "latin1");
    const options = Buffer.concat([Buffer.from("k8s\0"), type, Buffer.from([0x12, raw.length]), raw]);
    expect((await send("DELETE", `${path}/web`, options)).code).toBe(200);
  });
});
