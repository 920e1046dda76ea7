import fc from "fast-check";
import { expect, it } from "vitest";
import type { ExplainRequest } from "@/lib/contracts/routes/explain";
import { apiLine, curlLine } from "./curl-line";
import { explanationText } from "./explanation-text";
import { parseRequestLine } from "./parse-request-line";
import { shellWords } from "./shell-words";

const request = (change: Partial<ExplainRequest>): ExplainRequest => ({
  source: "outside",
  host: "shop.example",
  port: 80,
  method: "GET",
  path: "/",
  headers: {},
  tls: false,
  ...change,
});

it.each<[Partial<ExplainRequest>, string]>([
  [{}, "curl http://shop.example/"],
  [{ port: 443, tls: true, path: "/a?b=c" }, "curl 'https://shop.example/a?b=c'"],
  [{ port: 8080, method: "POST" }, "curl -X POST http://shop.example:8080/"],
  [{ headers: { "end-user": "it's" } }, "curl -H 'end-user: it'\\''s' http://shop.example/"],
])("%j is written for a shell", (change, line) => {
  expect(curlLine(request(change))).toBe(line);
});

it("what is copied as curl is read back as the same request", () => {
  const value = fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.replaceAll(/\s+/g, " ").trim());
  fc.assert(
    fc.property(
      value,
      fc.webPath(),
      fc.boolean(),
      fc.integer({ min: 1, max: 65_535 }),
      (header, path, tls, port) => {
        const written = request({ headers: { "x-a": header }, path: path === "" ? "/" : path, tls, port });
        const read = parseRequestLine(curlLine(written));
        const { pathname } = new URL(`http://a${written.path}`);
        expect(read).toEqual({
          ok: true,
          request: {
            host: "shop.example",
            port,
            tls,
            method: "GET",
            path: pathname,
            headers: { "x-a": header },
          },
        });
      },
    ),
  );
});

it("the question to the API is a line that carries the request", () => {
  const asked = request({ headers: { a: "it's" } });
  const split = shellWords(apiLine("https://lens.example/base", asked));
  const words = split.ok ? split.words : [];
  expect(words.at(-1)).toBe("https://lens.example/base/api/v1/routes/explain");
  expect(JSON.parse(words[words.indexOf("-d") + 1] ?? "")).toEqual(asked);
});

it("an explanation as text names objects and fields", () => {
  const text = explanationText(
    "curl http://shop.example/",
    [
      {
        object: { kind: "VirtualService", namespace: "shop", name: "web" },
        path: "spec.http[0]",
        stage: "route",
        verdict: "takes",
        because: "it takes every request",
      },
      { object: null, path: "", stage: "tls", verdict: "unknown", because: "nobody knows" },
    ],
    { sentence: "Goes to web", facts: [{ label: "Timeout", words: "none" }] },
  );
  expect(text.split("\n")).toEqual([
    "curl http://shop.example/",
    "Goes to web",
    "Timeout: none",
    "",
    "- route takes: VirtualService shop/web spec.http[0]: it takes every request",
    "- tls unknown: nobody knows",
    "",
  ]);
});
