import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFault } from "./faults/read-fault";
import { startWorld, type World } from "./start-world";
import { bookinfo } from "./world/scenarios/bookinfo/bookinfo";
import { jsonAt } from "./world/read-json";

let world: World;
let now: number;
/** What waits for its time to come. */
let waiting: Set<() => void>;

beforeEach(() => {
  waiting = new Set();
  now = Date.parse("2026-01-02T12:00:00Z");
  world = startWorld({
    scenarios: [bookinfo()],
    faults: [],
    clock: { now: () => now },
    onProblem: (problem) => expect.unreachable(problem),
    timers: {
      after: (_ms, run) => {
        waiting.add(run);
        return () => waiting.delete(run);
      },
    },
  });
});
afterEach(() => world.close());

/** Lets what was asked for at the end of this turn happen. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** Lets time pass, and all that waited for it happen. */
async function pass(ms: number): Promise<void> {
  now += ms;
  for (const run of [...waiting]) if (waiting.delete(run)) run();
  await nextTurn();
}

async function fault(text: string): Promise<string> {
  const read = readFault(text);
  if (!read.ok) throw new Error(read.problem);
  const active = world.faults.add(read.fault);
  await nextTurn();
  return active?.id ?? "";
}
const failedShare = (workload: string): number => {
  const flows = world.traffic
    .flows()
    .filter(({ role, destination }) => role === "request" && destination?.workload === workload);
  const rate = (some: typeof flows): number => some.reduce((sum, { perSecond }) => sum + perSecond, 0);
  return rate(flows.filter(({ code }) => code === "500")) / rate(flows);
};
const podsOf = (app: string): readonly string[] =>
  world.store
    .all()
    .filter(({ kind, metadata }) => kind === "Pod" && metadata.labels?.["app"] === app)
    .map(({ metadata }) => metadata.name)
    .sort();

describe("a fault of a workload", () => {
  it("fails a share of its requests until it is taken back", async () => {
    const before = failedShare("ratings-v1");
    const id = await fault("bookinfo/ratings-v1:failing=0.5");
    expect(failedShare("ratings-v1")).toBeGreaterThan(0.49);
    world.faults.remove(id);
    await nextTurn();
    expect(failedShare("ratings-v1")).toBe(before);
  });

  it("leaves the past as it was", async () => {
    const value = (): number => {
      const [series] = world.traffic.series.named("istio_requests_total");
      return series?.samples(now - 3_600_000, now - 60_000).values.at(-1) ?? NaN;
    };
    const before = value();
    await fault("bookinfo/ratings-v1:failing=1");
    expect(value()).toBe(before);
  });

  it("scales it to zero and back to what it was", async () => {
    const pods = podsOf("details");
    expect(pods).not.toEqual([]);
    const id = await fault("bookinfo/details-v1:scaled-to-zero");
    const deployment = world.store
      .all()
      .find(({ kind, metadata }) => kind === "Deployment" && metadata.name === "details-v1");
    expect(jsonAt(deployment, "spec", "replicas")).toBe(0);
    world.faults.remove(id);
    const restored = world.store
      .all()
      .find(({ kind, metadata }) => kind === "Deployment" && metadata.name === "details-v1");
    expect(jsonAt(restored, "spec", "replicas")).toBe(pods.length);
  });

  it("restarts its containers once, so that their counters begin anew", async () => {
    const names = podsOf("details");
    const latest = (): number => {
      const series = world.traffic.series
        .named("istio_requests_total")
        .filter(
          ({ labels }) =>
            labels["reporter"] === "destination" && labels["destination_workload"] === "details-v1",
        );
      return Math.max(...series.map((one) => one.samples(now - 60_000, now).values.at(-1) ?? 0));
    };
    expect(latest()).toBeGreaterThan(100_000);
    await fault("bookinfo/details-v1:restart");
    await pass(1_000);
    await pass(60_000);
    expect(latest()).toBeGreaterThan(0);
    expect(latest()).toBeLessThan(5_000);
    expect(podsOf("details")).toEqual(names);
  });

  it("changes nothing for a workload that does not exist", async () => {
    const before = world.store.revision;
    await fault("bookinfo/nothing:restart");
    await fault("bookinfo/nothing:scaled-to-zero");
    expect(world.store.revision).toBe(before);
  });
});
