import { describe, expect, it } from "vitest";
import { parseRequestLine, type TypedRequest } from "./parse-request-line";
import { shellWords } from "./shell-words";

const base: TypedRequest = {
  host: "shop.example",
  port: 80,
  tls: false,
  method: "GET",
  path: "/",
  headers: {},
};

describe("a line that is pasted", () => {
  it.each<[string, Partial<TypedRequest>]>([
    ["http://shop.example", {}],
    ["shop.example", {}],
    ["  https://shop.example/a?b=c#d ", { port: 443, tls: true, path: "/a?b=c" }],
    ["http://SHOP.example:8080/x", { port: 8080, path: "/x" }],
    ["curl http://shop.example/", {}],
    ["$ curl http://shop.example/", {}],
    ["curl -X POST http://shop.example/", { method: "POST" }],
    ["curl -XDELETE http://shop.example/", { method: "DELETE" }],
    ["curl --request put http://shop.example/", { method: "PUT" }],
    ["curl -d '{\"a\": 1}' http://shop.example/", { method: "POST" }],
    ["curl -sSkXPOST http://shop.example/", { method: "POST" }],
    ["curl -sSo /dev/null http://shop.example/", {}],
    ["curl -G -d a=b http://shop.example/", { method: "GET" }],
    ["curl -I http://shop.example/", { method: "HEAD" }],
    ["curl -sSk -o /dev/null -w '%{http_code}' http://shop.example/", {}],
    ["curl -H 'End-User: tester' http://shop.example/", { headers: { "end-user": "tester" } }],
    ['curl -H "x-a: one: two" http://shop.example', { headers: { "x-a": "one: two" } }],
    ["curl http://10.0.0.1/ -H 'Host: shop.example:80'", {}],
    ["curl --resolve shop.example:443:10.0.0.1 https://shop.example/", { port: 443, tls: true }],
    [
      "curl -A probe -b a=b --url=http://shop.example/",
      { headers: { "user-agent": "probe", cookie: "a=b" } },
    ],
    [
      "curl \\\n  --json '{}' \\\n  http://shop.example/",
      { method: "POST", headers: { "content-type": "application/json" } },
    ],
  ])("is understood: %s", (line, expected) => {
    expect(parseRequestLine(line)).toEqual({ ok: true, request: { ...base, ...expected } });
  });

  it.each([
    ["", "empty", ""],
    ["curl", "noUrl", ""],
    ["curl 'http://shop.example", "quote", ""],
    ["curl ftp://shop.example", "badScheme", "ftp:"],
    ["curl --unheard-of 5 http://shop.example", "surplus", "http://shop.example"],
    ["http://shop.example and more", "surplus", "and"],
    ["http://shop.example:x", "badUrl", "http://shop.example:x"],
    ["curl http://[bad", "badUrl", "http://[bad"],
    ["curl -H nonsense http://shop.example", "badHeader", "nonsense"],
    ["curl http://shop.example -H", "missingValue", "-H"],
  ])("is refused by what is wrong with it: %s", (line, problem, part) => {
    expect(parseRequestLine(line)).toMatchObject({ ok: false, problem, part });
  });
});

describe("the words of a shell", () => {
  it.each([
    ["a  b", ["a", "b"]],
    ["'a b'c", ["a bc"]],
    ['"a\\"b" \\ c', ['a"b', " c"]],
    ["''", [""]],
    ["a\\\nb", ["ab"]],
    ['"a\\n"', ["a\\n"]],
  ])("are split as POSIX says: %j", (line, words) => {
    expect(shellWords(line)).toEqual({ ok: true, words });
  });
});
