import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ApiFailure, ApiResult } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";
import { createAccessReviews } from "./access-reviews";
import { createIdentityClients } from "./identity-clients";
import { createVisibleNamespaces } from "./visible-namespaces";

const VIEWER = { identity: "process", mayWrite: false };
const signal = new AbortController().signal;
const FORBIDDEN: ApiFailure = { kind: "forbidden", message: "namespaces is forbidden" };
const DOWN: ApiFailure = { kind: "unreachable", message: "the API server cannot be reached: ECONNREFUSED" };

function setUp(options: {
  list: readonly string[] | ApiFailure;
  allowed?: readonly string[];
  configured?: readonly string[];
  contextNamespace?: string;
}): {
  visible: ReturnType<typeof createVisibleNamespaces>;
  calls: { lists: number; reviews: string[] };
  state: { now: number; down: boolean };
} {
  const calls = { lists: 0, reviews: new Array<string>() };
  const state = { now: 0, down: false };
  const clock = { now: () => state.now };
  const client: ApiClient = {
    getJson() {
      calls.lists += 1;
      if (state.down) return Promise.resolve({ ok: false, failure: DOWN });
      if ("kind" in options.list) return Promise.resolve({ ok: false, failure: options.list });
      return Promise.resolve({
        ok: true,
        value: { items: options.list.map((name) => ({ metadata: { name } })) },
      });
    },
    postJson(_path: string, body: JsonObject): Promise<ApiResult<JsonObject>> {
      const namespace = /"namespace":"([^"]*)"/.exec(JSON.stringify(body))?.[1] ?? "";
      calls.reviews.push(namespace);
      if (state.down) return Promise.resolve({ ok: false, failure: DOWN });
      return Promise.resolve({
        ok: true,
        value: { status: { allowed: options.allowed?.includes(namespace) === true } },
      });
    },
    openStream: () => Promise.resolve({ ok: false, failure: DOWN }),
    ask: () => Promise.resolve({ got: "nothing", why: "unreachable", message: "", sent: false }),
  };
  const clients = createIdentityClients(client);
  const visible = createVisibleNamespaces({
    clients,
    reviews: createAccessReviews(clients, clock),
    clock,
    configured: options.configured ?? [],
    contextNamespace: options.contextNamespace ?? null,
  });
  return { visible, calls, state };
}

describe("visibleNamespaces", () => {
  it("is the list where the viewer may list", async () => {
    const { visible, calls } = setUp({ list: ["b", "a"] });
    expect(await visible(VIEWER, ["x"], signal)).toEqual({
      state: "known",
      namespaces: ["a", "b"],
      how: "list",
    });
    expect(calls.reviews).toEqual([]);
  });

  it("is the configured ones in which pods may be read, where listing is refused", async () => {
    const { visible } = setUp({ list: FORBIDDEN, configured: ["a", "b"], allowed: ["b", "c"] });
    expect(await visible(VIEWER, ["c"], signal)).toEqual({
      state: "known",
      namespaces: ["b"],
      how: "configured",
    });
  });

  it("reviews the candidates and the context's namespace where nothing is configured", async () => {
    const { visible, calls } = setUp({ list: FORBIDDEN, contextNamespace: "own", allowed: ["own", "c"] });
    expect(await visible(VIEWER, ["c", "d", "own"], signal)).toEqual({
      state: "known",
      namespaces: ["own", "c"],
      how: "reviewed",
    });
    expect(calls.reviews.toSorted()).toEqual(["c", "d", "own"]);
  });

  it("asks again only after 30 seconds", async () => {
    const { visible, calls, state } = setUp({ list: FORBIDDEN, allowed: ["c"] });
    await Promise.all([visible(VIEWER, ["c"], signal), visible(VIEWER, ["c"], signal)]);
    await visible(VIEWER, ["c"], signal);
    expect([calls.lists, calls.reviews.length]).toEqual([1, 1]);
    state.now = 30_000;
    await visible(VIEWER, ["c"], signal);
    expect([calls.lists, calls.reviews.length]).toEqual([2, 2]);
  });

  it("uses a fresh decision while the API server is down, and none that is older", async () => {
    const { visible, state } = setUp({ list: FORBIDDEN, allowed: ["c"] });
    await visible(VIEWER, ["c"], signal);
    state.down = true;
    expect(await visible(VIEWER, ["c"], signal)).toMatchObject({ state: "known", namespaces: ["c"] });
    state.now = 30_000;
    expect(await visible(VIEWER, ["c"], signal)).toEqual({
      state: "unavailable",
      cause: "unreachable",
      message: DOWN.message,
    });
  });

  it("sends at most 500 reviews, for the candidates named first", async () => {
    const { visible, calls } = setUp({ list: FORBIDDEN });
    await visible(VIEWER, ["zoo", ...Array.from({ length: 2000 }, (_, index) => `n${index}`)], signal);
    expect(calls.reviews).toHaveLength(500);
    expect(calls.reviews).toContain("zoo");
  });

  it.each(["", "someone@example.com"])(
    "shows nothing to an identity without credentials: %j",
    async (identity) => {
      const { visible, calls } = setUp({ list: ["a"] });
      expect(await visible({ identity, mayWrite: true }, ["a"], signal)).toEqual({
        state: "known",
        namespaces: [],
        how: "reviewed",
      });
      expect(calls).toEqual({ lists: 0, reviews: [] });
    },
  );
});
