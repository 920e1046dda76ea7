import { describe, expect, it } from "vitest";
import { scenarioFlows } from "@/lib/testing/scenario-flows";
import type { MeshFlow } from "../../traffic/model/mesh-flow";
import { mtlsGap } from "./mtls-gap";

const flows = scenarioFlows(mtlsGap());
const between = (from: string, to: string): readonly MeshFlow[] =>
  flows.filter(({ source, destination }) => source.workload === from && destination?.workload === to);
const told = (from: string, to: string): readonly string[] => [
  ...new Set(
    between(from, to).map(
      ({ mtls, code, reports }) =>
        `${mtls ? "mtls" : "plain"} ${code} ${reports.map(({ reporter }) => reporter).join("+")}`,
    ),
  ),
];

// https://istio.io/latest/docs/reference/config/security/peer_authentication/
describe("the mtls-gap scenario", () => {
  it.each([
    [
      "batch",
      "ledger",
      ["plain 0 "],
      "STRICT of the namespace refuses a caller without a proxy, and no metric tells",
    ],
    ["batch", "accounts", ["plain 0 "], "STRICT of the workload refuses it too"],
    ["batch", "web", ["plain 200 destination"], "PERMISSIVE of the namespace takes it in plain text"],
    ["auditor", "web", ["plain 200 destination"], "and one that calls every ten minutes"],
    [
      "scraper",
      "vault",
      ["plain 200 destination"],
      "the exception for a port takes plain text into a STRICT workload",
    ],
    ["accounts", "vault", ["mtls 200 source+destination"], "which is mutual TLS at its other port"],
    [
      "web",
      "printer",
      ["plain 200 source+destination"],
      "DISABLE of the workload makes proxies speak plain text",
    ],
    [
      "accounts",
      "ledger",
      ["plain 503 source"],
      "a DestinationRule that disables TLS breaks calls into STRICT",
    ],
    ["vault", "ledger", ["mtls 200 source+destination"], "but not those of another namespace"],
    ["node-agent", "web", ["plain 200 destination"], "a pod of the host's network has no proxy"],
  ])("%s to %s: %j, since %s", (from, to, expected) => {
    expect(told(from, to)).toEqual(expected);
  });
});
