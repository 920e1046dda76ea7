import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  startFakePrometheus,
  vectorOf,
  type FakeAnswer,
  type FakeCall,
  type FakePrometheus,
} from "@/lib/testing/fake-prometheus";
import { TEST_PROMETHEUS_SETTINGS } from "@/lib/testing/prometheus-settings";
import type { PrometheusSettings } from "../prometheus-settings";
import { createApiClient, type ApiClient } from "./create-api-client";

const containing = (text: string): unknown => expect.stringContaining(text);
const SIGNAL = new AbortController().signal;
const EMPTY = vectorOf([]);
const never = () => new Promise<never>(() => undefined);
const cleanUp: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

function connect(url: string | null, settings: Partial<PrometheusSettings> = {}): ApiClient {
  let now = 0;
  const clock = { now: () => (now += 5) };
  const client = createApiClient(
    { ...TEST_PROMETHEUS_SETTINGS, url, ...settings },
    { clock, baseUrl: () => url },
  );
  cleanUp.push(() => client.close());
  return client;
}

async function serve(
  answer: (call: FakeCall) => FakeAnswer | Promise<FakeAnswer>,
  settings: Partial<PrometheusSettings> = {},
): Promise<{ server: FakePrometheus; client: ApiClient }> {
  const server = await startFakePrometheus(answer);
  cleanUp.push(() => server.close());
  return { server, client: connect(server.url, settings) };
}

describe("a query", () => {
  it("is posted as a form with its evaluation time and deadline", async () => {
    const { server, client } = await serve(() => ({ body: EMPTY }));
    const answer = await client.query('up{a="ä+&"}', 1_700_000_000.5, SIGNAL);
    expect(answer).toEqual({ ok: true, data: EMPTY["data"], warnings: [], infos: [], durationMs: 5 });
    const [call] = server.calls;
    expect(call).toMatchObject({ method: "POST", path: "/api/v1/query" });
    expect(Object.fromEntries(call?.form ?? [])).toEqual({
      query: 'up{a="ä+&"}',
      time: "1700000000.5",
      timeout: "5000ms",
    });
  });

  it("reads every character of a long answer, wherever the network cuts it", async () => {
    const body = vectorOf([{ labels: { path: "€".repeat(200_000) }, value: 1 }]);
    const { client } = await serve(() => ({ body }));
    expect(await client.query("up", null, SIGNAL)).toMatchObject({ ok: true, data: body["data"] });
  });

  it("goes below the path prefix of the URL", async () => {
    const { server } = await serve(() => ({ body: EMPTY }));
    await connect(`${server.url}/select/0/prometheus/`).query("1", null, SIGNAL);
    expect(server.calls[0]?.path).toBe("/select/0/prometheus/api/v1/query");
  });

  it("keeps the server's warnings and infos", async () => {
    const { client } = await serve(() => ({
      body: { ...EMPTY, warnings: ["partial"], infos: ["not a counter", 7] },
    }));
    expect(await client.query("1", null, SIGNAL)).toMatchObject({
      warnings: ["partial"],
      infos: ["not a counter"],
    });
  });

  it("is sent again when the server closed the kept-alive connection", async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => undefined);
      socket.once("data", () => {
        if (sockets.length === 1) return socket.destroy();
        const body = JSON.stringify(EMPTY);
        return socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    cleanUp.push(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    expect(await connect(`http://127.0.0.1:${port}`).query("1", null, SIGNAL)).toMatchObject({ ok: true });
    expect(sockets).toHaveLength(2);
  });
});

describe("a failure", () => {
  it.each<[string, FakeAnswer, string, RegExp]>([
    [
      "a refused query",
      apiError(422, "execution", "too many samples"),
      "refused",
      /execution: too many samples/,
    ],
    ["the server's timeout", apiError(503, "timeout", "query timed out"), "timeout", /query timed out/],
    ["refused credentials", { status: 401, body: "" }, "unauthorized", /HTTP 401/],
    ["a forbidden tenant", { status: 403, body: "" }, "unauthorized", /HTTP 403/],
    [
      "a login page",
      { headers: { "content-type": "text/html" }, body: "<html>" },
      "unreachable",
      /HTML.*login page/,
    ],
    ["an unlabelled page", { headers: {}, body: "  <!doctype html>" }, "unreachable", /HTML.*login page/],
    [
      "a redirect",
      { status: 302, headers: { location: "/login?x" }, body: "" },
      "unreachable",
      /redirect.*login/,
    ],
    ["a wrong path", { status: 404, headers: {}, body: "404 page not found" }, "refused", /HTTP 404/],
    ["a broken gateway", { status: 502, headers: {}, body: "bad gateway" }, "unreachable", /HTTP 502/],
    ["another JSON API", { body: { hello: 1 } }, "unreachable", /did not answer as the Prometheus API/],
    ["no JSON", { body: "{" }, "unreachable", /did not answer as the Prometheus API/],
  ])("of %s is a value that names the server", async (_, answer, kind, message) => {
    const { server, client } = await serve(() => answer);
    const result = await client.query("1", null, SIGNAL);
    expect(result).toMatchObject({ ok: false, kind });
    expect(result.ok ? "" : result.message).toMatch(message);
    expect(result.ok ? "" : result.message).toContain(`Prometheus at ${server.url}`);
  });

  it.each<[string, FakeAnswer, boolean]>([
    ["too many samples", apiError(422, "execution", "too many samples"), false],
    ["a wrong query", apiError(400, "bad_data", "parse error"), false],
    ["a wrong path", { status: 404, headers: {}, body: "404 page not found" }, false],
    ["too many requests", apiError(429, "bad_data", "too many requests"), true],
    ["too many requests, as a proxy says it", { status: 429, headers: {}, body: "slow down" }, true],
    ["something broken within", apiError(500, "internal", "disk is full"), true],
    ["a server that starts", apiError(503, "unavailable", "not ready"), true],
  ])("that refuses %s says whether that may pass", async (_, answer, passing) => {
    const { client } = await serve(() => answer);
    const result = await client.query("1", null, SIGNAL);
    expect(result).toMatchObject({ ok: false, kind: "refused" });
    expect(!result.ok && result.passing === true).toBe(passing);
  });

  it("to connect says why", async () => {
    const { server, client } = await serve(() => ({ body: EMPTY }));
    await server.close();
    expect(await client.query("1", null, SIGNAL)).toEqual({
      ok: false,
      kind: "unreachable",
      message: `cannot reach Prometheus at ${server.url}: ECONNREFUSED`,
    });
  });

  it.each([
    [null, /no Prometheus URL is set/],
    ["prometheus:9090", /not an http or https URL/],
    ["", /not an http or https URL/],
  ])("of the URL %j is one of configuration", async (url, message) => {
    const result = await connect(url).query("1", null, SIGNAL);
    expect(result).toMatchObject({ ok: false, kind: "unconfigured" });
    expect(result.ok ? "" : result.message).toMatch(message);
  });

  it("to answer in time ends the query at both ends", async () => {
    const { server, client } = await serve(never, { timeoutMs: 60 });
    expect(await client.query("1", null, SIGNAL)).toMatchObject({ ok: false, kind: "timeout" });
    await vi.waitFor(() => expect(server.calls[0]?.closed.aborted).toBe(true));
  });

  it("by size stops reading at the cap", async () => {
    const { client } = await serve(() => ({ body: { ...EMPTY, padding: "x".repeat(5_000) } }), {
      maxResponseBytes: 4_000,
    });
    expect(await client.query("1", null, SIGNAL)).toMatchObject({ ok: false, kind: "tooLarge" });
  });
});

describe("callers of the same query", () => {
  it("share one request, and one leaving does not disturb the other", async () => {
    let finish = (): void => undefined;
    const { server, client } = await serve(
      () => new Promise((resolve) => (finish = () => resolve({ body: EMPTY }))),
    );
    const leaver = new AbortController();
    const left = client.query("1", 1, leaver.signal);
    const stayed = client.query("1", 1, SIGNAL);
    await vi.waitFor(() => expect(server.calls).toHaveLength(1));
    leaver.abort();
    expect(await left).toMatchObject({ ok: false, kind: "aborted" });
    finish();
    expect(await stayed).toMatchObject({ ok: true });
    expect(server.calls).toHaveLength(1);
  });

  it("cancel the request when the last of them leaves", async () => {
    const { server, client } = await serve(never);
    const leaver = new AbortController();
    const both = [client.query("1", 1, leaver.signal), client.query("1", 1, leaver.signal)];
    await vi.waitFor(() => expect(server.calls).toHaveLength(1));
    leaver.abort();
    expect(await Promise.all(both)).toMatchObject([{ kind: "aborted" }, { kind: "aborted" }]);
    await vi.waitFor(() => expect(server.calls[0]?.closed.aborted).toBe(true));
  });

  it("do not share with another time", async () => {
    const { server, client } = await serve(() => ({ body: EMPTY }));
    await Promise.all([client.query("1", 1, SIGNAL), client.query("1", 2, SIGNAL)]);
    expect(server.calls).toHaveLength(2);
  });
});

describe("many queries", () => {
  it("run at most as many at a time as allowed", async () => {
    const held: (() => void)[] = [];
    let holding = true;
    const { server, client } = await serve(
      ({ form }) =>
        holding && form.get("query") === "held"
          ? new Promise((resolve) => held.push(() => resolve({ body: EMPTY })))
          : { body: EMPTY },
      { concurrency: 2 },
    );
    const all = Promise.all([1, 2, 3, 4, 5, 6].map((at) => client.query("held", at, SIGNAL)));
    await vi.waitFor(() => expect(held).toHaveLength(2));
    await connect(server.url).query("a round trip later", null, SIGNAL);
    expect(held).toHaveLength(2);
    holding = false;
    held.forEach((release) => release());
    expect((await all).every(({ ok }) => ok)).toBe(true);
    expect(server.calls).toHaveLength(7);
  });

  it("leave the queue at their deadline", async () => {
    const { server, client } = await serve(never, { concurrency: 1, timeoutMs: 60 });
    const both = await Promise.all([client.query("1", 1, SIGNAL), client.query("1", 2, SIGNAL)]);
    expect(both).toMatchObject([{ kind: "timeout" }, { kind: "timeout" }]);
    expect(server.calls).toHaveLength(1);
  });
});

describe("credentials", () => {
  const TOKEN = "s3cr3t-t0ken-value";
  const PASSWORD = "p4ssw0rd";
  const TENANT_KEY = "tenant-key-0123456789";

  function secretFile(text: string): string {
    const folder = mkdtempSync(path.join(tmpdir(), "meshlens-"));
    cleanUp.push(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, "secret");
    writeFileSync(file, text);
    return file;
  }

  it("are sent as a bearer token or basic authentication, with the extra headers", async () => {
    const { server } = await serve(() => ({ body: EMPTY }));
    await connect(server.url, { bearerToken: TOKEN, headers: { "X-Scope-OrgID": "a" } }).query(
      "1",
      null,
      SIGNAL,
    );
    await connect(server.url, { username: "u", password: PASSWORD }).query("1", null, SIGNAL);
    expect(server.calls[0]?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      "x-scope-orgid": "a",
    });
    expect(server.calls[1]?.headers.authorization).toBe(
      `Basic ${Buffer.from(`u:${PASSWORD}`).toString("base64")}`,
    );
  });

  it("are read again when their file changes", async () => {
    const file = secretFile("first\n");
    const { server, client } = await serve(() => ({ body: EMPTY }), {
      url: "configured",
      bearerTokenFile: file,
    });
    await client.query("1", null, SIGNAL);
    writeFileSync(file, "second-token\n");
    await client.query("1", null, SIGNAL);
    expect(server.calls.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer first",
      "Bearer second-token",
    ]);
  });

  it("are never sent to a server found in the cluster", async () => {
    const secrets = { bearerToken: TOKEN, headers: { "x-key": TENANT_KEY } };
    const { server, client } = await serve(() => ({ body: EMPTY }), { ...secrets, url: null });
    await client.query("1", null, SIGNAL);
    expect(server.calls[0]?.headers).not.toHaveProperty("authorization");
    expect(server.calls[0]?.headers).not.toHaveProperty("x-key");
  });

  it("do not come back in an error or warning, even when the server echoes them", async () => {
    const echo = ({ headers }: FakeCall): string => JSON.stringify(headers);
    const settings = { headers: { "x-key": TENANT_KEY }, bearerToken: TOKEN };
    const failing = await serve((call) => apiError(400, "bad_data", echo(call)), settings);
    const warning = await serve(
      (call) => ({ body: { ...EMPTY, warnings: [echo(call)], infos: [echo(call)] } }),
      settings,
    );
    const texts = JSON.stringify([
      await failing.client.query("1", null, SIGNAL),
      await warning.client.query("1", null, SIGNAL),
    ]);
    expect(texts).toContain("[redacted]");
    for (const secret of [TOKEN, TENANT_KEY]) expect(texts).not.toContain(secret);
  });

  it("are not named when the HTTP library refuses them or their file is missing", async () => {
    const { server } = await serve(() => ({ body: EMPTY }));
    const invalid = await connect(server.url, { bearerToken: `${TOKEN}\u0000` }).query("1", null, SIGNAL);
    expect(invalid).toMatchObject({ ok: false, kind: "unreachable" });
    expect(JSON.stringify(invalid)).not.toContain(TOKEN);
    const missing = await connect(server.url, { passwordFile: "/nonexistent/file" }).query("1", null, SIGNAL);
    expect(missing).toMatchObject({
      kind: "unauthorized",
      message: containing("ENOENT"),
    });
  });

  it("in the URL are not repeated in errors", async () => {
    const { server } = await serve(() => ({ status: 500, headers: {}, body: "" }));
    const url = server.url.replace("//", `//u:${PASSWORD}@`);
    expect(JSON.stringify(await connect(url).query("1", null, SIGNAL))).not.toContain(PASSWORD);
  });
});

function apiError(status: number, errorType: string, error: string): FakeAnswer {
  return { status, body: { status: "error", errorType, error } };
}
