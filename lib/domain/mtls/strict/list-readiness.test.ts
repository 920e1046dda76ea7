import { describe, expect, it } from "vitest";
import { getOrMake } from "@/lib/domain/graph/get-or-make";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { kindKeyOf } from "@/lib/domain/validations/indexes";
import { specObject } from "@/lib/testing/spec-object";
import { row } from "@/lib/testing/telemetry-row";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { shopService } from "@/lib/testing/shop-mesh";
import { judgeStrict } from "./judge-strict";
import { listReadiness } from "./list-readiness";

const NAMESPACES = Array.from({ length: 200 }, (_, index) => `team-${index}`);
const PER_NAMESPACE = 5;

function indexed(objects: readonly ClusterObject[]): ClusterSnapshot {
  const byKind = new Map<string, ClusterObject[]>();
  const byName = new Map<string, ClusterObject>();
  for (const object of objects) {
    const kind = kindKeyOf(object);
    getOrMake(byKind, kind, () => []).push(object);
    byName.set(`${kind}/${object.meta.namespace}/${object.meta.name}`, object);
  }
  return {
    revision: 1,
    list: (kind) => byKind.get(kind) ?? [],
    get: (kind, namespace, name) => byName.get(`${kind}/${namespace}/${name}`),
  };
}

const policyOf = (namespace: string, index: number): readonly ClusterObject[] =>
  index % 4 === 0
    ? [specObject("PeerAuthentication", `${namespace}/default`, { mtls: { mode: "STRICT" } })]
    : [];
const ruleOf = (namespace: string, index: number): readonly ClusterObject[] =>
  index % 5 === 0
    ? [
        specObject("DestinationRule", `${namespace}/s-0`, {
          host: "s-0",
          trafficPolicy: { tls: { mode: "DISABLE" } },
        }),
      ]
    : [];
const workload = (path: string): readonly ClusterObject[] => [
  ...workloadObjects(path, { containers: SIDECAR }),
  shopService(path),
];
const OBJECTS = NAMESPACES.flatMap((namespace, index) => [
  namespaceOf(namespace),
  ...policyOf(namespace, index),
  ...ruleOf(namespace, index),
  ...Array.from({ length: PER_NAMESPACE }, (_, at) => workload(`${namespace}/s-${at}`)).flat(),
]);

/** Ten callers of every workload, one in fifty of them in plain text. */
const ROWS: readonly TelemetryRow[] = NAMESPACES.flatMap((namespace, of) =>
  Array.from({ length: PER_NAMESPACE * 10 }, (_, index) => {
    const name = `s-${index % PER_NAMESPACE}`;
    const isPlain = of % 3 === 0 && index === 0;
    return row({
      reporter: "destination",
      securityPolicy: isPlain ? "none" : "mutual_tls",
      sourceNamespace: isPlain ? "" : `team-${(of + index) % NAMESPACES.length}`,
      sourceWorkload: isPlain ? "" : `s-${(index + 1) % PER_NAMESPACE}`,
      destinationNamespace: namespace,
      destinationWorkload: name,
      destinationHost: `${name}.${namespace}.svc.cluster.local`,
      destinationService: name,
      destinationServiceNamespace: namespace,
    });
  }),
);

const SNAPSHOT = indexed(OBJECTS);
const QUESTION = {
  mesh: {
    snapshot: SNAPSHOT,
    rows: ROWS,
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    homeCluster: "Kubernetes",
    windowSeconds: 300,
    visible: new Set(NAMESPACES),
  },
  plaintext: [],
  at: 10_000,
  knownSince: 0,
  listed: true,
  windowSeconds: 300,
};

describe("readiness of every namespace", () => {
  it("is the verdict on each of them and on the mesh", () => {
    const { mesh, namespaces } = listReadiness(QUESTION);
    expect(namespaces.map(({ scope }) => scope.namespace)).toEqual([...NAMESPACES].sort());
    for (const verdict of [mesh, ...namespaces.slice(0, 3)])
      expect(verdict).toEqual(judgeStrict({ ...QUESTION, scope: verdict.scope }));
    const counted = new Map<string, number>();
    for (const { verdict } of namespaces) counted.set(verdict, (counted.get(verdict) ?? 0) + 1);
    expect(Object.fromEntries(counted)).toEqual({
      alreadyStrict: 50,
      wouldBreak: 50,
      notEnoughData: 20,
      safe: 80,
    });
  });

  it("reads 10,000 rows once for all of 200 namespaces, not once for each", () => {
    expect(ROWS).toHaveLength(10_000);
    let reads = 0;
    const counting = { get: (row: TelemetryRow, key: string): unknown => (reads++, Reflect.get(row, key)) };
    const rows = ROWS.map((row) => new Proxy(row, counting));
    const readsOf = (namespaces: readonly string[]): number => {
      reads = 0;
      listReadiness({ ...QUESTION, mesh: { ...QUESTION.mesh, rows, visible: new Set(namespaces) } });
      return reads;
    };
    const forOne = readsOf(NAMESPACES.slice(0, 1));
    expect(forOne).toBeGreaterThan(ROWS.length);
    expect(readsOf(NAMESPACES)).toBe(forOne);
  });
});
