import { beforeEach, describe, expect, test } from "vitest";
import type { OutcomeResponse } from "@/lib/contracts/config/outcome";
import { toRawObject } from "@/lib/domain/config/to-raw-object";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { recordedOf } from "@/lib/domain/history/recorded-of";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { fakeBackend, START_SECONDS, type FakeBackend } from "@/lib/testing/fake-backend";
import { CART_SUBSETS, cartByWeight, SHOP } from "@/lib/testing/shop-mesh";
import { CART_ROWS, cartRow } from "@/lib/testing/shop-rows";
import { getOutcome } from "./get-outcome";

const VIEWER = { identity: "process", mayWrite: true };
const REF = { kind: "VirtualService", namespace: "shop", name: "cart" };
const WRITTEN = START_SECONDS * 1000;
const signal = AbortSignal.timeout(20_000);

let backend: FakeBackend;
let history: (object: ClusterObject | null, at: number) => void;

beforeEach(() => {
  backend = fakeBackend(["shop", "bank", "istio-system"]);
  history = (object, at) =>
    backend.history.append({
      object: REF,
      uid: "1",
      resourceVersion: "1",
      at,
      action: object === null ? "deleted" : "changed",
      how: "watched",
      manager: "kubectl",
      state: object === null ? null : recordedOf(object),
    });
  history(cartByWeight(90, 10), WRITTEN - 3_600_000);
});

/** The object is written now: the history hears of it at once, the cluster's mirror too. */
function write(object: ClusterObject | null, status: JsonObject = {}): void {
  history(object, WRITTEN - 20);
  backend.cluster.objects = [...SHOP, CART_SUBSETS, ...(object === null ? [] : [object])];
  if (object !== null) backend.editor.put({ ...toRawObject(object), status });
}

/** Rows of the window that ends with the write, and of those since. */
function traffic(before: readonly TelemetryRow[], now: readonly TelemetryRow[]): void {
  const fetchTick = backend.metrics.fetchTick.bind(backend.metrics);
  backend.metrics.fetchTick = async (request, asking) => {
    const answer = await fetchTick(request, asking);
    const rows = request.at <= WRITTEN / 1000 ? before : now;
    return answer.ok ? { ...answer, tick: { ...answer.tick, rows } } : answer;
  };
}

async function outcomeAfter(seconds: number, since = WRITTEN): Promise<OutcomeResponse> {
  backend.clock.advance(seconds);
  return getOutcome(backend, VIEWER, { ref: REF, since }, signal);
}

const verdicts = ({ flows }: OutcomeResponse): readonly string[] =>
  flows.map(({ destination, verdict }) => `${destination} ${verdict}`).sort();

describe("how far a change has come", () => {
  test("in force once requests go where they were foretold to", async () => {
    write(cartByWeight(50, 50));
    traffic(CART_ROWS, [cartRow("cart-v1", 5), cartRow("cart-v2", 5)]);
    const outcome = await outcomeAfter(90);
    expect(outcome).toMatchObject({
      written: { generation: null },
      accepted: { state: "notTold" },
      inForce: { state: "yes" },
    });
    expect(verdicts(outcome)).toEqual(["cart-v1 moved", "cart-v2 moved"]);
  });

  test("not yet while requests go as before", async () => {
    write(cartByWeight(50, 50));
    traffic(CART_ROWS, CART_ROWS);
    expect((await outcomeAfter(90)).inForce.state).toBe("notYet");
  });

  test("a caller that falls silent is lost, not moved", async () => {
    write(cartByWeight(50, 50));
    traffic(CART_ROWS, []);
    const outcome = await outcomeAfter(90);
    expect(verdicts(outcome)).toEqual(["cart-v1 lost", "cart-v2 lost"]);
    expect(outcome.inForce.message).toContain("web.shop");
  });

  test("a rejection by the control plane is told apart from a change that is merely not in force", async () => {
    const condition = { type: "Reconciled", status: "False", reason: "Bad", message: "no such host" };
    write(cartByWeight(50, 50), { conditions: [condition] });
    traffic(CART_ROWS, CART_ROWS);
    expect(await outcomeAfter(90)).toMatchObject({
      accepted: { state: "rejected", message: "Bad: no such host" },
      inForce: { state: "notYet" },
    });
  });

  test("what it changed is told by the history, however often it was changed since", async () => {
    write(cartByWeight(50, 50));
    for (let change = 1; change <= 35; change += 1) history(cartByWeight(50, 50), WRITTEN + change);
    traffic(CART_ROWS, [cartRow("cart-v1", 5), cartRow("cart-v2", 5)]);
    expect((await outcomeAfter(90)).inForce.state).toBe("yes");
  });

  test("a deleted object is written nowhere, and its flows are watched all the same", async () => {
    write(null);
    traffic(CART_ROWS, [cartRow("cart-v1", 7), cartRow("cart-v2", 3)]);
    const outcome = await outcomeAfter(90);
    expect(outcome).toMatchObject({ written: null, accepted: { state: "notTold" } });
    expect(verdicts(outcome)).toEqual(["cart-v1 moved", "cart-v2 moved"]);
  });
});

describe("what cannot be told", () => {
  test("without telemetry what is written and accepted is said all the same", async () => {
    write(cartByWeight(50, 50));
    backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    const outcome = await outcomeAfter(90);
    expect(outcome.written).not.toBeNull();
    expect(outcome.inForce).toMatchObject({ state: "cannotTell" });
    expect(outcome.inForce.message).toContain("onnection refused");
    expect(outcome.flows).toEqual([]);
  });

  test("nothing is said of flows before telemetry was read twice", async () => {
    write(cartByWeight(50, 50));
    traffic(CART_ROWS, []);
    expect((await outcomeAfter(20)).inForce.state).toBe("notYet");
  });

  test("a time to come, of a clock that is ahead, counts as now", async () => {
    write(cartByWeight(50, 50));
    traffic(CART_ROWS, CART_ROWS);
    const outcome = await outcomeAfter(0, WRITTEN + 600_000);
    expect(outcome.inForce.state).toBe("notYet");
    expect(backend.metrics.asked.every(({ at }) => at <= START_SECONDS)).toBe(true);
  });
});

describe("who may know of it", () => {
  test("an object in a namespace that is not visible is not there", async () => {
    write(cartByWeight(50, 50));
    backend.cluster.access = { process: { state: "known", namespaces: ["bank"], how: "list" } };
    await expect(outcomeAfter(90)).rejects.toMatchObject({ problem: { status: 404 } });
    expect(backend.editor.calls).toEqual([]);
  });

  test("without the right to read the object nothing is said of its flows", async () => {
    write(cartByWeight(50, 50));
    backend.editor.fail = {
      read: { ok: false, kind: "forbidden", message: "no", causes: [], uncertain: false },
    };
    await expect(outcomeAfter(90)).rejects.toMatchObject({ problem: { status: 403 } });
    expect(backend.metrics.asked).toEqual([]);
  });
});
