import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { RunningCluster } from "@/lib/testing/running-cluster";
import { findKind } from "../kube-api/kinds/find-kind";
import { validateObject } from "../kube-api/validation/validate-object";
import { controlPlane } from "../world/control-plane";
import type { K8sObject } from "../world/k8s-object";
import { isObject } from "../world/read-json";
import { service } from "../world/service";
import { namespaceObject } from "../world/simple-objects";
import { autoscaler, cronJob, daemonSet, deployment, statefulSet } from "../world/workload";

const AT = { namespace: "shop", name: "web" };
const job: K8sObject = {
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: AT,
  spec: { template: { spec: { containers: [{ name: "a", image: "a:1" }], restartPolicy: "Never" } } },
};
const gateway: K8sObject = {
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "Gateway",
  metadata: AT,
  spec: { gatewayClassName: "istio", listeners: [{ name: "http", port: 80, protocol: "HTTP" }] },
};
const pod: K8sObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: AT,
  spec: { containers: [{ name: "a", image: "a:1", readinessProbe: { httpGet: { port: "x" } } }] },
};
const SOUND = [
  deployment({ ...AT, ports: [80], probe: "/" }),
  statefulSet({ ...AT, ports: [80] }),
  daemonSet(AT),
  cronJob(AT, "* * * * *"),
  autoscaler(AT, { min: 1, max: 3, percent: 50 }),
  service({ ...AT, ports: [{ name: "http", port: 80 }] }),
  job,
  gateway,
  pod,
];

const LEAVES = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    "",
    "x",
    -1,
    0,
    3,
    1e9,
    "25%",
    "*/5 * * * *",
    "Parallel",
    "Recreate",
  ),
  fc.constant<Json>([]),
  fc.constant<Json>({}),
  fc.constant<Json>([{ name: "a", containerPort: "b" }, null, 7]),
);

/** Every place in a value, as a path of keys. */
function placesIn(value: Json | undefined, path: readonly string[] = []): readonly (readonly string[])[] {
  const inside = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
  return [
    path,
    ...inside.flatMap(([key, item]: readonly [string, Json | undefined]) => placesIn(item, [...path, key])),
  ];
}

function withAt(value: Json | undefined, [key, ...rest]: readonly string[], leaf: Json): Json {
  if (key === undefined) return leaf;
  if (Array.isArray(value))
    return value.map((item: Json, index) => (String(index) === key ? withAt(item, rest, leaf) : item));
  return isObject(value) ? { ...value, [key]: withAt(value[key], rest, leaf) } : leaf;
}

/** A sound object with something else in one to three places of its spec. */
const ODD = fc.constantFrom(...SOUND).chain((object) =>
  fc
    .array(fc.tuple(fc.constantFrom(...placesIn(object["spec"])), LEAVES), { minLength: 1, maxLength: 3 })
    .map((changes) => ({
      ...object,
      spec:
        changes.reduce<Json | undefined>((spec, [path, leaf]) => withAt(spec, path, leaf), object["spec"]) ??
        null,
    })),
);

/** Whether the API server would store it. */
function isValid(object: K8sObject): boolean {
  const kind = findKind(object.apiVersion, object.kind);
  const version = object.apiVersion.split("/").at(-1) ?? "";
  return kind !== undefined && validateObject(kind, version, object, undefined).errors.length === 0;
}

const other = deployment({ namespace: "other", name: "sound" });
const clusterOf = (objects: readonly K8sObject[]): RunningCluster =>
  new RunningCluster([
    ...controlPlane(),
    namespaceObject("shop", true),
    namespaceObject("other", true),
    other,
    ...objects,
  ]);

describe("controllers", () => {
  it(
    "come to rest whatever valid objects ask for, and leave other workloads alone",
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(ODD.filter(isValid), (object) => {
          const running = clusterOf([object]);
          running.load = 0.2;
          running.advance(60_000);
          expect(running.problems).toEqual([]);
          expect(running.list("Pod", "other")).toHaveLength(1);
        }),
        { numRuns: 60, interruptAfterTimeLimit: 15_000 },
      );
    },
  );

  it("do not fail over what no API server would store", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(ODD, (object) => {
        const running = clusterOf([object]);
        expect(
          running.problems.filter((problem) => problem !== "the controllers do not come to rest"),
        ).toEqual([]);
        expect(running.list("Pod", "other")).toHaveLength(1);
      }),
      { numRuns: 200, interruptAfterTimeLimit: 15_000 },
    );
  });

  it("change nothing that they brought to rest", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...SOUND], { minLength: 1 }), (objects) => {
        const running = new RunningCluster([...controlPlane(), namespaceObject("shop", true), ...objects]);
        running.advance(15_000);
        const { revision } = running.store;
        running.advance(5_000);
        expect(running.store.revision - revision).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20 },
    );
  });

  it("make the same cluster of the same objects in whatever order they are declared", () => {
    const podsOf = (objects: readonly K8sObject[]): readonly string[] =>
      new RunningCluster(objects)
        .list("Pod")
        .map(({ metadata, status }) => `${metadata.name} ${JSON.stringify(status)}`);
    const declared = [...controlPlane(), namespaceObject("shop", true), ...SOUND.slice(0, 3)];
    const expected = podsOf(declared);
    fc.assert(
      fc.property(fc.shuffledSubarray(declared, { minLength: declared.length }), (shuffled) => {
        expect(podsOf(shuffled)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
