import { describe, expect, it } from "vitest";
import { SCENARIO_NAMES } from "@/lib/demo/scenario-names";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { KINDS } from "@/lib/domain/mesh/kinds";
import { createMeshChecks } from "@/lib/domain/validations/create-mesh-checks";
import { meshSettings } from "@/lib/server/checks/mesh-settings";
import { findingRows, scenarioSnapshot } from "./scenario-findings";

const EVERY: readonly string[] = KINDS.map(({ key }) => key);

function findings(snapshot: ClusterSnapshot, unread: string | null): ReadonlySet<string> {
  const settings = meshSettings(snapshot, { istioNamespace: "istio-system", ignoredCodes: [] });
  const without: ClusterSnapshot = {
    ...snapshot,
    list: (kind) => (kind === unread ? [] : snapshot.list(kind)),
    get: (kind, namespace, name) => (kind === unread ? undefined : snapshot.get(kind, namespace, name)),
  };
  const known = new Set(EVERY.filter((key) => key !== unread));
  const rows = findingRows(createMeshChecks(without, settings, known).all());
  return new Set(rows.map((row) => row.join(" ")));
}

describe("what cannot be read is never called missing: without the right to a kind nothing new is found", () => {
  it.each(SCENARIO_NAMES)("in %s", (name) => {
    const snapshot = scenarioSnapshot(name);
    const all = findings(snapshot, null);
    const kinds = EVERY.filter((key) => snapshot.list(key).length > 0);
    const fresh = kinds.flatMap((kind) =>
      [...findings(snapshot, kind)].filter((row) => !all.has(row)).map((row) => `without ${kind}: ${row}`),
    );
    expect(fresh).toEqual([]);
  });
});
