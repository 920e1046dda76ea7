import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import { BEHAVIOUR_ANNOTATION } from "./controllers/pods/simulated-behaviour";
import { findKind } from "./kube-api/kinds/find-kind";
import { startWorld, type World } from "./start-world";
import type { MeshFlow } from "./traffic/model/mesh-flow";
import { bookinfo } from "./world/scenarios/bookinfo/bookinfo";
import type { K8sObject } from "./world/k8s-object";
import { isObject, jsonAt } from "./world/read-json";
import { autoscaler } from "./world/workload";

let world: World;
let now: number;
let waiting: Map<() => void, number>;

beforeEach(() => {
  waiting = new Map();
  now = Date.parse("2026-01-02T12:00:00Z");
  world = startWorld({
    scenarios: [bookinfo()],
    faults: [],
    clock: { now: () => now },
    onProblem: (problem) => expect.unreachable(problem),
    timers: {
      after: (ms, run) => {
        waiting.set(run, now + ms);
        return () => waiting.delete(run);
      },
    },
  });
});
afterEach(() => world.close());

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** Lets time pass second by second, and what waits for its time happen. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    for (const [run, at] of [...waiting]) if (at <= now && waiting.delete(run)) run();
    await nextTurn();
  }
}

function put(object: K8sObject): void {
  const kind = findKind(object.apiVersion, object.kind);
  if (kind) world.store.put(kind, object);
}
const found = (kind: string, name: string): K8sObject => {
  const object = world.store.all().find((one) => one.kind === kind && one.metadata.name === name);
  return object ?? expect.unreachable(`no ${kind} ${name}`);
};
function withSpec(object: K8sObject, change: JsonObject): K8sObject {
  const { spec } = object;
  return { ...object, spec: { ...(isObject(spec) ? spec : {}), ...change } };
}
const flowsTo = (service: string): readonly MeshFlow[] =>
  world.traffic
    .flows()
    .filter((flow) => flow.service.name === service && flow.source.dataPlane === "sidecar");
/** The pods that answer calls to a service. */
const podsBehind = (service: string): readonly string[] => {
  const pods = flowsTo(service).flatMap(({ destination }) => destination?.pods ?? []);
  return [...new Set(pods.map(({ name }) => name))].sort();
};
const answersOf = (service: string): readonly string[] => [
  ...new Set(flowsTo(service).map(({ code, flags }) => `${code} ${flags}`)),
];
/** The Deployment `details-v1` with another image, whose pods behave as said. */
function rolledOut(annotations: JsonObject): K8sObject {
  const deployment = found("Deployment", "details-v1");
  const template = jsonAt(deployment, "spec", "template");
  const metadata = jsonAt(template, "metadata");
  return withSpec(deployment, {
    template: {
      ...(isObject(template) ? template : {}),
      metadata: { ...(isObject(metadata) ? metadata : {}), annotations },
    },
  });
}

describe("the flows of a running mesh", () => {
  it("follow a rule in the turn after it is written", async () => {
    put(
      demoConfig("VirtualService", "bookinfo/details", {
        hosts: ["details"],
        http: [{ directResponse: { status: 418 } }],
      }),
    );
    await nextTurn();
    expect(answersOf("details")).toEqual(["418 "]);
  });

  it("find nobody while a Deployment is scaled to zero, and all of its pods when it is back", async () => {
    put(withSpec(found("Deployment", "details-v1"), { replicas: 0 }));
    await pass(60);
    expect(answersOf("details")).toEqual(["503 UH"]);
    put(withSpec(found("Deployment", "details-v1"), { replicas: 3 }));
    await pass(60);
    expect(podsBehind("details")).toHaveLength(3);
  });

  it("go to the pods of a new version once it is rolled out, and back when that is undone", async () => {
    const before = found("Deployment", "details-v1");
    const [old] = podsBehind("details");
    put(rolledOut({ "example.com/build": "2" }));
    await pass(120);
    expect(podsBehind("details")).toHaveLength(1);
    expect(podsBehind("details")).not.toContain(old);
    put(before);
    await pass(120);
    expect(podsBehind("details")[0]?.replace(/-[^-]+$/, "")).toBe(old?.replace(/-[^-]+$/, ""));
  });

  it("stay where they are while a rollout is paused", async () => {
    const before = podsBehind("details");
    put(withSpec(rolledOut({ "example.com/build": "2" }), { paused: true }));
    await pass(120);
    expect(podsBehind("details")).toEqual(before);
  });

  it("stay with the pods of before while a new version crashes", async () => {
    const before = podsBehind("details");
    put(rolledOut({ [BEHAVIOUR_ANNOTATION]: "crash-loop" }));
    await pass(120);
    expect(podsBehind("details")).toEqual(before);
  });

  it("leave the pods of a node that is lost for those that replace them", async () => {
    const [lost] = flowsTo("details").flatMap(({ destination }) => destination?.pods ?? []);
    const node = found("Node", lost?.node ?? "");
    const lastTransitionTime = new Date(now).toISOString();
    put({ ...node, status: { conditions: [{ type: "Ready", status: "Unknown", lastTransitionTime }] } });
    await pass(60);
    expect(podsBehind("details")).not.toContain(lost?.name);
    await pass(400);
    expect(podsBehind("details")).toHaveLength(1);
  });

  it("spread over the pods that an autoscaler adds", async () => {
    put(autoscaler({ namespace: "bookinfo", name: "details-v1" }, { min: 1, max: 4, percent: 1 }));
    await pass(120);
    expect(podsBehind("details").length).toBeGreaterThan(1);
  });
});
