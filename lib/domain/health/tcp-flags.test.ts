import { describe, expect, it } from "vitest";
import { failedFlags } from "./tcp-flags";

const flagged = (...flags: string[]): Parameters<typeof failedFlags>[0] =>
  flags.map((joined) => ({ code: "", flags: joined, requestsPerSecond: 0 }));

describe("failedFlags", () => {
  it.each<[string, string[], string[]]>([
    ["no flag", [""], []],
    ["a client that hung up, which is no failure of the server", ["DC"], []],
    ["an upstream that could not be reached", ["UF"], ["UF"]],
    ["no healthy upstream, an open circuit or no route", ["UO", "UH", "NR"], ["NR", "UH", "UO"]],
    ["several flags of one connection", ["UF,URX"], ["UF", "URX"]],
    ["a failure beside what is none", ["DC,UF"], ["UF"]],
    ["the same flag of two rows", ["UF", "URX,UF"], ["UF", "URX"]],
    ["a refusal by ztunnel's policy", ["DENY"], ["DENY"]],
    [
      "ztunnel's handshakes",
      ["TLS_FAILURE", "H2_HANDSHAKE_FAILURE"],
      ["H2_HANDSHAKE_FAILURE", "TLS_FAILURE"],
    ],
    ["a flag nobody knows", ["XYZ", "uf"], []],
  ])("of %s are told once and in order", (_, flags, expected) => {
    expect(failedFlags(flagged(...flags))).toEqual(expected);
  });
});
