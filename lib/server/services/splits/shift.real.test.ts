import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { applyRequestSchema, type ApplyResponse } from "@/lib/contracts/config/apply";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt } from "@/lib/domain/mesh/read-json";
import { pauseShift, resumeShift, takeOver } from "@/lib/domain/shifting/change-plan";
import type { Edited } from "@/lib/domain/shifting/edited";
import { dropShift, finishShift, rollBack } from "@/lib/domain/shifting/end-shift";
import { readShift } from "@/lib/domain/shifting/read-shift";
import { SHIFT_ANNOTATION } from "@/lib/domain/shifting/shift-plan";
import { startShift, type ShiftWish } from "@/lib/domain/shifting/start-shift";
import { takeStep } from "@/lib/domain/shifting/take-step";
import type { Backend } from "@/lib/server/backend";
import type { OpenedEditor } from "@/lib/testing/editor-of";
import { fakeBackend } from "@/lib/testing/fake-backend";
import { REAL_SCHEMA_CHECK } from "@/lib/testing/real-schema-check";
import { realCluster, type EditedCluster } from "@/lib/testing/real/edited-clusters";
import { applyChange } from "../config/apply-change";

const WRITER = { identity: "process", mayWrite: true };
const signal = AbortSignal.timeout(900_000);
const NOW = "2026-03-01T10:00:00Z";
const LATER = "2026-03-01T11:00:00Z";

type Who = Parameters<EditedCluster["editorAs"]>[0];
type Kind = KindKey & ("VirtualService" | "HTTPRoute");

let cluster: EditedCluster;
let opened: OpenedEditor[] = [];
let people: Readonly<Record<Who, Backend>>;
let count = 0;
let name = "";

beforeAll(async () => {
  cluster = await realCluster();
  people = { root: backendAs("root"), reader: backendAs("reader"), patcher: backendAs("patcher") };
});
afterAll(async () => {
  for (const one of opened) await one.close();
  await cluster.close();
});
beforeEach(() => {
  count += 1;
  name = `cart-${count}`;
});

function backendAs(who: Who): Backend {
  const one = cluster.editorAs(who);
  opened = [...opened, one];
  return { ...fakeBackend(["shop"]), editor: one.editor, schemas: REAL_SCHEMA_CHECK };
}

const metadata = (more: JsonObject): JsonObject => ({ namespace: "shop", name, ...more });

/** With fields that a shift does not know of, weights of 0, false, empty texts and empty lists. */
const virtualService = (): JsonObject => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: metadata({ labels: { team: "" }, finalizers: ["example.com/keep"] }),
  spec: {
    hosts: ["cart"],
    gateways: [],
    exportTo: [],
    http: [
      {
        name: "",
        match: [],
        timeout: "3s",
        retries: { attempts: 0 },
        corsPolicy: { allowCredentials: false, allowOrigins: [] },
        route: [
          { destination: { host: "cart", subset: "v1" }, weight: 100, headers: { response: { remove: [] } } },
          { destination: { host: "cart", subset: "v2", port: { number: 8080 } }, weight: 0 },
        ],
      },
    ],
  },
});

const httpRoute = (): JsonObject => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "HTTPRoute",
  metadata: metadata({ annotations: { "example.com/note": "" } }),
  spec: {
    parentRefs: [{ group: "", kind: "Service", name: "cart", port: 8080 }],
    hostnames: [],
    rules: [
      {
        backendRefs: [
          { name: "cart-v1", port: 8080 },
          { name: "cart-v2", port: 8080, weight: 0 },
        ],
      },
    ],
  },
});

const WRITTEN = { VirtualService: virtualService, HTTPRoute: httpRoute } as const;
const ROUTES = { VirtualService: "http", HTTPRoute: "rules" } as const;
const DESTINATIONS = { VirtualService: "route", HTTPRoute: "backendRefs" } as const;

const apply = (asked: Readonly<Record<string, unknown>>, who: Who = "root"): Promise<ApplyResponse> =>
  applyChange(people[who], WRITER, applyRequestSchema.parse(asked), signal);

async function now(kind: Kind): Promise<JsonObject> {
  const read = await people.root.editor.read(WRITER, { kind, namespace: "shop", name }, signal);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

async function created(kind: Kind): Promise<JsonObject> {
  expect(await apply({ baseline: null, edited: WRITTEN[kind]() })).toMatchObject({ outcome: "applied" });
  return now(kind);
}

function written(edited: Edited): JsonObject {
  if (!edited.ok) throw new Error(edited.because);
  return edited.edited;
}

/** Writes what a person's page would, from the object as the API server has it, and gives it as it is then. */
async function does(kind: Kind, change: (raw: JsonObject) => Edited, who: Who = "root"): Promise<JsonObject> {
  const baseline = await now(kind);
  const answer = await apply({ baseline, edited: written(change(baseline)) }, who);
  expect(answer.outcome).toBe("applied");
  return now(kind);
}

const wish = (kind: Kind, more: Partial<ShiftWish> = {}): ShiftWish => ({
  route: `spec.${ROUTES[kind]}[0]`,
  goal: [0, 100],
  steps: [[90, 10]],
  gates: { successPercent: 99, p95Ms: null, minimumRequests: 0, waitSeconds: null },
  testRoute: { header: "x-tester", value: "yes", destination: 1 },
  deadline: "2026-03-02T10:00:00Z",
  now: NOW,
  by: "ann",
  firstStep: false,
  ...more,
});
const start =
  (kind: Kind, more: Partial<ShiftWish> = {}) =>
  (raw: JsonObject): Edited =>
    startShift(raw, wish(kind, more));
const step = (raw: JsonObject): Edited => takeStep(raw, LATER);

const rulesOf = (object: JsonObject, kind: Kind): readonly JsonObject[] =>
  objectsAt(objectAt(object, "spec"), ROUTES[kind]);
/** The weights of each route in order. */
const weightsOf = (object: JsonObject, kind: Kind): readonly unknown[] =>
  rulesOf(object, kind).map((rule) => objectsAt(rule, DESTINATIONS[kind]).map(({ weight }) => weight));

/** The object but for what the API server counts up with every write. */
function counted(object: JsonObject): JsonObject {
  const { managedFields: _, resourceVersion: __, generation: ___, ...own } = objectAt(object, "metadata");
  return { ...object, metadata: own };
}

/** Somebody else's weights, written without a word to Meshlens. */
const meddled =
  (kind: Kind, at: number, weights: readonly number[]) =>
  (object: JsonObject): Edited => {
    const rules = rulesOf(object, kind);
    const rule = rules[at] ?? {};
    const changed = objectsAt(rule, DESTINATIONS[kind]).map((one, index) => ({
      ...one,
      weight: weights[index] ?? 0,
    }));
    const edited = {
      ...object,
      spec: {
        ...objectAt(object, "spec"),
        [ROUTES[kind]]: rules.with(at, { ...rule, [DESTINATIONS[kind]]: changed }),
      },
    };
    return { ok: true, edited };
  };

describe.each(["VirtualService", "HTTPRoute"] as const)("a shift of a %s on a real API server", (kind) => {
  test("begins with its test route and plan, and moves traffic with its steps", async () => {
    const before = await created(kind);
    const started = await does(kind, start(kind));
    expect(readShift(started)).toMatchObject({
      broken: "",
      route: `spec.${ROUTES[kind]}[1]`,
      plan: {
        taken: 0,
        steps: [
          [90, 10],
          [0, 100],
        ],
      },
    });
    expect(weightsOf(started, kind)[1]).toEqual(weightsOf(before, kind)[0]);
    expect(weightsOf(await does(kind, step), kind)[1]).toEqual([90, 10]);
    const atGoal = await does(kind, step);
    expect(weightsOf(atGoal, kind)[1]).toEqual([0, 100]);
    expect(readShift(atGoal)).toMatchObject({ broken: "", plan: { taken: 2, steppedAt: LATER } });
  });

  test("paused and taken over, it is rolled back to the object that was, field by field", async () => {
    const before = await created(kind);
    await does(kind, start(kind, { firstStep: true }));
    const paused = await does(kind, pauseShift);
    expect(takeStep(paused, LATER)).toMatchObject({ ok: false });
    const hands = { by: "bob", deadline: "2026-03-05T10:00:00Z" };
    const taken = await does(kind, (raw) => takeOver(raw, hands));
    expect(readShift(taken)?.plan).toMatchObject({ ...hands, state: "paused", taken: 1 });
    await does(kind, resumeShift);
    await does(kind, step);
    expect(counted(await does(kind, rollBack))).toEqual(counted(before));
  });

  test("finished, it leaves the goal's weights and changes nothing else", async () => {
    const before = await created(kind);
    await does(kind, start(kind));
    await does(kind, step);
    expect(finishShift(await now(kind))).toMatchObject({ ok: false });
    await does(kind, step);
    const expected = written(meddled(kind, 0, [0, 100])(before));
    expect(counted(await does(kind, finishShift))).toEqual(counted(expected));
  });

  test("is said to be broken once somebody else changed a weight, and takes no step", async () => {
    await created(kind);
    await does(kind, start(kind));
    const stepped = await does(kind, step);
    await does(kind, meddled(kind, 1, [70, 30]));
    const changed = await now(kind);
    expect(readShift(changed)?.broken).toContain("Somebody else changed the weights");
    expect(takeStep(changed, LATER)).toMatchObject({ ok: false });
    const late = await apply({ baseline: stepped, edited: written(step(stepped)) });
    expect(late.outcome).toBe("conflict");
    expect(await now(kind)).toEqual(changed);
    const dropped = await does(kind, dropShift);
    expect(weightsOf(dropped, kind).at(-1)).toEqual([70, 30]);
    expect(JSON.stringify(counted(dropped))).not.toContain(SHIFT_ANNOTATION);
  });
});

describe("a step that the API server refuses", () => {
  test("for want of rights changes nothing, and is said", async () => {
    await created("VirtualService");
    const started = await does("VirtualService", start("VirtualService"), "patcher");
    expect(await apply({ baseline: started, edited: written(step(started)) }, "reader")).toMatchObject({
      outcome: "refused",
      problem: { title: "You lack a right in this cluster", uncertain: false },
    });
    expect(await now("VirtualService")).toEqual(started);
  });

  test("for a webhook that cannot be asked changes nothing, and goes on once it can be", async () => {
    await created("VirtualService");
    const started = await does("VirtualService", start("VirtualService"));
    const asked = { baseline: started, edited: written(step(started)) };
    const tried = async (): Promise<string> => (await apply({ ...asked, dryRun: true })).outcome;
    const webhooks = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
    expect((await cluster.server?.send("POST", webhooks, UNREACHABLE_WEBHOOK))?.status).toBe(201);
    await expect.poll(tried, WAITING).toBe("refused");
    const refused = await apply(asked);
    expect(refused).toMatchObject({ outcome: "refused", problem: { uncertain: false } });
    expect(refused.problem?.detail).toContain("webhook");
    expect(await now("VirtualService")).toEqual(started);
    await cluster.server?.send("DELETE", `${webhooks}/gone`);
    await expect.poll(tried, WAITING).toBe("applied");
    expect(readShift(await does("VirtualService", step))?.plan?.taken).toBe(1);
  });
});

/** An API server learns of webhooks a moment after they are registered. */
const WAITING = { timeout: 15_000 };
const UNREACHABLE_WEBHOOK = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingWebhookConfiguration",
  metadata: { name: "gone" },
  webhooks: [
    {
      name: "gone.example.com",
      admissionReviewVersions: ["v1"],
      sideEffects: "None",
      failurePolicy: "Fail",
      timeoutSeconds: 2,
      clientConfig: { url: "https://127.0.0.1:1/" },
      rules: [
        {
          apiGroups: ["networking.istio.io"],
          apiVersions: ["*"],
          resources: ["virtualservices"],
          operations: ["*"],
        },
      ],
    },
  ],
};
