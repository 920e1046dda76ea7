import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { formSentences } from "./form-sentences";

function sentencesOf(kind: string, spec: JsonObject): readonly string[] {
  return formSentences(kind, { spec });
}

describe("a VirtualService", () => {
  const http = (rule: JsonObject, more: JsonObject = {}): readonly string[] =>
    sentencesOf("VirtualService", { hosts: ["a"], http: [rule], ...more });
  const to = (host: string): JsonObject => ({ route: [{ destination: { host } }] });

  test.each<[JsonObject, string]>([
    [{ redirect: {} }, "are redirected to the same address."],
    [{ redirect: { authority: "b.com", uri: "/x" } }, "are redirected to b.com/x."],
    [{ redirect: { scheme: "https" } }, "are redirected to https."],
    [{ directResponse: {} }, "are answered with no status."],
    [{ route: [{}] }, "go to no host."],
    [{ ...to("b"), mirror: { host: "c" } }, "go to b; copied to c."],
    [{ ...to("b"), retries: { attempts: 0 } }, "go to b; tried again up to 0 times."],
    [{ ...to("b"), fault: { delay: { percent: 5 } } }, "go to b; 5 % wait for no time first."],
    [
      { ...to("b"), fault: { abort: { percentage: { value: 0 }, grpcStatus: "UNAVAILABLE" } } },
      "go to b; 0 % fail with UNAVAILABLE.",
    ],
    [{ route: [{ destination: { host: "b", subset: "v1" } }] }, "go to b v1."],
  ])("with a rule %j", (rule, end) => {
    expect(http(rule)[1]).toBe(`All requests ${end}`);
  });

  test("names the host with the subset where it has several hosts", () => {
    expect(http({ route: [{ destination: { host: "a", subset: "v1" } }] }, { hosts: ["a", "b"] })[1]).toBe(
      "All requests go to a v1.",
    );
  });

  test("tells TLS and TCP routes too, each section from its first rule, and where they are", () => {
    const spec = {
      hosts: ["a"],
      gateways: ["mesh", "front"],
      tls: [{ match: [{ port: 443, sniHosts: ["a"] }], ...to("b") }],
      tcp: [to("c"), to("d")],
    };
    expect(sentencesOf("VirtualService", spec)).toEqual([
      "For requests to a at mesh and front:",
      "Connections with sniHosts a, port 443 go to b.",
      "All connections go to c.",
      "All other connections go to d.",
    ]);
  });

  test("without a route has nothing to say, and of very many says forty sentences", () => {
    expect(sentencesOf("VirtualService", { hosts: ["a"], http: [] })).toEqual([]);
    const many = Array.from({ length: 60 }, (_, index) => ({ match: [{ uri: { exact: `/${index}` } }] }));
    expect(sentencesOf("VirtualService", { hosts: ["a"], http: many })).toHaveLength(40);
  });
});
