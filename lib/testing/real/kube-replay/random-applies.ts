import fc from "fast-check";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { virtualService } from "./manifests";
import { PATHS, type ReplayStep, TYPES } from "./replay-step";

const subset = (...all: readonly string[]): fc.Arbitrary<readonly string[]> => fc.subarray([...all]);
const value = fc.constantFrom("1", "2");
const names = fc.dictionary(fc.constantFrom("x", "y", "z"), value, { noNullPrototype: true });

const configMap = fc
  .record({ data: names, labels: names, finalizers: subset("example.com/a", "example.com/b") })
  .map(({ data, labels, finalizers }): JsonObject => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "random", labels, finalizers },
    data,
  }));

const PORTS: readonly JsonObject[] = [
  { name: "http", port: 80 },
  { name: "dns", port: 53, protocol: "UDP" },
  { name: "dns-tcp", port: 53 },
];
const service = fc
  .record({ ports: fc.shuffledSubarray([...PORTS], { minLength: 1 }), selector: names })
  .map(({ ports, selector }): JsonObject => ({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "random" },
    spec: { ports, selector },
  }));

const container = fc
  .record({
    name: fc.constantFrom("app", "side"),
    image: value,
    env: fc.shuffledSubarray(["A", "B", "C"]),
    args: subset("a", "b"),
  })
  .map(({ name, image, env, args }): JsonObject => ({
    name,
    image,
    env: env.map((one) => ({ name: one, value: image })),
    args,
  }));
const deployment = fc
  .uniqueArray(container, { minLength: 1, selector: ({ name }) => name })
  .map((containers): JsonObject => ({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "random" },
    spec: {
      selector: { matchLabels: { app: "random" } },
      template: { metadata: { labels: { app: "random" } }, spec: { containers } },
    },
  }));

const custom = fc
  .record({ hosts: subset("a", "b"), weight: fc.nat(100) })
  .map(({ hosts, weight }): JsonObject => ({
    ...virtualService("random", weight),
    spec: { ...virtualService("random", weight).spec, hosts: ["random", ...hosts] },
  }));

const target = fc.oneof(
  configMap.map((body) => ({ path: PATHS.configMaps, body })),
  service.map((body) => ({ path: PATHS.services, body })),
  deployment.map((body) => ({ path: PATHS.deployments, body })),
  custom.map((body) => ({ path: PATHS.virtualServices, body })),
);

interface Write {
  readonly manager: string;
  readonly force: boolean;
  readonly type: string;
  readonly target: { readonly path: string; readonly body: Json };
}

const write: fc.Arbitrary<Write> = fc.record({
  manager: fc.constantFrom("one", "two", "three"),
  force: fc.boolean(),
  type: fc.constantFrom(TYPES.apply, TYPES.apply, TYPES.apply, TYPES.merge),
  target,
});

/** Random writes of three managers to four objects, mostly by server-side apply; the same seed gives the same writes. */
export function randomApplies(count: number, seed: number): readonly ReplayStep[] {
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "<<ns>>" } };
  const writes = fc.sample(write, { numRuns: count, seed });
  return [
    { name: "the namespace", method: "POST", path: PATHS.namespaces, body: namespace },
    ...writes.map(({ manager, force, type, target: { path, body } }, index): ReplayStep => ({
      name: `${index}: ${manager} ${force ? "forces" : "writes"} ${JSON.stringify(body)}`,
      method: "PATCH",
      path: `${path}/random?fieldManager=${manager}${force && type === TYPES.apply ? "&force=true" : ""}`,
      type,
      body,
    })),
  ];
}
