import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { fetchJson, sendJson } from "./api-client";
import { ApiProblem } from "./api-problem";

const schema = z.object({ n: z.number() });
const answer = { status: 200, type: "application/json", body: '{"n":1}' };
let server: Server;
let received = { method: "", type: "", body: "" };

beforeEach(async () => {
  server = createServer((request, response) => {
    const { method = "", headers } = request;
    void text(request).then((body) => {
      received = { method, type: headers["content-type"] ?? "", body };
      response.writeHead(answer.status, { "content-type": answer.type });
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const origin =
    typeof address === "object" && address !== null ? `http://127.0.0.1:${String(address.port)}` : "";
  const realFetch = fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(origin + path, init));
});

afterEach(() => {
  vi.unstubAllGlobals();
  server.close();
});

async function ask(over: Partial<typeof answer>): Promise<unknown> {
  Object.assign(answer, { status: 200, type: "application/json", body: '{"n":1}' }, over);
  return fetchJson("/x", schema, new AbortController().signal).catch((error: unknown) => error);
}

test("an answer of the documented shape is returned", async () => {
  expect(await ask({})).toEqual({ n: 1 });
});

test("a problem document keeps its status, parameter and dependency", async () => {
  const body = JSON.stringify({
    type: "about:blank",
    title: "Down",
    status: 503,
    detail: "d",
    dependency: "prometheus",
  });
  const problem = await ask({ status: 503, type: "application/problem+json", body });
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ kind: "problem", status: 503, dependency: "prometheus", parameter: null });
});

test.each([
  ["a sign-in page", { type: "text/html", body: "<html>" }],
  ["another shape", { body: '{"n":"1"}' }],
  ["half a document", { body: '{"n":' }],
  ["an error without a problem", { status: 500, body: "{}" }],
])("%s is named as an unexpected answer, not shown as data", async (_, over) => {
  expect(await ask(over)).toMatchObject({ kind: "unexpectedAnswer" });
});

test("a server that is gone is unreachable", async () => {
  server.close();
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  expect(await ask({})).toMatchObject({ kind: "unreachable", status: null });
});

test("a cancelled request rejects with its own reason, not with a problem", async () => {
  const reason = new Error("left the page");
  await expect(fetchJson("/x", schema, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test("what is sent arrives as JSON and its answer is narrowed like any other", async () => {
  Object.assign(answer, { status: 200, type: "application/json", body: '{"n":2}' });
  const { signal } = new AbortController();
  expect(await sendJson("POST", "/x", { weight: 0, list: [] }, schema, signal)).toEqual({ n: 2 });
  expect(received).toEqual({ method: "POST", type: "application/json", body: '{"weight":0,"list":[]}' });
  answer.body = '{"n":"2"}';
  await expect(sendJson("POST", "/x", {}, schema, signal)).rejects.toMatchObject({
    kind: "unexpectedAnswer",
  });
});
