import { expect, it } from "vitest";
import type { ExplorerRequest } from "@/lib/client/url-state/explorer-request";
import { explainRequestOf } from "./explain-request-of";
import { fillForm } from "./fill-form";
import { parseRequestLine } from "./parse-request-line";
import { formOf, readForm, type RequestForm } from "./request-form";
import { withoutCredentials } from "./without-credentials";

const asked: ExplorerRequest = {
  from: "",
  host: "shop.example",
  port: 80,
  tls: null,
  method: "GET",
  path: "/a?b=c",
  header: ["end-user: tester", "x-empty: "],
  claims: '{"sub":"a"}',
};
const fields = (change: Partial<RequestForm>): RequestForm => ({ ...formOf(asked), ...change });

it.each<Partial<ExplorerRequest>>([
  {},
  { port: 443 },
  { port: 443, tls: false },
  { port: 8443, tls: true },
  { from: "shop/web", port: 443 },
  { from: "shop/web", port: 443, tls: true },
  { method: "", port: 3306 },
])("a request survives being shown in fields and asked again: %j", (change) => {
  const request = { ...asked, ...change };
  const expected = { ...request, header: ["end-user: tester", "x-empty: "] };
  expect(readForm(formOf(request))).toEqual({ ok: true, request: expected });
});

it.each<[Partial<RequestForm>, string]>([
  [{ host: "" }, "host"],
  [{ host: "a/b" }, "host"],
  [{ port: "0" }, "port"],
  [{ port: "65536" }, "port"],
  [{ port: "x" }, "port"],
  [{ scheme: "tcp", port: "" }, "port"],
  [{ method: "A B" }, "method"],
  [{ headers: [{ name: "", value: "x" }] }, "headers"],
  [{ headers: [{ name: "a b", value: "x" }] }, "headers"],
  [{ claims: "{" }, "claims"],
])("%j is named and not asked", (change, field) => {
  expect(readForm(fields(change))).toEqual({ ok: false, wrong: [field] });
});

it("keeps tokens out of the URL, typed or pasted, and of a bearer token its claims", () => {
  const token = `eyJhbGciOiJub25lIn0.${Buffer.from('{"sub":"b"}').toString("base64url")}.c2ln`;
  const parsed = parseRequestLine(
    `curl -H 'Authorization: Bearer ${token}' -H 'x-a: 1' https://shop.example/x`,
  );
  if (!parsed.ok) throw new Error("the line is not understood");
  const { request, claims, left } = withoutCredentials(parsed.request);
  expect(left).toEqual(["authorization"]);
  const filled = readForm(fillForm(formOf(asked), request, claims));
  expect(filled).toMatchObject({
    ok: true,
    request: { header: ["x-a: 1"], claims: '{"sub":"b"}', port: 443 },
  });
  const typed = readForm(fields({ headers: [{ name: "Authorization", value: "secret" }], claims: token }));
  expect(typed).toMatchObject({ ok: true, request: { header: [], claims: '{"sub":"b"}' } });
  expect(JSON.stringify([filled, typed])).not.toContain("secret");
  expect(JSON.stringify([filled, typed])).not.toContain(token);
});

it("leaves the cookies of a pasted line out of the URL; one that is typed into a field is meant to be there", () => {
  const parsed = parseRequestLine("curl -b 'session=secret' -H 'x-a: 1' https://shop.example/");
  if (!parsed.ok) throw new Error(parsed.problem);
  const { request, left } = withoutCredentials(parsed.request);
  expect(request.headers).toEqual({ "x-a": "1" });
  expect(left).toEqual(["cookie"]);
  expect(readForm(fields({ headers: [{ name: "Cookie", value: "user=jason" }] }))).toMatchObject({
    ok: true,
    request: { header: ["cookie: user=jason"] },
  });
});

it("asks the API for the request of the URL by the configuration that is chosen", () => {
  expect(explainRequestOf({ ...asked, from: "shop/web" }, { at: 5 })).toEqual({
    source: { namespace: "shop", workload: "web" },
    host: "shop.example",
    port: 80,
    method: "GET",
    path: "/a?b=c",
    headers: { "end-user": "tester", "x-empty": "" },
    tls: false,
    claims: { sub: "a" },
    at: 5,
  });
  expect(
    explainRequestOf({ ...asked, port: null, tls: true, claims: "" }, { drafts: [{ kind: "X" }] }),
  ).toMatchObject({
    source: "outside",
    port: 443,
    tls: true,
    drafts: [{ kind: "X" }],
  });
});

it.each<Partial<ExplorerRequest>>([{ host: "" }, { port: 0 }, { port: 70_000 }, { method: "", port: null }])(
  "does not ask for what cannot be asked: %j",
  (change) => {
    expect(explainRequestOf({ ...asked, ...change }, {})).toBeNull();
  },
);
