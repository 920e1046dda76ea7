import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeBackend } from "@/lib/testing/fake-backend";
import { fakeContainer } from "@/lib/testing/fake-container";
import { setCurrentContainer, type Container } from "@/lib/server/current-container";
import { GET as unknownPath } from "./api/[...path]/route";
import { GET as live } from "./livez/route";
import { GET as metrics } from "./metrics/route";
import { GET as ready } from "./readyz/route";

function start(phase: ReturnType<Container["phase"]>): void {
  const backend = fakeBackend(["shop"]);
  backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
  backend.cluster.kinds = [
    { kind: "Pod", namespace: "shop", objects: 1, state: "live", since: 0 },
    { kind: "Pod", namespace: "vault", objects: 1, state: "live", since: 0 },
  ];
  setCurrentContainer({ ...fakeContainer(backend), phase: () => phase });
}

beforeEach(() => start("ready"));
afterEach(() => {
  globalThis.meshlensContainer = undefined;
});

test("ready and alive whatever Prometheus does", () => {
  expect([live().status, ready().status]).toEqual([200, 200]);
});

test.each(["starting", "stopping"] as const)("alive and not ready while %s", (phase) => {
  start(phase);
  expect([live().status, ready().status]).toEqual([200, 503]);
});

test("watches are counted by kind and state, without a namespace", async () => {
  const text = await (await metrics()).text();
  expect(text).toContain('meshlens_watches{kind="Pod",state="live"} 2');
  expect(text).not.toContain("vault");
  expect(text).toContain("process_resident_memory_bytes");
});

test("a path of the API that there is not is a problem document, not a page", async () => {
  const response = unknownPath();
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ status: 404 });
});
