import { beforeEach, describe, expect, test } from "vitest";
import type { ExplainRequest, ExplainResponse } from "@/lib/contracts/routes/explain";
import { toRawObject } from "@/lib/domain/config/to-raw-object";
import { recordedOf } from "@/lib/domain/history/recorded-of";
import { ProblemError } from "@/lib/server/errors";
import { configObject } from "@/lib/testing/config-object";
import { fakeBackend, START_SECONDS, type FakeBackend } from "@/lib/testing/fake-backend";
import { CART_SUBSETS, cartByWeight, SHOP, shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { explainRoute } from "./explain-route";

const VIEWER = { identity: "process", mayWrite: false };
const signal = AbortSignal.timeout(20_000);
const NOW = START_SECONDS * 1000;
const REQUEST: ExplainRequest = {
  source: { namespace: "shop", workload: "web" },
  host: "cart",
  port: 8080,
  method: "get",
  path: "items",
  headers: {},
};
/** Mesh-wide: only `web` of the shop may call. */
const POLICY = specObject("AuthorizationPolicy", "istio-system/doors", {
  rules: [{ from: [{ source: { namespaces: ["bank"] } }] }],
});

let backend: FakeBackend;
beforeEach(() => {
  backend = fakeBackend(["shop", "bank", "istio-system"]);
  backend.cluster.objects = [...SHOP, CART_SUBSETS, cartByWeight(90, 10)];
});

const explain = (more: Partial<ExplainRequest> = {}): Promise<ExplainResponse> =>
  explainRoute(backend, VIEWER, { ...REQUEST, ...more }, signal);
const shares = ({ destinations }: ExplainResponse): readonly string[] =>
  destinations.map(({ subset, weight }) => `${subset ?? ""} ${weight}`);

describe("where a request goes", () => {
  test("by the configuration as it is", async () => {
    const told = await explain();
    expect(told).toMatchObject({ outcome: "route", of: "now", warnings: [], mtls: true });
    expect(shares(told)).toEqual(["v1 90", "v2 10"]);
    expect(told.destinations[0]?.endpoints).toHaveLength(2);
  });

  test("by a draft, which may also take objects away", async () => {
    const draft = toRawObject(cartByWeight(0, 100));
    expect(shares(await explain({ drafts: [draft] }))).toEqual(["v2 100"]);
    const metadata = { namespace: "shop", name: "cart", deletionTimestamp: "2026-01-01T00:00:00Z" };
    const gone = await explain({ drafts: [{ ...draft, metadata }] });
    expect(gone.of).toBe("draft");
    expect(gone.destinations.map(({ subset }) => subset)).toEqual([undefined]);
  });

  test("by the configuration as it was, and says what is not as it was", async () => {
    const seen = { object: { kind: "VirtualService", namespace: "shop", name: "cart" }, uid: "1" };
    const record = (at: number, weight: number): void =>
      backend.history.append({
        ...seen,
        at,
        resourceVersion: "1",
        action: at < NOW ? "found" : "changed",
        how: "watched",
        manager: "kubectl",
        state: recordedOf(cartByWeight(weight, 100 - weight)),
      });
    record(NOW - 60_000, 40);
    record(NOW + 10_000, 90);
    backend.clock.advance(60);
    const told = await explain({ at: NOW });
    expect(shares(told)).toEqual(["v1 40", "v2 60"]);
    expect(told.warnings.map(({ code }) => code)).toEqual(["asOfThen"]);
    expect((await explain({ at: NOW - 3_600_000 })).warnings.map(({ code }) => code)).toContain(
      "historyTooShort",
    );
  });

  test("says that it is not known how objects were, not how many: some may not be seen", async () => {
    backend.history.append({
      object: { kind: "VirtualService", namespace: "bank", name: "pay" },
      uid: "1",
      at: NOW + 10_000,
      resourceVersion: "1",
      action: "changed",
      how: "watched",
      manager: "kubectl",
      state: recordedOf(cartByWeight(90, 10)),
    });
    backend.clock.advance(60);
    const { warnings } = await explain({ at: NOW });
    expect(warnings.map(({ code }) => code)).toEqual(["asOfThen", "unknownRevisions"]);
    expect(warnings[1]?.message).not.toMatch(/\d/);
  });

  test("names no object that the viewer may not see, though it decides", async () => {
    backend.cluster.objects = [...backend.cluster.objects, POLICY];
    expect((await explain()).authorization).toEqual({
      allowed: false,
      by: { kind: "AuthorizationPolicy", namespace: "istio-system", name: "doors" },
    });
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    const told = await explain();
    expect(told).toMatchObject({ outcome: "refused", authorization: { allowed: false, by: null } });
    expect(JSON.stringify(told)).not.toContain("doors");
  });

  test("names no host, subset or pod of a namespace that the viewer may not see", async () => {
    const destination = { host: "till.bank.svc.cluster.local", subset: "hushed" };
    const subsets = [{ name: "hushed", labels: { app: "till" } }];
    backend.cluster.objects = [
      ...backend.cluster.objects,
      specObject("VirtualService", "bank/pay", { hosts: ["pay.test"], http: [{ route: [{ destination }] }] }),
      specObject("DestinationRule", "bank/till", { host: "till", subsets }),
    ];
    const asked = { host: "pay.test", port: 80 };
    expect((await explain(asked)).destinations).toMatchObject([destination]);
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    const told = await explain(asked);
    expect(told.destinations).toEqual([
      { host: "a host you may not see", port: 8080, weight: 100, endpoints: [], endpointsHidden: true },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/till|hushed|bank/);
  });

  test("tells no address outside of the cluster that a Service the viewer may not see leads to", async () => {
    const labels = { "kubernetes.io/service-name": "vault" };
    const slice = {
      ports: [{ name: "http", port: 8080 }],
      endpoints: [{ addresses: ["192.0.2.7"], conditions: { ready: true } }],
    };
    backend.cluster.objects = [
      ...backend.cluster.objects,
      shopService("bank/vault", { selector: {} }),
      configObject("EndpointSlice", "bank/vault-1", slice, { labels }),
    ];
    const asked = { host: "vault.bank.svc.cluster.local", port: 8080 };
    expect(JSON.stringify((await explain(asked)).destinations)).toContain("192.0.2.7");
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    const told = await explain(asked);
    expect(JSON.stringify(told)).not.toContain("192.0.2.7");
    expect(told.warnings.map(({ code }) => code)).toEqual(["hiddenEndpoints"]);
  });

  test("does not take endpoints that the viewer may not see for none", async () => {
    const asked = async (host: string): Promise<readonly unknown[]> => {
      const { warnings, destinations } = await explain({ host, port: 8080 });
      return [warnings.map(({ code }) => code), destinations.map(({ endpointsHidden }) => endpointsHidden)];
    };
    expect(await asked("till.bank")).toEqual([[], [false]]);
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    expect(await asked("till.bank")).toEqual([["hiddenEndpoints"], [true]]);
    const { warnings } = await explain({ host: "till.bank", port: 8080 });
    expect(warnings[0]?.message, "how many there are is not told").not.toMatch(/\d/);
  });

  test("tells of a service without pods that it has none, and hides nothing", async () => {
    const object = specObject("Service", "shop/idle", { selector: { app: "idle" }, ports: [{ port: 8080 }] });
    backend.cluster.objects = [...backend.cluster.objects, object];
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    const { destinations, warnings } = await explain({ host: "idle" });
    expect([destinations[0]?.endpoints, destinations[0]?.endpointsHidden, warnings]).toEqual([[], false, []]);
  });

  test("says that more may decide to who may not list namespaces", async () => {
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "reviewed" } };
    expect((await explain()).warnings.map(({ code }) => code)).toEqual(["namespacesUnlisted"]);
  });

  test("tells no more of a namespace that a draft takes away", async () => {
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    const metadata = { name: "bank", deletionTimestamp: "2026-01-01T00:00:00Z" };
    const drafts = [{ apiVersion: "v1", kind: "Namespace", metadata }];
    const told = JSON.stringify(await explain({ host: "till.bank", port: 8080, drafts }));
    expect(told).toContain("hiddenEndpoints");
    expect(told).not.toContain("bank/till");
  });

  test.each([
    [{ source: { namespace: "elsewhere", workload: "web" } }, 404, "namespaces"],
    [{ drafts: [{ kind: "VirtualService" }] }, 400, "drafts.0"],
  ])("is refused by the name of what is wrong: %j", async (more, status, parameter) => {
    const failure: unknown = await explain(more).catch((error: unknown) => error);
    expect(failure instanceof ProblemError && failure.problem).toMatchObject({ status, parameter });
  });
});
