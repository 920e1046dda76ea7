import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeKubeApi, sendStatus } from "@/lib/testing/fake-kube-api";
import { writeKubeconfig } from "@/lib/testing/kubeconfig-file";
import { waitUntil } from "@/lib/testing/wait-until";
import { createCredentials } from "../credentials/create-credentials";
import { createDispatcherPool, type DispatcherPool } from "../credentials/dispatcher-pool";
import { loadKubeConfig } from "../credentials/load-kube-config";
import type { ApiFailure } from "./api-failure";
import { createApiClient, type ApiClient } from "./create-api-client";

const signal = AbortSignal.timeout(60_000);
let api: FakeKubeApi;
let pool: DispatcherPool;
let now: number;
let outcomes: (ApiFailure | null)[];

beforeEach(async () => {
  api = new FakeKubeApi();
  await api.start();
  pool = createDispatcherPool();
  now = 1_000_000;
  outcomes = [];
});
afterEach(async () => {
  await pool.destroy();
  await api.stop();
  vi.unstubAllEnvs();
});

function connect(user: Readonly<Record<string, unknown>>): { client: ApiClient; file: string } {
  const file = writeKubeconfig(api.url, user);
  vi.stubEnv("KUBECONFIG", file);
  const loaded = loadKubeConfig(null);
  if (!loaded.ok) throw new Error(loaded.message);
  const credentials = createCredentials(loaded, () => loadKubeConfig(null), { now: () => now });
  const client = createApiClient({ credentials, pool, onOutcome: (failure) => void outcomes.push(failure) });
  return { client, file };
}

describe("createApiClient", () => {
  it("reuses its connections: the number of sockets does not grow with the number of requests", async () => {
    const { client } = connect({ token: "t" });
    for (let i = 0; i < 50; i += 1) expect((await client.getJson("/version", signal)).ok).toBe(true);
    // A second one opens where a request starts in the moment between an answer's end and its connection being free.
    expect(api.connections).toBeLessThanOrEqual(2);
    expect(outcomes).toEqual(new Array(50).fill(null));
  });

  it("signs with a bearer token, basic auth, and impersonates, as the kubeconfig says", async () => {
    await connect({ token: "t" }).client.getJson("/version", signal);
    await connect({ username: "me", password: "pw" }).client.getJson("/version", signal);
    expect(api.authorizations).toEqual(["Bearer t", `Basic ${Buffer.from("me:pw").toString("base64")}`]);
  });

  it("reloads refused credentials once, and sends the request again", async () => {
    const { client, file } = connect({ token: "old" });
    api.intercept = (request, response) => {
      if (request.headers.authorization === "Bearer new") return false;
      sendStatus(response, 401, "Unauthorized");
      return true;
    };
    writeFileSync(file, writeNew(file));
    expect((await client.getJson("/version", signal)).ok).toBe(true);
    expect(api.authorizations).toEqual(["Bearer old", "Bearer new"]);
    api.intercept = (_request, response) => {
      sendStatus(response, 401, "token new is unknown");
      return true;
    };
    const refused = await client.getJson("/version", signal);
    expect(refused).toEqual({
      ok: false,
      failure: { kind: "unauthorized", message: "the API server refused the credentials" },
    });
    expect(api.authorizations).toHaveLength(3);
  });

  it("notices a changed kubeconfig within a minute without being refused", async () => {
    const { client, file } = connect({ token: "old" });
    await client.getJson("/version", signal);
    writeFileSync(file, writeNew(file));
    now += 60_000;
    await client.getJson("/version", signal);
    expect(api.authorizations).toEqual(["Bearer old", "Bearer new"]);
  });

  it("reads tokenFile relative to the kubeconfig", async () => {
    const { client, file } = connect({ tokenFile: "token", token: "ignored" });
    writeFileSync(path.join(path.dirname(file), "token"), "from-file\n");
    await client.getJson("/version", signal);
    expect(api.authorizations).toEqual(["Bearer from-file"]);
  });

  it("runs an exec plugin once for many requests, and never shows what it prints", async () => {
    const credential = {
      apiVersion: "client.authentication.k8s.io/v1",
      kind: "ExecCredential",
      status: { token: "x" },
    };
    const command = {
      apiVersion: "client.authentication.k8s.io/v1",
      command: "echo",
      args: [JSON.stringify(credential)],
    };
    const { client } = connect({ exec: command });
    await Promise.all(Array.from({ length: 5 }, () => client.getJson("/version", signal)));
    expect(new Set(api.authorizations)).toEqual(new Set(["Bearer x"]));
    const failing = connect({ exec: { ...command, command: "sh", args: ["-c", "echo s3cret >&2; exit 1"] } });
    const answer = await failing.client.getJson("/version", signal);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "unauthorized" } });
    expect(JSON.stringify(answer)).not.toContain("s3cret");
  });

  it("tries a hanging exec plugin again after half a minute", async () => {
    const flag = path.join(path.dirname(writeKubeconfig("http://127.0.0.1", {})), "second");
    const credential = JSON.stringify({ status: { token: "x" } });
    const script = `if [ -e ${flag} ]; then echo '${credential}'; else touch ${flag}; sleep 2; exit 1; fi`;
    const { client } = connect({ exec: { command: "sh", args: ["-c", script] } });
    const impatient = new AbortController();
    const hanging = client.getJson("/version", impatient.signal);
    await waitUntil(() => existsSync(flag));
    now += 30_000;
    expect((await client.getJson("/version", signal)).ok).toBe(true);
    impatient.abort();
    expect(await hanging).toMatchObject({ failure: { kind: "aborted" } });
  });

  it.each([
    [403, { kind: "forbidden", message: "why" }],
    [404, { kind: "notFound", message: "why" }],
    [410, { kind: "gone", message: "why" }],
    [429, { kind: "throttled", message: "why", retryAfterMs: 7000 }],
    [301, { kind: "moved", message: "why" }],
    [500, { kind: "server", message: "why" }],
  ])("turns %i into a typed failure", async (code, failure) => {
    const { client } = connect({ token: "t" });
    api.intercept = (_request, response) => {
      response.setHeader("retry-after", "7");
      sendStatus(response, code, "why");
      return true;
    };
    expect(await client.getJson("/version", signal)).toEqual({ ok: false, failure });
  });

  it("says unreachable with the system's code, and aborted when the caller gives up", async () => {
    const { client } = connect({ token: "t" });
    api.intercept = () => true;
    const caller = new AbortController();
    const pending = client.getJson("/version", caller.signal);
    caller.abort();
    expect(await pending).toMatchObject({ failure: { kind: "aborted" } });
    expect(outcomes).toEqual([]);
    await api.stop();
    expect(await client.getJson("/version", signal)).toEqual({
      ok: false,
      failure: { kind: "unreachable", message: "the API server cannot be reached: ECONNREFUSED" },
    });
  });

  it("refuses an answer that is no JSON object", async () => {
    const { client } = connect({ token: "t" });
    api.intercept = (_request, response) => {
      response.end("<html>");
      return true;
    };
    expect(await client.getJson("/version", signal)).toMatchObject({ failure: { kind: "server" } });
  });

  it("ends a stream on which nothing arrives for the idle time", async () => {
    const { client } = connect({ token: "t" });
    const stream = await client.openStream("/api/v1/pods?watch=true&resourceVersion=1000", 500, signal);
    if (!stream.ok) throw new Error(stream.failure.message);
    await expect(stream.value.text()).rejects.toThrow("Body Timeout");
  });
});

function writeNew(file: string): string {
  return JSON.stringify({
    "current-context": "here",
    contexts: [{ name: "here", context: { cluster: "here", user: "me" } }],
    clusters: [{ name: "here", cluster: { server: api.url } }],
    users: [{ name: "me", user: { token: "new" } }],
    comment: file,
  });
}
