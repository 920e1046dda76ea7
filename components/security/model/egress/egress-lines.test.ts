import { expect, it } from "vitest";
import type { EgressHostDto } from "@/lib/contracts/mtls/egress-response";
import { draftsOf, egressKey, egressLines } from "./egress-lines";

const line = (over: Partial<EgressHostDto> = {}): EgressHostDto => ({
  host: "api.example.com",
  state: "passthrough",
  protocol: "http",
  caller: { namespace: "travel", workload: "web" },
  requestsPerSecond: 1,
  bytesPerSecond: 0,
  wouldBeCut: true,
  because: "",
  draft: null,
  ...over,
});
const draft = (namespace: string, name: string): EgressHostDto["draft"] => ({
  metadata: { namespace, name },
});

it("puts what would be cut first, then what cannot be told, then what is refused already, then the busier", () => {
  const lines = egressLines(
    [
      line({ host: "refused", state: "blocked", requestsPerSecond: 9 }),
      line({ host: "stays", wouldBeCut: false, requestsPerSecond: 9 }),
      line({ host: "unknown", wouldBeCut: null }),
      line({ host: "slow" }),
      line({ host: "busy", requestsPerSecond: 3 }),
      line({ host: "bytes", bytesPerSecond: 5 }),
    ],
    { text: "", fate: [] },
  );
  expect(lines.map(({ host }) => host)).toEqual(["busy", "bytes", "slow", "unknown", "refused", "stays"]);
});

it.each([
  ["travel/web", [], 3],
  ["EXAMPLE passthrough", [], 3],
  ["nobody", [], 0],
  ["", ["cut"], 1],
  ["", ["refused"], 0],
  ["", ["unknown", "stays"], 2],
] as const)("%j with fates %j leaves %i", (text, fate, expected) => {
  const hosts = [
    line(),
    line({ wouldBeCut: null, protocol: "tcp" }),
    line({ wouldBeCut: false, protocol: "grpc" }),
  ];
  expect(egressLines(hosts, { text, fate })).toHaveLength(expected);
});

it("drafts an object that several callers need once, and nothing for calls that need none", () => {
  const lines = [
    line({ draft: draft("travel", "a") }),
    line({ draft: draft("travel", "a"), caller: { namespace: "travel", workload: "other" } }),
    line({ draft: draft("lab", "a") }),
    line(),
  ];
  expect(draftsOf(lines)).toEqual([draft("travel", "a"), draft("lab", "a")]);
  expect(new Set(lines.map(egressKey)).size).toBe(2);
});
