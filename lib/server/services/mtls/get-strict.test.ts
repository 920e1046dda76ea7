import { beforeEach, describe, expect, test } from "vitest";
import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import { fakeBackend, START_SECONDS, type FakeBackend } from "@/lib/testing/fake-backend";
import { SHOP } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { CART_ROWS, cartServerRow } from "@/lib/testing/shop-rows";
import { getMtls } from "./get-mtls";
import { getReadiness } from "./get-readiness";
import { getStrict } from "./get-strict";

const VIEWER = { identity: "process", mayWrite: false };
const signal = AbortSignal.timeout(20_000);
const DAY = 86_400;
const ASKED = { namespace: "shop", workload: "", windowSeconds: DAY };
/** A job in `bank` that reaches the cart in plain text, once a night. */
const NIGHTLY: PlaintextCaller = {
  sourceNamespace: "bank",
  sourceWorkload: "night-job",
  destinationNamespace: "shop",
  destinationWorkload: "cart-v1",
  host: "cart.shop.svc.cluster.local",
  protocol: "http",
  count: 3,
  lastSeen: START_SECONDS - 40_000,
};

let backend: FakeBackend;
beforeEach(() => {
  backend = fakeBackend(["shop", "bank", "istio-system"], CART_ROWS);
  backend.cluster.objects = SHOP;
});

describe("a verdict on STRICT", () => {
  test("looks for callers in plain text over the whole window, for rates over a day at most", async () => {
    await getStrict(backend, VIEWER, { ...ASKED, windowSeconds: 30 * DAY }, signal);
    expect(backend.metrics.askedPlaintext).toEqual([
      { at: START_SECONDS, windowSeconds: 30 * DAY, namespaces: ["shop"] },
    ]);
    expect(backend.metrics.asked.map(({ windowSeconds }) => windowSeconds)).toEqual([DAY]);
  });

  test("is asked of the metrics source once for all viewers, and told each what they may see", async () => {
    backend.metrics.plaintextCallers = [NIGHTLY];
    backend.cluster.access = {
      ...backend.cluster.access,
      amy: { state: "known", namespaces: ["shop"], how: "list" },
    };
    const amy = { ...VIEWER, identity: "amy" };
    const [all, some] = await Promise.all(
      [VIEWER, amy].map(async (viewer) => JSON.stringify(await getStrict(backend, viewer, ASKED, signal))),
    );
    expect(backend.metrics.askedPlaintext).toHaveLength(1);
    expect(all).toContain("night-job");
    expect(some).not.toContain("night-job");
  });

  test("would break a caller that no rate of the window shows any more", async () => {
    backend.metrics.plaintextCallers = [NIGHTLY];
    const { verdict } = await getStrict(backend, VIEWER, ASKED, signal);
    expect(verdict.verdict).toBe("wouldBreak");
    expect(verdict.blockers.map(({ caller, count }) => [caller.workload, count])).toEqual([["night-job", 3]]);
  });

  test("does not name a caller in a namespace that the viewer may not see", async () => {
    backend.metrics.plaintextCallers = [NIGHTLY];
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    const told = JSON.stringify(await getStrict(backend, VIEWER, ASKED, signal));
    expect(told).not.toContain("night-job");
    expect(told).toContain("wouldBreak");
  });

  test("is not that it is safe where the metrics source cannot be asked", async () => {
    backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    const { verdict, warnings } = await getStrict(backend, VIEWER, ASKED, signal);
    expect(verdict.verdict).toBe("notEnoughData");
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["noTelemetry", "plaintextUnknown"]),
    );
  });

  test("rests on rates of the last hour where a mesh is too large for longer ones, and says so", async () => {
    const { metrics } = backend;
    const fetchTick = metrics.fetchTick.bind(metrics);
    const message = "query processing would load too many samples";
    metrics.fetchTick = (request, signal) =>
      request.windowSeconds > 3_600
        ? Promise.resolve({ ok: false, kind: "refused", message })
        : fetchTick(request, signal);
    metrics.plaintextCallers = [NIGHTLY];
    const { verdict, warnings } = await getStrict(backend, VIEWER, ASKED, signal);
    expect(warnings.map(({ code }) => code)).toEqual(["ratesOfLastHour"]);
    expect(verdict).toMatchObject({ verdict: "wouldBreak", requestsPerSecond: 10 });
    metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    backend.clock.advance(15);
    const down = await getStrict(backend, VIEWER, ASKED, signal);
    expect(down.warnings.map(({ code }) => code)).toContain("noTelemetry");
  });

  test("is not given for the mesh to who may not list its namespaces", async () => {
    const asked = { ...ASKED, namespace: "" };
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "reviewed" } };
    const { verdict } = await getStrict(backend, VIEWER, asked, signal);
    expect(verdict.verdict).toBe("notEnoughData");
    expect(verdict.unknown[0]).toContain("You may not list namespaces");
  });

  test("has the change as a draft of an object that is created, or of the one that is there", async () => {
    const { verdict } = await getStrict(backend, VIEWER, ASKED, signal);
    expect(verdict.draft).toMatchObject([
      { baseline: null, edited: { kind: "PeerAuthentication", spec: { mtls: { mode: "STRICT" } } } },
    ]);
  });

  test("is given for every visible namespace at once", async () => {
    backend.metrics.plaintextCallers = [NIGHTLY];
    const asked = { namespaces: null, windowSeconds: DAY };
    const { namespaces, mesh } = await getReadiness(backend, VIEWER, asked, signal);
    const verdicts = Object.fromEntries(namespaces.map(({ scope, verdict }) => [scope.namespace, verdict]));
    expect(verdicts).toMatchObject({ shop: "wouldBreak", bank: "notEnoughData" });
    expect(mesh.verdict).toBe("wouldBreak");
    expect([mesh, ...namespaces].filter((one) => "draft" in one)).toEqual([]);
  });
});

describe("clients elsewhere that a DestinationRule has send plain text", () => {
  const rule = specObject("DestinationRule", "bank/plain", {
    host: "cart.shop.svc.cluster.local",
    trafficPolicy: { tls: { mode: "DISABLE" } },
  });
  const strict = specObject("PeerAuthentication", "shop/default", { mtls: { mode: "STRICT" } });
  const answers = async (): Promise<readonly string[]> => {
    backend.cluster.objects = [...SHOP, rule];
    const verdict = JSON.stringify(await getStrict(backend, VIEWER, ASKED, signal));
    backend.cluster.objects = [...SHOP, rule, strict];
    const asked = { namespaces: ["shop"], windowSeconds: 300 };
    return [verdict, JSON.stringify((await getMtls(backend, VIEWER, asked, signal)).body().entries)];
  };

  test("are told by their namespace", async () => {
    const [verdict, entries] = await answers();
    expect(verdict).toContain("clients in bank");
    expect(entries).toContain('"caller":{"namespace":"bank"');
  });

  test("are told without it to who may not see it", async () => {
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    const [verdict, entries] = await answers();
    expect(verdict).toContain("clients elsewhere");
    expect(entries).toContain("plaintextToStrict");
    expect(`${verdict} ${entries}`).not.toContain("bank");
  });
});

describe("mutual TLS of workloads", () => {
  test("is what servers saw, and null where none tells, never 0", async () => {
    const asked = { namespaces: ["shop"], windowSeconds: 300 };
    backend.metrics.rows = [cartServerRow("cart-v1", 3), cartServerRow("cart-v1", 1, "none")];
    const { entries } = (await getMtls(backend, VIEWER, asked, signal)).body();
    const observed = Object.fromEntries(entries.map((entry) => [entry.workload, entry.observedPercent]));
    expect(observed).toEqual({ "cart-v1": 75, "cart-v2": null, web: null });
  });

  test("is told by configuration alone while telemetry is down", async () => {
    backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    const { entries, warnings } = (
      await getMtls(backend, VIEWER, { namespaces: null, windowSeconds: 300 }, signal)
    ).body();
    expect(entries.map(({ configured }) => configured)).toContain("PERMISSIVE");
    expect(warnings.map(({ code }) => code)).toContain("noTelemetry");
  });
});
