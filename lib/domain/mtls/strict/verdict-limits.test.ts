import { describe, expect, it } from "vitest";
import {
  CALM,
  clientRow,
  LEGACY,
  mtlsRow,
  observedShop,
  peerAuthentication,
  plainRow,
  strictIn,
} from "@/lib/testing/mtls-world";
import { shopService } from "@/lib/testing/shop-mesh";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import type { StrictQuestion } from "./strict-verdict";

const MESH = { namespace: "", workload: "" };
const DAY = 86_400;

describe("a verdict is not given where it cannot be", () => {
  const without = (workload: string): typeof CALM =>
    CALM.filter(({ destinationWorkload }) => destinationWorkload !== workload);

  it("for the mesh, to who may not list namespaces and so may miss some", () => {
    const whole = { plaintext: [], knownSince: 0, scope: MESH };
    expect(strictIn([], CALM, { ...whole, listed: true }).verdict).toBe("safe");
    const { verdict, because } = strictIn([], CALM, { ...whole, listed: false });
    expect(verdict).toBe("notEnoughData");
    expect(because).toContain("which were not looked at");
    expect(strictIn([], CALM, { listed: false }).verdict).toBe("safe");
  });

  it.each<readonly [rule: string, rows: typeof CALM | null, more: Partial<StrictQuestion>, expected: string]>(
    [
      ["there is no telemetry", null, {}, "There is no telemetry, so nothing is known of who calls."],
      [
        "rare callers are not known",
        CALM,
        { plaintext: null },
        "Who called rarely in the window is not known.",
      ],
      [
        "the window is longer than what is known",
        CALM,
        { windowSeconds: 7 * DAY, at: 10 * DAY, knownSince: 8 * DAY },
        "Traffic is known of the last 2 days only, not of the 7 days asked for.",
      ],
      [
        "the clock of the metrics is ahead",
        CALM,
        { at: 1_000, knownSince: 2_000 },
        "Traffic is known of the last 0 seconds only, not of the 5 minutes asked for.",
      ],
      ["a workload was not called", without("cart-v2"), {}, "Nobody was seen calling shop/cart-v2."],
      [
        "only the clients report",
        [...without("cart-v2"), clientRow("shop/web", "shop/cart-v2")],
        {},
        "The proxy of shop/cart-v2 does not report; only its callers' proxies do.",
      ],
      [
        "the server does not say how it was called",
        [...without("cart-v2"), mtlsRow("shop/web", "shop/cart-v2", { securityPolicy: "" })],
        {},
        "The proxy of shop/cart-v2 does not say whether some of its traffic is mutual TLS.",
      ],
    ],
  )("%s", (_rule, rows, more, expected) => {
    const { verdict, because, unknown } = strictIn([], rows, more);
    expect(verdict).toBe("notEnoughData");
    expect(because).toBe(expected);
    expect(unknown).toContain(expected);
  });

  it("of the mesh while some of its namespaces are not looked at", () => {
    const verdict = strictIn([namespaceOf("secret")], CALM, { scope: MESH });
    expect(verdict).toMatchObject({
      verdict: "notEnoughData",
      because: "1 namespace of the mesh was not looked at.",
    });
    expect(strictIn([], CALM, { scope: MESH }).verdict).toBe("safe");
  });

  it("but a caller who would surely be refused breaks it, whatever is not known", () => {
    const rows = [plainRow("shop/legacy", "shop/cart-v1")];
    const verdict = strictIn(LEGACY, rows, { plaintext: null, windowSeconds: 90 * DAY });
    expect(verdict.verdict).toBe("wouldBreak");
    expect(verdict.unknown.length).toBeGreaterThan(2);
  });

  it("a scrape that is missing at the start of the window is no gap", () => {
    expect(strictIn([], CALM, { at: 1_000, knownSince: 745 }).verdict).toBe("safe");
  });
});

describe("what needs no traffic", () => {
  it("a workload that no Service leads to", () => {
    expect(strictIn(workloadObjects("shop/worker", { containers: SIDECAR }), CALM).verdict).toBe("safe");
  });

  it("a workload without a proxy, which no policy binds", () => {
    expect(strictIn([...LEGACY, shopService("shop/legacy")], CALM).verdict).toBe("safe");
  });

  it("a gateway, whose servers say how it is called", () => {
    const gateway = workloadObjects("shop/edge", { containers: [{ name: "istio-proxy" }] });
    const rows = [...CALM, plainRow("", "shop/edge")];
    expect(strictIn([...gateway, shopService("shop/edge")], rows).verdict).toBe("safe");
  });

  it("ports past the proxy, of which it says that nothing is known", () => {
    const excluded = workloadObjects("shop/web", {
      containers: SIDECAR,
      podAnnotations: {
        "traffic.sidecar.istio.io/excludeInboundPorts": "9000,",
        "traffic.sidecar.istio.io/includeInboundPorts": "8080",
      },
    });
    const { verdict, unknown } = strictIn(excluded, CALM);
    expect(verdict).toBe("safe");
    expect(unknown.join(" ")).toContain("Calls of port 9000 of shop/web do not pass its proxy");
    expect(unknown.join(" ")).toContain("Of shop/web only calls of 8080 pass its proxy");
  });

  it("nothing of ports where all of them pass the proxy", () => {
    const podAnnotations = { "traffic.sidecar.istio.io/includeInboundPorts": "*" };
    const all = workloadObjects("shop/web", { containers: SIDECAR, podAnnotations });
    expect(strictIn(all, CALM).unknown).toEqual([]);
  });

  it("a namespace that nothing takes its mode from, and says so", () => {
    const { verdict, because } = strictIn([namespaceOf("empty")], CALM, {
      mesh: { ...observedShop([namespaceOf("empty")], CALM), visible: new Set(["empty"]) },
      scope: { namespace: "empty", workload: "" },
    });
    expect(verdict).toBe("safe");
    expect(because).toContain("changes nothing");
  });
});

describe("what is STRICT already", () => {
  it.each([
    [
      "the namespace by its own policy",
      [peerAuthentication("shop/default", "STRICT")],
      "shop",
      "",
      "shop/default",
    ],
    [
      "the namespace by the mesh's",
      [peerAuthentication("istio-system/all", "STRICT")],
      "shop",
      "",
      "istio-system/all",
    ],
    ["the mesh", [peerAuthentication("istio-system/all", "STRICT")], "", "", "istio-system/all"],
    ["a workload", [peerAuthentication("shop/cart", "STRICT", "cart")], "shop", "cart-v1", "shop/cart"],
  ] as const)("%s", (_rule, objects, namespace, workload, by) => {
    const verdict = strictIn(objects, CALM, { scope: { namespace, workload } });
    expect(verdict).toMatchObject({ verdict: "alreadyStrict", configured: "STRICT", draft: [] });
    expect(verdict.because).toContain(by);
  });

  it("is not the namespace where only a workload is", () => {
    expect(strictIn([peerAuthentication("shop/cart", "STRICT", "cart")], CALM).verdict).toBe("safe");
  });
});

describe("figures of the scope", () => {
  it("are of its own workloads only", () => {
    const rows = [...CALM, plainRow("", "shop/cart-v1"), plainRow("", "bank/till")];
    expect(strictIn([], rows)).toMatchObject({ requestsPerSecond: 4, observedPercent: 75 });
    const one = { namespace: "shop", workload: "cart-v2" };
    expect(strictIn([], rows, { scope: one })).toMatchObject({ requestsPerSecond: 1, observedPercent: 100 });
    expect(strictIn([], rows, { scope: MESH })).toMatchObject({ requestsPerSecond: 6 });
  });

  it("are unknown, not 0, where no server tells", () => {
    expect(strictIn([], [clientRow("shop/web", "shop/cart-v1")]).observedPercent).toBeNull();
    expect(strictIn([], null)).toMatchObject({ observedPercent: null, requestsPerSecond: 0 });
  });
});

describe("a verdict says what it rests on", () => {
  const worker = workloadObjects("shop/worker", { containers: SIDECAR });
  const because = (workload: string, windowSeconds: number): string => {
    const scope = { namespace: "shop", workload };
    return strictIn(worker, CALM, { scope, windowSeconds, at: 10 * DAY, knownSince: 0 }).because;
  };

  it("on no Service and no call where nothing was seen, not on traffic", () => {
    expect(because("worker", DAY)).toBe(
      "No Service leads to the workloads it changes, and no call of them was seen in the last day.",
    );
  });

  it.each([
    [DAY, "in the last day was"],
    [3_600, "in the last hour was"],
    [6 * 3_600, "in the last 6 hours was"],
  ])("on a window of %d s by its name", (windowSeconds, expected) => {
    expect(because("", windowSeconds)).toContain(expected);
  });
});
