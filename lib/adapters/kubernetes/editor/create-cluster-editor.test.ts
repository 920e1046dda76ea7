import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterEditor } from "@/lib/ports/cluster-editor";
import { editorOf, type OpenedEditor } from "@/lib/testing/editor-of";
import { FakeKubeApi, sendStatus } from "@/lib/testing/fake-kube-api";
import { writeKubeconfig } from "@/lib/testing/kubeconfig-file";
import { waitUntil } from "@/lib/testing/wait-until";

const VIEWER = { identity: "process", mayWrite: true };
const REF = { kind: "VirtualService", namespace: "shop", name: "reviews" };
const OBJECT: JsonObject = {
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { namespace: "shop", name: "reviews" },
};
const PATCH = [{ op: "add", path: "/spec/hosts", value: [] }] as const;
const ONLY = { uid: "u", resourceVersion: "7" };
const signal = AbortSignal.timeout(60_000);

let api: FakeKubeApi;
let opened: OpenedEditor;
let editor: ClusterEditor;
let now: number;

beforeEach(async () => {
  api = new FakeKubeApi();
  api.served.set("networking.istio.io/v1", ["virtualservices"]);
  await api.start();
  now = 0;
  opened = editorOf(writeKubeconfig(api.url, { token: "s3cret" }), {
    now: () => now,
    limits: { readMs: 5_000, changeMs: 1_000 },
  });
  ({ editor } = opened);
});
afterEach(async () => {
  await opened.close();
  await api.stop();
});

/** Answers requests of these methods as told, once their body is read. */
function onChange(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void): void {
  api.intercept = (request, response) => {
    if (request.method === "GET") return false;
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => answer(request, response, body));
    return true;
  };
}
const changes = (): readonly string[] => api.requests.filter((line) => !line.startsWith("GET"));
const writes = {
  create: (dryRun = false, until = signal) => editor.create(VIEWER, OBJECT, dryRun, until),
  patch: (dryRun = false, until = signal) => editor.patch(VIEWER, REF, PATCH, dryRun, until),
  remove: (dryRun = false, until = signal) => editor.remove(VIEWER, REF, ONLY, dryRun, until),
};
const EACH = ["create", "patch", "remove"] as const;

describe("what is sent", () => {
  it("names the field manager, asks for warnings, and carries the patch or the preconditions", async () => {
    const sent: unknown[] = [];
    onChange((request, response, body) => {
      sent.push([request.method, request.url, request.headers["content-type"], JSON.parse(body)]);
      response.setHeader("warning", ['299 - "unknown field \\"spec.x\\""', '299 - "old"']);
      response.end('{"metadata":{"name":"reviews"}}');
    });
    expect(await writes.create()).toEqual({
      ok: true,
      value: { object: { metadata: { name: "reviews" } }, warnings: ['unknown field "spec.x"', "old"] },
    });
    await writes.patch(true);
    await writes.remove(true);
    await writes.remove();
    const collection = "/apis/networking.istio.io/v1/namespaces/shop/virtualservices";
    const query = "fieldManager=meshlens&fieldValidation=Warn";
    const options = { apiVersion: "v1", kind: "DeleteOptions", preconditions: ONLY };
    expect(sent).toEqual([
      ["POST", `${collection}?${query}`, "application/json", OBJECT],
      ["PATCH", `${collection}/reviews?${query}&dryRun=All`, "application/json-patch+json", PATCH],
      ["DELETE", `${collection}/reviews?dryRun=All`, "application/json", { ...options, dryRun: ["All"] }],
      ["DELETE", `${collection}/reviews`, "application/json", options],
    ]);
  });

  it("goes over a new connection, so that a closed idle one loses no change", async () => {
    onChange((_request, response) => response.end("{}"));
    await editor.served(signal);
    const before = api.connections;
    expect(await writes.patch()).toMatchObject({ ok: true });
    expect(await writes.patch()).toMatchObject({ ok: true });
    expect(api.connections).toBe(before + 2);
  });

  it("is nothing for who may only read, for a stranger, and for a name that is no name", async () => {
    const reader = { identity: "process", mayWrite: false };
    const stranger = { identity: "somebody", mayWrite: true };
    expect(await editor.patch(reader, REF, PATCH, false, signal)).toMatchObject({ kind: "forbidden" });
    expect(await editor.remove(stranger, REF, ONLY, false, signal)).toMatchObject({ kind: "forbidden" });
    expect(await editor.read(stranger, REF, signal)).toMatchObject({ kind: "forbidden" });
    for (const name of ["", ".", "..", "a/b", "a%2fb"]) {
      expect(await editor.remove(VIEWER, { ...REF, name }, ONLY, false, signal)).toMatchObject({
        kind: "invalid",
      });
      expect(await editor.read(VIEWER, { ...REF, namespace: name }, signal)).toMatchObject({
        kind: "invalid",
      });
    }
    for (const version of ["v1/../v2", "", "V1"]) {
      expect(await editor.read(VIEWER, { ...REF, version }, signal)).toMatchObject({ kind: "unknownKind" });
    }
    expect(changes()).toEqual([]);
  });

  it("is not more than the API server reads", async () => {
    const large = { ...OBJECT, spec: { text: "x".repeat(3 * 1024 * 1024) } };
    expect(await editor.create(VIEWER, large, false, signal)).toMatchObject({
      kind: "tooLarge",
      uncertain: false,
    });
    expect(changes()).toEqual([]);
  });
});

describe.each(EACH)("a %s whose connection fails", (verb) => {
  it("is uncertain when it was sent and never answered, and is not sent again", async () => {
    onChange((request) => request.socket.destroy());
    expect(await writes[verb]()).toMatchObject({ kind: "unreachable", uncertain: true });
    expect(await writes[verb](true)).toMatchObject({ kind: "unreachable", uncertain: false });
    expect(changes()).toHaveLength(2);
  });

  it("is uncertain when the answer breaks off", async () => {
    onChange((request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"kind":', () => request.socket.destroy());
    });
    expect(await writes[verb]()).toMatchObject({ kind: "unreachable", uncertain: true });
    expect(changes()).toHaveLength(1);
  });

  it("is uncertain when no answer comes in time", async () => {
    onChange(() => undefined);
    expect(await writes[verb]()).toMatchObject({ kind: "timeout", uncertain: true });
    expect(changes()).toHaveLength(1);
  });

  it("is certain to be undone when it could not be sent", async () => {
    await editor.served(signal);
    await api.stop();
    expect(await writes[verb]()).toMatchObject({ kind: "unreachable", uncertain: false });
  });

  it("is uncertain when nobody waits any more after it was sent, and certain before", async () => {
    const leaving = new AbortController();
    onChange(() => leaving.abort());
    expect(await writes[verb](false, leaving.signal)).toMatchObject({ kind: "aborted", uncertain: true });
    expect(await writes[verb](false, leaving.signal)).toMatchObject({ kind: "aborted", uncertain: false });
  });

  it("is uncertain when the answer is not one of an API server", async () => {
    onChange((_request, response) => response.end("<html>"));
    expect(await writes[verb]()).toMatchObject({ kind: "server", uncertain: true });
  });
});

describe("a refusal", () => {
  it("for too many requests is told and not waited out", async () => {
    onChange((_request, response) => sendStatus(response, 429, "too many requests"));
    expect(await writes.patch()).toMatchObject({
      kind: "throttled",
      message: "too many requests",
      uncertain: false,
    });
    expect(changes()).toHaveLength(1);
  });

  it("of the credentials sends a change again with fresh ones, and never shows them", async () => {
    onChange((_request, response) => sendStatus(response, 401, "token s3cret has expired"));
    const refused = await writes.patch();
    expect(refused).toMatchObject({ kind: "unauthorized", uncertain: false });
    expect(JSON.stringify(refused)).not.toContain("s3cret");
    expect(changes()).toHaveLength(2);
  });
});

describe("reading", () => {
  it("survives an idle connection that the other side closed", async () => {
    api.intercept = (request, response) => {
      if (request.url?.endsWith("/reviews") !== true) return false;
      response.end('{"kind":"VirtualService"}');
      return true;
    };
    expect(await editor.read(VIEWER, REF, signal)).toEqual({ ok: true, value: { kind: "VirtualService" } });
    api.dropConnections();
    await waitUntil(() => api.sockets.size === 0);
    expect(await editor.read(VIEWER, REF, signal)).toMatchObject({ ok: true });
  });

  it("is never uncertain", async () => {
    api.intercept = (request) => {
      if (request.url?.endsWith("/reviews") === true) request.socket.destroy();
      return request.url?.endsWith("/reviews") === true;
    };
    expect(await editor.read(VIEWER, REF, signal)).toMatchObject({ kind: "unreachable", uncertain: false });
  });
});

describe("may", () => {
  it("asks once in 30 s for each verb, kind and namespace", async () => {
    api.mayRead = (plural, namespace) => plural === "virtualservices" && namespace === "shop";
    const ask = (verb: "get" | "patch", kind: string, namespace: string): Promise<unknown> =>
      editor.may(VIEWER, verb, kind, namespace, signal);
    const yes = { ok: true, value: true };
    const no = { ok: true, value: false };
    expect(await ask("patch", "VirtualService", "shop")).toEqual(yes);
    expect(await ask("patch", "VirtualService", "shop")).toEqual(yes);
    expect(await ask("get", "VirtualService", "shop")).toEqual(yes);
    expect(await ask("patch", "VirtualService", "bank")).toEqual(no);
    expect(await ask("patch", "Sidecar", "shop")).toEqual(no);
    expect(api.requests).toHaveLength(4);
    now = 30_000;
    await ask("patch", "VirtualService", "shop");
    expect(api.requests).toHaveLength(5);
    expect(await ask("patch", "Unheard", "shop")).toMatchObject({ kind: "unknownKind" });
    expect(await editor.may({ identity: "", mayWrite: true }, "patch", "Pod", "shop", signal)).toEqual(no);
  });
});

describe("served", () => {
  it("fails as the API server does", async () => {
    await api.stop();
    expect(await editor.served(signal)).toMatchObject({ ok: false, kind: "unreachable", causes: [] });
    expect(await writes.patch()).toMatchObject({ ok: false, kind: "unreachable", uncertain: false });
  });
});
