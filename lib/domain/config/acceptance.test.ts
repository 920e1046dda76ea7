import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { acceptance } from "./acceptance";

const condition = (type: string, status: string, observedGeneration?: number): JsonObject => ({
  type,
  status,
  reason: "Because",
  message: "of this",
  ...(observedGeneration !== undefined && { observedGeneration }),
});
const object = (status: JsonObject): JsonObject => ({ metadata: { generation: 3 }, status });

test.each<[string, JsonObject, string]>([
  ["nothing is said", {}, "notTold"],
  ["conditions of others only", { conditions: [condition("Synced", "False")] }, "notTold"],
  ["accepted as it is now", { conditions: [condition("Accepted", "True", 3)] }, "accepted"],
  ["accepted without a generation", { conditions: [condition("Reconciled", "True")] }, "accepted"],
  ["accepted as it was", { conditions: [condition("Accepted", "True", 2)] }, "waiting"],
  ["rejected as it was", { conditions: [condition("Accepted", "False", 2)] }, "waiting"],
  ["rejected as it is now", { conditions: [condition("Accepted", "False", 3)] }, "rejected"],
  ["not known yet", { conditions: [condition("Programmed", "Unknown", 3)] }, "waiting"],
  [
    "rejected by one parent of two",
    {
      parents: [
        { conditions: [condition("Accepted", "True", 3)] },
        { conditions: [condition("ResolvedRefs", "False", 3)] },
      ],
    },
    "rejected",
  ],
  [
    "a listener that is not programmed",
    { listeners: [{ conditions: [condition("Programmed", "False", 3)] }] },
    "rejected",
  ],
  [
    "an error of Istio's analysis",
    { validationMessages: [{ level: "ERROR", documentationUrl: "https://istio.io/x" }] },
    "rejected",
  ],
  [
    "an error of Istio's analysis, its level as protobuf's number",
    { validationMessages: [{ level: 3, documentationUrl: "https://istio.io/x" }] },
    "rejected",
  ],
  [
    "a listener in conflict with another",
    { listeners: [{ conditions: [condition("Conflicted", "True", 3)] }] },
    "rejected",
  ],
  [
    "a listener in conflict with none",
    { listeners: [{ conditions: [condition("Accepted", "True", 3), condition("Conflicted", "False", 3)] }] },
    "accepted",
  ],
  ["a warning of Istio's analysis", { validationMessages: [{ level: "WARNING" }] }, "notTold"],
])("%s", (_, status, state) => {
  expect(acceptance(object(status)).state).toBe(state);
});

test.each<[string, JsonObject, string]>([
  [
    "every condition against it",
    { conditions: [condition("Accepted", "False"), condition("Ready", "False")] },
    "Because: of this Because: of this",
  ],
  [
    "a reason alone",
    { conditions: [{ type: "Accepted", status: "False", reason: "NoSuchClass" }] },
    "NoSuchClass",
  ],
  [
    "a message alone",
    { conditions: [{ type: "Accepted", status: "False", message: "no class" }] },
    "no class",
  ],
  [
    "where Istio explains its error",
    { validationMessages: [{ level: "ERROR", documentationUrl: "https://istio.io/x" }] },
    "https://istio.io/x",
  ],
  [
    "that there is an error, where Istio explains nothing",
    { validationMessages: [{ level: "ERROR" }] },
    "Istio's analysis found an error.",
  ],
])("a rejection says %s", (_, status, message) => {
  expect(acceptance(object(status)).message).toBe(message);
});

test("an acceptance names the conditions that hold, and no other", () => {
  const conditions = [
    condition("Accepted", "True", 3),
    condition("Conflicted", "False", 3),
    condition("Ready", "True", 3),
  ];
  expect(acceptance(object({ conditions })).message).toBe("The control plane says: Accepted, Ready.");
});

test("a status is current where the object has no generation to compare it with", () => {
  const status = { conditions: [condition("Accepted", "True", 2)] };
  expect(acceptance({ metadata: {}, status }).state).toBe("accepted");
});

test("a rejection brings the control plane's own words", () => {
  expect(acceptance(object({ conditions: [condition("Accepted", "False", 3)] })).message).toBe(
    "Because: of this",
  );
});
