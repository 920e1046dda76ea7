import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn } from "../../world/read-json";
import { parseRequest, type ResourceRequest } from "../http/parse-request";
import { findResource } from "../kinds/find-kind";
import { SERVED_KINDS } from "../kinds/served-kinds";
import { type Admission, admitObject } from "./admit-object";

const CONFIG_MAPS = "/api/v1/namespaces/n/configmaps";
const ROUTES = "/apis/networking.istio.io/v1/namespaces/n/virtualservices";
const route = (spec: unknown): Record<string, unknown> => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { name: "a" },
  spec,
});

function admit(
  url: string,
  body: unknown,
  admission: Partial<Admission> = {},
): ReturnType<typeof admitObject> {
  const request = parseRequest("POST", url);
  if (request.type !== "resource") throw new Error(url);
  const kind = findResource(request.group, request.version, request.plural);
  if (kind === undefined) throw new Error(url);
  return admitObject(kind, request, body, { fieldValidation: "Warn", current: undefined, ...admission });
}
const refusal = (outcome: ReturnType<typeof admitObject>): JsonObject | null =>
  outcome.ok || !isObject(outcome.reply.body) ? null : outcome.reply.body;

describe("admitObject", () => {
  it("places an object in the namespace of its URL and completes it", () => {
    const outcome = admit(CONFIG_MAPS, { metadata: { name: "a" } });
    expect(outcome).toMatchObject({
      ok: true,
      object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "n" } },
      warnings: [],
    });
  });

  it.each([
    [
      "another namespace",
      CONFIG_MAPS,
      { metadata: { name: "a", namespace: "other" } },
      "does not match the namespace",
    ],
    [
      "another name",
      `${CONFIG_MAPS}/b`,
      { metadata: { name: "a" } },
      "the name of the object (a) does not match the name on the URL (b)",
    ],
    [
      "another kind",
      CONFIG_MAPS,
      { kind: "Pod", apiVersion: "v1", metadata: { name: "a" } },
      "unknown conversion",
    ],
    [
      "another version",
      ROUTES,
      { ...route({}), apiVersion: "networking.istio.io/v1beta1" },
      "does not match the expected API version",
    ],
    ["no object", CONFIG_MAPS, [1], "cannot unmarshal array"],
    ["nothing", CONFIG_MAPS, undefined, "unexpected end of JSON input"],
    [
      "a field of another type",
      CONFIG_MAPS,
      { metadata: { name: "a" }, data: { a: 1 } },
      "cannot unmarshal number into Go struct field ConfigMap.data",
    ],
  ])("refuses %s with 400", (_, url, body, message) => {
    const refused = refusal(admit(url, body));
    expect(refused).toMatchObject({ code: 400, reason: "BadRequest" });
    expect(refused?.["message"]).toContain(message);
  });

  it("refuses an invalid object with 422 and one cause per error", () => {
    const refused = refusal(admit(ROUTES, route({ hosts: "a", http: [{ route: [{ weight: "x" }] }] })));
    expect(refused).toMatchObject({
      code: 422,
      reason: "Invalid",
      details: { name: "a", kind: "VirtualService" },
    });
    expect(objectsIn(jsonAt(refused ?? {}, "details", "causes")).map(({ field }) => field)).toEqual([
      "spec.hosts",
      "spec.http[0].route[0].weight",
      "spec.http[0].route[0].destination",
      "<nil>",
    ]);
  });

  it.each(["Strict", "Warn", "Ignore"] as const)(
    "treats unknown and repeated fields by fieldValidation=%s",
    (fieldValidation) => {
      const outcome = admit(ROUTES, route({ hosts: ["a"], foo: 1 }), {
        fieldValidation,
        duplicates: ["spec.hosts"],
      });
      const problems = ['duplicate field "spec.hosts"', 'unknown field "spec.foo"'];
      if (fieldValidation === "Strict")
        expect(refusal(outcome)?.["message"]).toContain(`strict decoding error: ${problems.join(", ")}`);
      else
        expect(outcome).toMatchObject({
          ok: true,
          object: { spec: { hosts: ["a"] } },
          warnings: fieldValidation === "Warn" ? problems : [],
        });
    },
  );

  it("calls the patch invalid where its outcome cannot be decoded", () => {
    const refused = refusal(admit(CONFIG_MAPS, { metadata: { name: "a" }, data: 1 }, { patched: true }));
    expect(refused).toMatchObject({
      code: 422,
      reason: "Invalid",
      details: { causes: [{ field: "patch" }] },
    });
  });

  it("lets an update keep what is invalid already", () => {
    const current: K8sObject = {
      apiVersion: "networking.istio.io/v1",
      kind: "VirtualService",
      metadata: { name: "a", namespace: "n" },
      spec: { hosts: 7 },
    };
    expect(admit(ROUTES, { ...route({ hosts: 7, gateways: ["g"] }) }, { current }).ok).toBe(true);
    expect(admit(ROUTES, { ...route({ hosts: 8 }) }, { current }).ok).toBe(false);
  });

  it("admits what it has admitted, unchanged", () => {
    const bodies = [
      [
        "/api/v1/namespaces/n/pods",
        { metadata: { name: "a" }, spec: { containers: [{ name: "c", image: "x" }] } },
      ],
      ["/api/v1/namespaces/n/services", { metadata: { name: "a" }, spec: { ports: [{ port: 80 }] } }],
      [ROUTES, route({ hosts: ["a"] })],
    ] as const;
    for (const [url, body] of bodies) {
      const once = admit(url, body);
      expect(once.ok && admit(url, once.object)).toEqual(once);
    }
  });

  it("never throws, whatever the body is", () => {
    const request = (url: string): ResourceRequest | null => {
      const parsed = parseRequest("POST", url);
      return parsed.type === "resource" ? parsed : null;
    };
    const kinds = SERVED_KINDS.flatMap((kind) => kind.versions.map((version) => ({ kind, version })));
    const field = fc.constantFrom(
      "metadata",
      "spec",
      "status",
      "template",
      "containers",
      "http",
      "ports",
      "rules",
      "selector",
      "name",
      "labels",
      "data",
      "listeners",
      "subsets",
      "webhooks",
    );
    const { body } = fc.letrec<{ body: unknown; leaf: unknown }>((tie) => ({
      leaf: fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
      body: fc.oneof(
        { maxDepth: 5 },
        tie("leaf"),
        fc.array(tie("body"), { maxLength: 3 }),
        fc.dictionary(field, tie("body"), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.dictionary(field, body), ({ kind, version }, random) => {
        const parsed = request(`/apis/${kind.group}/${version}/namespaces/n/${kind.plural}`);
        if (parsed === null) return;
        const named = {
          apiVersion: kind.group === "" ? version : `${kind.group}/${version}`,
          kind: kind.kind,
        };
        const outcome = admitObject(
          kind,
          { ...parsed, group: kind.group, version },
          { ...random, ...named, metadata: { name: "a" } },
          { fieldValidation: "Warn", current: undefined },
        );
        expect(outcome.ok || outcome.reply.code === 400 || outcome.reply.code === 422).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
