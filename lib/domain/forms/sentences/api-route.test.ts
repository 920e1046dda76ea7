import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { formSentences } from "./form-sentences";

function sentencesOf(kind: string, spec: JsonObject): readonly string[] {
  return formSentences(kind, { spec });
}

describe("a route of the Gateway API", () => {
  const rule = (parts: JsonObject): string =>
    sentencesOf("HTTPRoute", { rules: [{ backendRefs: [{ name: "a" }], ...parts }] })[1] ?? "";

  test.each<[JsonObject, string]>([
    [{}, "All requests go to a."],
    [{ timeouts: { request: "3s" } }, "All requests go to a within 3s."],
    [{ filters: [{ type: "RequestRedirect" }], backendRefs: [] }, "All requests are redirected."],
    [{ filters: [{ type: "URLRewrite" }] }, "All requests go to a."],
    [{ backendRefs: [] }, "All requests go nowhere and are answered with 500."],
    [{ matches: [{}] }, "Requests with any path go to a."],
    [{ matches: [{ path: { value: "/a" } }] }, "Requests with path PathPrefix /a go to a."],
    [
      {
        matches: [
          { path: { type: "Exact", value: "/a" }, method: "GET" },
          { method: { service: "cart.Cart" } },
        ],
      },
      "Requests with path Exact /a and method GET or gRPC service cart.Cart go to a.",
    ],
    [
      { matches: [{ headers: [{ name: "x", value: "1" }], queryParams: [{ name: "y", value: "2" }] }] },
      "Requests with x = 1 and y = 2 go to a.",
    ],
  ])("with a rule %j", (parts, sentence) => {
    expect(rule(parts)).toBe(sentence);
  });

  // https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref
  test.each<[readonly JsonObject[], string]>([
    [[{ name: "a", weight: 0 }], "no destination, for all weights are 0"],
    [
      [
        { name: "a", weight: 0 },
        { name: "b", weight: 0 },
      ],
      "no destination, for all weights are 0",
    ],
    [[{ name: "a", weight: 0 }, { name: "b" }], "100 % b"],
  ])("to %j goes to %s", (backendRefs, words) => {
    expect(rule({ backendRefs })).toBe(`All requests go to ${words}.`);
  });

  test("names its hosts and parents; without rules there is nothing to say", () => {
    expect(sentencesOf("TLSRoute", { hostnames: ["a.example.com", "b.example.com"], rules: [{}] })[0]).toBe(
      "For requests to a.example.com and b.example.com at no parent:",
    );
    expect(sentencesOf("GRPCRoute", { parentRefs: [{ name: "a" }], rules: [] })).toEqual([]);
  });
});
