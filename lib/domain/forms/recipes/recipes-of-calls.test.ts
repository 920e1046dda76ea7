import { describe, expect, test } from "vitest";
import { row } from "@/lib/testing/telemetry-row";
import { callersByWorkload } from "./callers-by-workload";
import { observedCalls, type ObservedCall } from "./observed-call";
import { policiesOfCalls } from "./policies-of-calls";
import { sidecarOfCalls } from "./sidecar-of-calls";

const call = (parts: Partial<ObservedCall> = {}): ObservedCall => ({
  sourceNamespace: "shop",
  sourceWorkload: "web",
  sourcePrincipal: "cluster.local/ns/shop/sa/web",
  destinationNamespace: "shop",
  destinationWorkload: "cart",
  host: "cart.shop.svc.cluster.local",
  service: "cart",
  serviceNamespace: "shop",
  plaintext: false,
  ...parts,
});

describe("calls of telemetry", () => {
  test("are told once each, without those of rate 0 and those that are no calls", () => {
    const rows = [row({ value: 1 }), row({ value: 2 }), row({ sourceWorkload: "idle", value: 0 })];
    const calls = observedCalls([...rows, row({ sourceWorkload: "x", measure: "durationSumMs" })]);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.sourcePrincipal).toBe("cluster.local/ns/bookinfo/sa/productpage");
  });

  test("of TCP are calls, of negative rate are none, and identities lose their scheme at the front only", () => {
    const tcp = row({ measure: "tcpToServer", sourcePrincipal: "spiffe://a/spiffe://b" });
    const calls = observedCalls([tcp, row({ measure: "tcpToClient", sourceApp: "x" }), row({ value: -1 })]);
    expect(calls.map(({ sourcePrincipal }) => sourcePrincipal)).toEqual(["a/spiffe://b"]);
  });

  test.each([
    ["destination", "none", true],
    ["waypoint", "none", true],
    ["source", "none", false],
    ["destination", "mutual_tls", false],
    ["destination", "", false],
  ])("by the %s with security policy %j are plaintext: %j", (reporter, securityPolicy, plaintext) => {
    expect(observedCalls([row({ reporter, securityPolicy })])[0]?.plaintext).toBe(plaintext);
  });
});

describe("a Sidecar of observed calls", () => {
  const calls = [
    call(),
    call({ sourceWorkload: "cart", host: "db.data.svc.cluster.local", serviceNamespace: "data" }),
    call({ host: "api.example.com", service: "api.example.com", serviceNamespace: "" }),
    call({ host: "old.example.com", service: "PassthroughCluster", serviceNamespace: "" }),
    call({ host: "", service: "(hidden)", serviceNamespace: "" }),
    call({ sourceNamespace: "other", host: "x.other.svc.cluster.local", serviceNamespace: "other" }),
  ];
  const input = {
    namespace: "shop",
    workload: null,
    calls,
    window: "1 h",
    keep: ["istio-system/*"],
    refuseOthers: false,
  };

  // https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
  test("lists each host once with its namespace, and what is to be kept", () => {
    expect(sidecarOfCalls(input)).toMatchObject({
      objects: [
        {
          baseline: null,
          edited: {
            metadata: { name: "default", namespace: "shop" },
            spec: {
              egress: [
                {
                  hosts: [
                    "*/api.example.com",
                    "./cart.shop.svc.cluster.local",
                    "data/db.data.svc.cluster.local",
                    "istio-system/*",
                  ],
                },
              ],
            },
          },
        },
      ],
    });
  });

  test("of one workload selects it and lists only what it called", () => {
    const workload = { name: "cart", labels: { app: "cart" } };
    expect(sidecarOfCalls({ ...input, workload, refuseOthers: true, keep: [] })).toMatchObject({
      objects: [
        {
          edited: {
            metadata: { name: "cart" },
            spec: {
              workloadSelector: { labels: { app: "cart" } },
              outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
              egress: [{ hosts: ["data/db.data.svc.cluster.local"] }],
            },
          },
        },
      ],
    });
  });

  test("says what it cuts: calls that are rare, outside of the registry, or hidden", () => {
    const recipe = sidecarOfCalls(input);
    const said = recipe.state === "ready" ? recipe.warnings.join("\n") : "";
    expect(said).toContain("not called in the last 1 h");
    expect(said).toContain("refused where outboundTrafficPolicy is REGISTRY_ONLY");
    expect(said).toContain("old.example.com");
    expect(said).toContain("you may not see");
  });

  test("says the hosts by their number, each once though it is to be kept as well", () => {
    const once = sidecarOfCalls({ ...input, calls: [call()], keep: ["./cart.shop.svc.cluster.local"] });
    expect(once).toMatchObject({
      sentence: "Workloads of shop know of the 1 host seen called in the last 1 h only.",
      objects: [{ edited: { spec: { egress: [{ hosts: ["./cart.shop.svc.cluster.local"] }] } } }],
    });
    const strict = sidecarOfCalls({ ...input, refuseOthers: true });
    expect(strict.state === "ready" && strict.sentence).toContain(
      "3 hosts seen called in the last 1 h only, and calls of all others",
    );
  });

  test("does not list hosts without a dot, and calls outside without a host are not hidden ones", () => {
    const nameless = call({ host: "", service: "PassthroughCluster" });
    const recipe = sidecarOfCalls({ ...input, keep: [], calls: [call(), call({ host: "cart" }), nameless] });
    expect(recipe).toMatchObject({
      objects: [{ edited: { spec: { egress: [{ hosts: ["./cart.shop.svc.cluster.local"] }] } } }],
      warnings: [
        expect.anything(),
        expect.anything(),
        "Called, but in no registry, so not listed: hosts without a name.",
      ],
    });
  });

  test.each([
    ["no namespace", { namespace: "" }],
    ["nothing seen", { calls: [] }],
    ["nothing seen in the registry", { calls: [call({ service: "BlackHoleCluster" })] }],
    ["a workload without labels", { workload: { name: "web", labels: {} } }],
  ])("is not made of %s: it would cut everything off", (_, parts) => {
    expect(sidecarOfCalls({ ...input, ...parts }).state).toBe("incomplete");
  });
});

describe("policies of observed calls", () => {
  const selectors = new Map([["cart", { app: "cart" }]]);
  const input = { namespace: "shop", selectors, calls: [call()], window: "1 h", dryRun: false };

  // https://istio.io/latest/docs/concepts/security/#allow-nothing-deny-all-and-allow-all-policy
  test("allow nothing, and then each workload those who called it", () => {
    const calls = [
      call(),
      call({ sourcePrincipal: "cluster.local/ns/b/sa/a" }),
      call({ destinationNamespace: "b" }),
    ];
    const recipe = policiesOfCalls({ ...input, calls });
    expect(recipe.state === "ready" && recipe.objects.map(({ edited }) => edited["spec"])).toEqual([
      {},
      {
        selector: { matchLabels: { app: "cart" } },
        action: "ALLOW",
        rules: [
          { from: [{ source: { principals: ["cluster.local/ns/b/sa/a", "cluster.local/ns/shop/sa/web"] } }] },
        ],
      },
    ]);
  });

  // https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/
  test("as a dry run carry the annotation on every policy and say that nothing is refused", () => {
    const recipe = policiesOfCalls({ ...input, dryRun: true });
    expect(recipe.state === "ready" && recipe.sentence).toContain("Nothing is refused yet");
    const annotations = { "istio.io/dry-run": "true" };
    expect(recipe).toMatchObject({
      objects: [{ edited: { metadata: { annotations } } }, { edited: { metadata: { annotations } } }],
    });
  });

  test("warn of who did not call, and count the workloads", () => {
    const last = "Who did not call in the last 1 h will be refused.";
    expect(policiesOfCalls(input)).toMatchObject({
      sentence:
        "Workloads of shop refuse every call but those of the identities seen calling 1 workload in the last 1 h.",
      warnings: [last],
    });
    const calls = [call(), call({ destinationWorkload: "pay" })];
    const both = policiesOfCalls({
      ...input,
      calls,
      selectors: new Map([...selectors, ["pay", { app: "pay" }]]),
    });
    expect(both.state === "ready" && both.sentence).toContain("2 workloads");
  });

  test("select no pods by empty labels: that would allow the callers of one workload all of them", () => {
    const recipe = policiesOfCalls({ ...input, selectors: new Map([["cart", {}]]) });
    expect(recipe).toMatchObject({
      objects: { length: 1 },
      warnings: [expect.stringContaining("pods of cart"), expect.anything()],
    });
  });

  test("name every caller that will be cut off: plaintext, unknown, and of workloads that nothing selects", () => {
    const calls = [
      call({ sourcePrincipal: "", sourceWorkload: "old", plaintext: true }),
      call({ sourcePrincipal: "", sourceWorkload: "", sourceNamespace: "" }),
      call({ destinationWorkload: "pay" }),
    ];
    const recipe = policiesOfCalls({ ...input, calls });
    const said = recipe.state === "ready" ? recipe.warnings.join("\n") : "";
    expect(said).toContain("cart is called in plaintext by old of shop");
    expect(said).toContain("cart is called by an unknown caller, whose identity is not known");
    expect(said).toContain("pods of pay");
    expect(recipe).toMatchObject({ objects: { length: 1 } });
  });

  test.each([
    ["no namespace", { namespace: "" }],
    ["nothing seen", { calls: [call({ destinationNamespace: "b" })] }],
  ])("are not made of %s", (_, parts) => {
    expect(policiesOfCalls({ ...input, ...parts }).state).toBe("incomplete");
  });

  test("are not made of more workloads than a draft holds, which would cut the rest off", () => {
    const names = Array.from({ length: 50 }, (_, index) => `w${index}`);
    const many = new Map(names.map((name) => [name, { app: name }]));
    const calls = names.map((destinationWorkload) => call({ destinationWorkload }));
    expect(policiesOfCalls({ ...input, selectors: many, calls }).state).toBe("incomplete");
    many.delete("w0");
    expect(policiesOfCalls({ ...input, selectors: many, calls })).toMatchObject({ objects: { length: 50 } });
  });
});

test("a client's report without the identity is no unknown caller where the called side told it", () => {
  expect(callersByWorkload("shop", [call({ sourcePrincipal: "" }), call()])).toEqual([
    { workload: "cart", principals: ["cluster.local/ns/shop/sa/web"], plaintext: [], unknown: [] },
  ]);
});
