import { describe, expect, it } from "vitest";
import { egress } from "@/lib/demo/world/scenarios/egress";
import { demoMesh } from "@/lib/testing/demo-mesh";
import { demoMeshConfig } from "@/lib/testing/demo-objects";
import type { EgressHost } from "./egress-verdict";
import { judgeEgress } from "./judge-egress";

const { snapshot, rows, flows, namespaces } = demoMesh(egress());
const { verdict, hosts } = judgeEgress({
  snapshot,
  rows,
  rootNamespace: "istio-system",
  allowAny: true,
  autoMtls: true,
  homeCluster: "Kubernetes",
  windowSeconds: 300,
  visible: namespaces,
});
const told = (wouldBeCut: boolean | null): readonly string[] =>
  hosts
    .filter((one) => one.wouldBeCut === wouldBeCut)
    .map(nameOf)
    .sort();
const nameOf = ({ caller, host, protocol }: EgressHost): string => `${caller.workload} ${host} ${protocol}`;

describe("the verdict on REGISTRY_ONLY in the egress scenario", () => {
  it("names what the laboratory calls unnamed, and what a Sidecar refuses already", () => {
    expect(verdict).toBe("wouldBreak");
    expect(told(true)).toEqual([
      "notebook archive http",
      "notebook data.example.org http",
      "notebook packages.example.org tcp",
      "notifier push.example.com http",
    ]);
    expect(told(null)).toEqual([]);
  });

  it("is what becomes of it once REGISTRY_ONLY holds for the mesh", () => {
    const isMeshConfig = (kind: string, name: string): boolean => kind === "ConfigMap" && name === "istio";
    const closed = demoMesh(
      egress(),
      (object) => (isMeshConfig(object.kind, object.metadata.name) ? null : object),
      [demoMeshConfig("outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\n")],
    );
    const ends = (of: typeof flows, blocked: boolean): readonly string[] => {
      const seen = of.filter(
        ({ role, service }) => role === "request" && (service.name === "BlackHoleCluster") === blocked,
      );
      return [
        ...new Set(seen.map(({ source, call, protocol }) => `${source.workload} ${call.host} ${protocol}`)),
      ].sort();
    };
    // A connection that is refused carries no bytes: telemetry does not tell of it.
    const alreadyRefused = ["notifier push.example.com tcp"];
    expect(ends(closed.flows, true)).toEqual([...told(true), ...alreadyRefused].sort());
    expect(ends(flows, true)).toEqual(["notifier push.example.com http", ...alreadyRefused].sort());
    for (const kept of told(false)) expect(ends(closed.flows, false)).toContain(kept);
  });
});
