import { describe, expect, test } from "vitest";
import { fakeBackend, type FakeBackend } from "@/lib/testing/fake-backend";
import { SHOP } from "@/lib/testing/shop-mesh";
import { CART_ROWS } from "@/lib/testing/shop-rows";
import { getEgress } from "./get-egress";

const VIEWER = { identity: "process", mayWrite: false };
const signal = AbortSignal.timeout(20_000);

function shop(how: "list" | "reviewed"): FakeBackend {
  const backend = fakeBackend(["shop", "bank", "istio-system"], CART_ROWS);
  backend.cluster.objects = SHOP;
  backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how } };
  return backend;
}

const verdictOf = async (how: "list" | "reviewed", namespaces: readonly string[] | null): Promise<string> => {
  const reply = await getEgress(shop(how), VIEWER, { namespaces, windowSeconds: 300 }, signal);
  return reply.body().verdict;
};

describe("the verdict on REGISTRY_ONLY", () => {
  test.each([
    ["all namespaces, to who may list them", "list", null, "safe"],
    ["all namespaces, to who may miss some", "reviewed", null, "notEnoughData"],
    ["one namespace that may be seen", "reviewed", ["shop"], "safe"],
  ] as const)("is of what was looked at: %s", async (_, how, namespaces, verdict) => {
    expect(await verdictOf(how, namespaces)).toBe(verdict);
  });

  test("is no more than that there is not enough data while telemetry is down", async () => {
    const backend = shop("list");
    backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    const reply = await getEgress(backend, VIEWER, { namespaces: null, windowSeconds: 300 }, signal);
    expect(reply.body()).toMatchObject({ verdict: "notEnoughData", hosts: [] });
  });
});
