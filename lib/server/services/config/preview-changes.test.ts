import { beforeEach, describe, expect, test } from "vitest";
import { previewRequestSchema, type PreviewResponse } from "@/lib/contracts/config/preview";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS } from "@/lib/domain/mesh/kinds";
import { clusterObject } from "@/lib/testing/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { fakeBackend, type FakeBackend } from "@/lib/testing/fake-backend";
import { editFailure } from "@/lib/testing/fake-cluster-editor";
import { previewChanges } from "./preview-changes";

const WRITER = { identity: "process", mayWrite: true };
const signal = AbortSignal.timeout(20_000);

function route(weights: readonly number[], host = "cart"): JsonObject {
  const destinations = weights.map((weight, index) => ({
    destination: { host, subset: `v${index + 1}` },
    weight,
  }));
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { namespace: "shop", name: "cart" },
    spec: { hosts: [host], http: [{ route: destinations }] },
  };
}

let backend: FakeBackend;
let opened: JsonObject;

beforeEach(() => {
  backend = fakeBackend(["shop"]);
  backend.cluster.kinds = KINDS.map(({ key }) => ({
    kind: key,
    namespace: null,
    objects: 0,
    state: "live",
    since: 0,
  }));
  opened = backend.editor.put(route([60, 40]));
  const read = asClusterObject(opened);
  const service = clusterObject("Service", "shop", "cart", {
    data: { spec: { ports: [{ port: 80, name: "http" }] } },
  });
  backend.cluster.objects = [service, ...(read.ok ? [read.object] : [])];
});

function preview(
  objects: readonly Readonly<Record<string, unknown>>[],
  viewer = WRITER,
): Promise<PreviewResponse> {
  return previewChanges(backend, viewer, previewRequestSchema.parse({ objects }), signal);
}

const edited = (weights: readonly number[], host?: string): JsonObject => ({
  ...opened,
  spec: route(weights, host)["spec"],
});

describe("before anything is applied", () => {
  test("the difference, the API server's verdict and a command that does the same are shown; nothing is written", async () => {
    const { objects } = await preview([{ baseline: opened, edited: edited([50, 50]) }]);
    expect(objects[0]).toMatchObject({
      action: "update",
      changes: [{ path: "spec.http[0].route[0].weight" }, { path: "spec.http[0].route[1].weight" }],
      dryRun: { state: "accepted" },
    });
    expect(objects[0]?.kubectl).toMatch(
      /^kubectl patch virtualservices\.networking\.istio\.io\/cart -n shop --type=json -p '/,
    );
    expect(backend.editor.calls.filter((call) => call.startsWith("patch"))).toEqual([
      "patch VirtualService shop/cart (dry run)",
    ]);
  });

  test("findings that would appear and those that would be mended are told apart", async () => {
    const broken = await preview([{ baseline: opened, edited: edited([50, 50], "nowhere") }]);
    expect(broken.findings.map(({ code }) => code)).toContain("KIA1101");
    const gone = await preview([{ baseline: opened, edited: null }]);
    expect(gone.mended.map(({ code }) => code)).toContain("KIA1107");
  });

  test("what changed meanwhile is shown, and a conflict keeps the dry run from running", async () => {
    backend.editor.put(route([10, 40]));
    const { objects } = await preview([{ baseline: opened, edited: edited([50, 40]) }]);
    expect(objects[0]?.meanwhile).toHaveLength(1);
    expect(objects[0]?.conflicts).toMatchObject([{ baseline: 60, current: 10, edited: 50 }]);
    expect(objects[0]?.dryRun.state).toBe("notRun");
    const path = objects[0]?.conflicts[0]?.path ?? "";
    const answered = await preview([
      { baseline: opened, edited: edited([50, 40]), resolutions: { [path]: "edited" } },
    ]);
    expect(answered.objects[0]?.dryRun.state).toBe("accepted");
  });

  test("what only moves within its object is neither mended nor new elsewhere", async () => {
    const broken = { ...opened, spec: route([100], "nowhere")["spec"] };
    const read = asClusterObject(broken);
    backend.cluster.objects = [...backend.cluster.objects.slice(0, 1), ...(read.ok ? [read.object] : [])];
    backend.checks.close();
    const live = fakeBackend(["shop"]);
    live.cluster.kinds = backend.cluster.kinds;
    live.cluster.objects = backend.cluster.objects;
    const put = live.editor.put(broken);
    const http = [
      { match: [{ uri: { prefix: "/new" } }], route: [{ destination: { host: "cart" } }] },
      { route: [{ destination: { host: "nowhere", subset: "v1" }, weight: 100 }] },
    ];
    const asked = { objects: [{ baseline: put, edited: { ...put, spec: { hosts: ["nowhere"], http } } }] };
    const { mended, findings } = await previewChanges(
      live,
      WRITER,
      previewRequestSchema.parse(asked),
      signal,
    );
    expect(findings.filter(({ code }) => code === "KIA1101").map(({ path }) => path[2])).toEqual([1]);
    expect(mended.map(({ code }) => code)).not.toContain("KIA1101");
  });

  test("findings of the draft itself are told where nothing of its kind may be read yet", async () => {
    backend.cluster.mayGet = (_viewer, _kind, namespace) => Promise.resolve(namespace === "shop");
    backend.cluster.objects = backend.cluster.objects.slice(0, 1);
    const fresh = route([100], "nowhere");
    const { findings } = await preview([
      { baseline: null, edited: { ...fresh, metadata: { namespace: "shop", name: "fresh" } } },
    ]);
    expect(findings.map(({ code }) => code)).toContain("KIA1101");
  });

  test("what a webhook would change, drop and add is named", async () => {
    const { editor } = backend;
    const patch = editor.patch.bind(editor);
    editor.patch = async (...asked) => {
      const answer = await patch(...asked);
      if (!answer.ok) return answer;
      const { foreign: _, ...spec } = objectAt(answer.value.object, "spec");
      const object = { ...answer.value.object, spec: { ...spec, hosts: ["other"], exportTo: ["."] } };
      return { ok: true, value: { ...answer.value, object } };
    };
    const { objects } = await preview([
      { baseline: opened, edited: { ...opened, spec: { ...objectAt(opened, "spec"), foreign: 0 } } },
    ]);
    expect(objects[0]?.dryRun).toMatchObject({
      state: "accepted",
      pruned: ["spec.foreign"],
      defaulted: ["spec.exportTo"],
      warnings: ["The cluster would write another value at spec.hosts[0]."],
    });
  });

  test("a refusal of the API server comes with the fields it names", async () => {
    backend.editor.fail = {
      patch: { ...editFailure("invalid", "no"), causes: [{ field: "spec.http", message: "bad" }] },
    };
    const { objects } = await preview([{ baseline: opened, edited: edited([50, 50]) }]);
    expect(objects[0]?.dryRun).toMatchObject({ state: "refused", causes: [{ field: "spec.http" }] });
  });

  test("who may not write sees everything but the dry run, and why", async () => {
    const { objects } = await preview([{ baseline: opened, edited: edited([50, 50]) }], {
      ...WRITER,
      mayWrite: false,
    });
    expect(objects[0]?.changes).toHaveLength(2);
    expect(objects[0]?.dryRun.state).toBe("notRun");
    expect(JSON.stringify(objects[0]?.dryRun)).toContain("reading only");
  });

  test("what names an object that is to be deleted is listed", async () => {
    const rule = clusterObject("DestinationRule", "shop", "cart", {
      data: { spec: { host: "cart", subsets: [{ name: "v1", labels: {} }] } },
    });
    const known = { ...rule, apiVersion: "networking.istio.io/v1" };
    backend.cluster.objects = [...backend.cluster.objects, known];
    const raw = backend.editor.put({
      apiVersion: known.apiVersion,
      kind: known.kind,
      metadata: { namespace: "shop", name: "cart" },
      ...known.data,
    });
    const { objects } = await preview([{ baseline: raw, edited: null }]);
    expect(objects[0]?.action).toBe("delete");
    expect(new Set(objects[0]?.usedBy.map(({ kind, name }) => `${kind} ${name}`))).toEqual(
      new Set(["VirtualService cart"]),
    );
  });

  test("several objects are judged together", async () => {
    const entry = {
      apiVersion: "networking.istio.io/v1",
      kind: "ServiceEntry",
      metadata: { namespace: "shop", name: "out" },
      spec: {
        hosts: ["new.example.com"],
        ports: [{ number: 80, name: "http", protocol: "HTTP" }],
        resolution: "DNS",
      },
    };
    const both = await preview([
      { baseline: null, edited: entry },
      { baseline: opened, edited: edited([100], "new.example.com") },
    ]);
    expect(both.objects.map(({ action }) => action)).toEqual(["create", "update"]);
    expect(both.findings.map(({ code }) => code)).not.toContain("KIA1101");
  });

  test("without telemetry the impact says so, and everything else is there", async () => {
    backend.metrics.failure = { ok: false, kind: "unreachable", message: "Prometheus is down" };
    const { impact, objects } = await preview([{ baseline: opened, edited: edited([50, 50]) }]);
    expect(impact).toMatchObject({ state: "unavailable" });
    expect(objects[0]?.dryRun.state).toBe("accepted");
  });

  test("an object that cannot be read as one is refused in its place", async () => {
    const { objects } = await preview([
      { baseline: null, edited: { kind: "VirtualService" } },
      { baseline: opened, edited: edited([1, 99]) },
    ]);
    expect(objects.map(({ dryRun }) => dryRun.state)).toEqual(["refused", "accepted"]);
  });
});
