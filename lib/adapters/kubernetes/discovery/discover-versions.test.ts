import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS } from "@/lib/domain/mesh/kinds";
import type { ApiFailure, ApiResult } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";
import { createDiscovery } from "./create-discovery";
import { discoverVersions } from "./discover-versions";

const signal = new AbortController().signal;
const FORBIDDEN: ApiFailure = { kind: "forbidden", message: "no" };
const DOWN: ApiFailure = { kind: "unreachable", message: "down" };

/** An API that serves these groups, or fails as given; counts what it is asked. */
function serve(answers: Readonly<Record<string, JsonObject | ApiFailure>>): ApiClient & { asked: string[] } {
  const asked: string[] = [];
  const answer = (path: string): Promise<ApiResult<JsonObject>> => {
    asked.push(path);
    const found = answers[path];
    if (found === undefined)
      return Promise.resolve({ ok: false, failure: { kind: "notFound", message: path } });
    return Promise.resolve(isFailure(found) ? { ok: false, failure: found } : { ok: true, value: found });
  };
  const nothing = (): Promise<{ ok: false; failure: ApiFailure }> =>
    Promise.resolve({ ok: false, failure: DOWN });
  return {
    asked,
    getJson: answer,
    postJson: nothing,
    openStream: nothing,
    ask: () => Promise.resolve({ got: "nothing", why: "unreachable", message: "", sent: false }),
  };
}
const isFailure = (value: JsonObject | ApiFailure): value is ApiFailure => "message" in value;
const groups = (...names: string[]): JsonObject => ({
  groups: names.map((groupVersion) => ({ versions: [{ groupVersion }] })),
});
const resources = (...names: string[]): JsonObject => ({ resources: names.map((name) => ({ name })) });

describe("discoverVersions", () => {
  it("takes the most preferred version that has the resource, not just the group", async () => {
    const client = serve({
      "/apis": groups("networking.istio.io/v1beta1", "networking.istio.io/v1", "unrelated.io/v1"),
      "/apis/networking.istio.io/v1": resources("virtualservices"),
      "/apis/networking.istio.io/v1beta1": resources("virtualservices", "sidecars", "sidecars/status"),
    });
    const found = await discoverVersions(client, KINDS, signal);
    if (!found.ok) throw new Error(found.failure.message);
    expect(found.value.get("VirtualService")).toEqual({
      key: "VirtualService",
      versions: ["v1beta1", "v1"],
      version: "v1",
    });
    expect(found.value.get("Sidecar")?.version).toBe("v1beta1");
    expect(found.value.has("HTTPRoute")).toBe(false);
    expect(found.value.get("Pod")?.version).toBe("v1");
    expect(client.asked).not.toContain("/apis/unrelated.io/v1");
  });

  it("takes the API server's preferred version where it knows none of those that are served", async () => {
    const client = serve({
      "/apis": groups("networking.istio.io/v3", "networking.istio.io/v2"),
      "/apis/networking.istio.io/v3": resources("sidecars"),
      "/apis/networking.istio.io/v2": resources("sidecars", "virtualservices"),
    });
    const found = await discoverVersions(client, KINDS, signal);
    if (!found.ok) throw new Error(found.failure.message);
    expect(found.value.get("Sidecar")).toEqual({ key: "Sidecar", versions: ["v3", "v2"], version: "v3" });
    expect(found.value.get("VirtualService")?.version).toBe("v2");
  });

  it("loses only the kinds of a group that does not answer properly", async () => {
    const client = serve({
      "/apis": groups("apps/v1", "argoproj.io/v1alpha1"),
      "/apis/apps/v1": resources("deployments"),
      "/apis/argoproj.io/v1alpha1": { kind: "server", message: "the server is currently unable" },
    });
    const found = await discoverVersions(client, KINDS, signal);
    expect(found.ok && Array.from(found.value.keys()).includes("Deployment")).toBe(true);
    expect(found.ok && found.value.has("Rollout")).toBe(false);
  });

  it("assumes the preferred versions where discovery itself is forbidden", async () => {
    const found = await discoverVersions(serve({ "/apis": FORBIDDEN }), KINDS, signal);
    expect(found.ok && found.value.get("Rollout")?.version).toBe("v1alpha1");
    expect(found.ok && found.value.size).toBe(KINDS.length);
  });

  it("fails when the API server is down, also halfway", async () => {
    expect(await discoverVersions(serve({ "/apis": DOWN }), KINDS, signal)).toEqual({
      ok: false,
      failure: DOWN,
    });
    const halfway = serve({ "/apis": groups("apps/v1"), "/apis/apps/v1": DOWN });
    expect(await discoverVersions(halfway, KINDS, signal)).toEqual({ ok: false, failure: DOWN });
  });
});

describe("createDiscovery", () => {
  it("asks once for all kinds, and again after a minute; a failure is not remembered", async () => {
    let now = 0;
    const client = serve({ "/apis": groups() });
    const discovery = createDiscovery(client, KINDS, { now: () => now });
    await Promise.all([discovery(signal), discovery(signal)]);
    await discovery(signal);
    expect(client.asked).toHaveLength(1);
    now = 60_000;
    await discovery(signal);
    expect(client.asked).toHaveLength(2);
    const broken = serve({ "/apis": DOWN });
    const failing = createDiscovery(broken, KINDS, { now: () => now });
    await failing(signal);
    await failing(signal);
    expect(broken.asked).toHaveLength(2);
  });
});
