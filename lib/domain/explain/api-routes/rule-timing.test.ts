import { expect, it } from "vitest";
import type { JsonObject } from "../../mesh/cluster-object";
import { ruleTiming } from "./rule-timing";

const BASE = ["connect-failure", "refused-stream", "unavailable", "cancelled"];
const USUAL = { attempts: 2, perTryTimeoutMs: null, on: BASE };

// https://gateway-api.sigs.k8s.io/geps/gep-1742/ and https://gateway-api.sigs.k8s.io/geps/gep-1731/
it.each<readonly [rule: string, written: JsonObject, expected: ReturnType<typeof ruleTiming>]>([
  ["nothing said", {}, { timeoutMs: null, retries: USUAL }],
  ["a limit of the request", { timeouts: { request: "10s" } }, { timeoutMs: 10_000, retries: USUAL }],
  ["0s is no limit", { timeouts: { request: "0s" } }, { timeoutMs: null, retries: USUAL }],
  ["no duration", { timeouts: { request: "soon" } }, { timeoutMs: null, retries: USUAL }],
  [
    "a limit of a try is that of the request where no retries are asked for",
    { timeouts: { request: "10s", backendRequest: "500ms" } },
    { timeoutMs: 500, retries: USUAL },
  ],
  [
    "retries with their statuses",
    { timeouts: { request: "10s", backendRequest: "2s" }, retry: { attempts: 5, codes: [500, 503] } },
    { timeoutMs: 10_000, retries: { attempts: 5, perTryTimeoutMs: 2_000, on: [...BASE, "500", "503"] } },
  ],
  ["retries without a number", { retry: {} }, { timeoutMs: null, retries: USUAL }],
  ["no retries", { retry: { attempts: 0 } }, { timeoutMs: null, retries: null }],
  [
    "retries without end",
    { retry: { attempts: 1e9, codes: "x" } },
    { timeoutMs: null, retries: { ...USUAL, attempts: 100 } },
  ],
])("%s", (_rule, written, expected) => {
  expect(ruleTiming(written)).toEqual(expected);
});
