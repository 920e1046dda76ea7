import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { KUBECTL_BODIES } from "@/lib/testing/kubectl-bodies";
import { decodeProtobuf } from "./decode-protobuf";

const DEPLOYMENT = Buffer.from(KUBECTL_BODIES[0]?.[1] ?? "", "base64");
const EXTENSIONS = "apiextensions.k8s.io/v1";

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
const number = (field: number, value: number): Buffer =>
  Buffer.from([...varint(field * 8), ...varint(value)]);
/** A length-delimited field. */
const field = (at: number, ...parts: readonly (Buffer | string)[]): Buffer => {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([...varint(at * 8 + 2), ...varint(content.length)]), content]);
};
const body = (apiVersion: string, kind: string, ...raw: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from("k8s\0"), field(1, field(1, apiVersion), field(2, kind)), field(2, ...raw)]);
function objectOf(bytes: Buffer): JsonObject {
  const decoded = decodeProtobuf(bytes);
  if (!decoded.ok) throw new Error(decoded.problem);
  return decoded.object;
}

describe("decodeProtobuf", () => {
  it.each(KUBECTL_BODIES)("reads what kubectl sends to %s", (_command, base64, object) => {
    expect(decodeProtobuf(Buffer.from(base64, "base64"))).toEqual({ ok: true, object });
  });

  it("reads times with seconds, and micro times with microseconds", () => {
    const at = [number(1, 1_700_000_000), number(2, 123_456_789)];
    const lease = body(
      "coordination.k8s.io/v1",
      "Lease",
      field(1, field(8, ...at)),
      field(2, number(2, 15), field(4, ...at)),
    );
    expect(objectOf(lease)).toMatchObject({
      metadata: { creationTimestamp: "2023-11-14T22:13:20Z" },
      spec: { leaseDurationSeconds: 15, renewTime: "2023-11-14T22:13:20.123456Z" },
    });
  });

  it("reads negative numbers", () => {
    const minusOne = Buffer.from([8, ...Array<number>(9).fill(0xff), 1]);
    expect(objectOf(body("apps/v1", "Deployment", field(2, minusOne)))).toMatchObject({
      spec: { replicas: -1 },
    });
  });

  it("reads maps of quantities, and inlined messages beside the fields of their own", () => {
    const limit = field(1, field(1, "cpu"), field(2, field(1, "500m")));
    const container = field(
      2,
      field(1, "app"),
      field(8, limit),
      field(10, field(1, field(2, field(1, "/"))), number(2, 5)),
    );
    expect(objectOf(body("v1", "Pod", field(2, container)))).toMatchObject({
      spec: {
        containers: [
          {
            name: "app",
            resources: { limits: { cpu: "500m" } },
            livenessProbe: { httpGet: { path: "/" }, initialDelaySeconds: 5 },
          },
        ],
      },
    });
  });

  it("reads a null quantity as 0 and an empty entry of a map as empty", () => {
    const limits = field(8, field(1, field(1, "cpu")));
    const metadata = field(1, field(11, field(1, "empty")));
    expect(objectOf(body("v1", "Pod", metadata, field(2, field(2, limits))))).toMatchObject({
      metadata: { labels: { empty: "" } },
      spec: { containers: [{ resources: { limits: { cpu: "0" } } }] },
    });
  });

  it("reads the schemas of a custom resource definition", () => {
    const minimum = Buffer.from([11 * 8 + 1, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f]);
    const text = field(1, field(5, "string"));
    const replicas = field(
      29,
      field(1, "replicas"),
      field(2, field(5, "number"), minimum, field(8, field(1, "2.5"))),
    );
    const names = field(
      29,
      field(1, "names"),
      field(2, field(24, text), field(20, field(1, '"a"')), number(40, 1)),
    );
    const others = field(30, number(1, 1));
    const version = field(7, field(1, "v1"), field(4, field(1, replicas, names, others)));
    expect(objectOf(body(EXTENSIONS, "CustomResourceDefinition", field(2, version)))).toMatchObject({
      spec: {
        versions: [
          {
            schema: {
              openAPIV3Schema: {
                properties: {
                  replicas: { type: "number", minimum: 1.5, default: 2.5 },
                  names: { items: { type: "string" }, enum: ["a"], "x-kubernetes-int-or-string": true },
                },
                additionalProperties: true,
              },
            },
          },
        ],
      },
    });
  });

  it("reads managed fields as the JSON they are", () => {
    const managed = field(17, field(1, "kubectl"), field(7, field(1, '{"f:data":{}}')));
    expect(objectOf(body("v1", "ConfigMap", field(1, managed)))).toMatchObject({
      metadata: { managedFields: [{ manager: "kubectl", fieldsV1: { "f:data": {} } }] },
    });
  });

  it("reads packed numbers and the extra attributes of a user", () => {
    const groups = field(14, field(4, Buffer.from([1, 2])));
    expect(objectOf(body("v1", "Pod", field(2, groups)))).toMatchObject({
      spec: { securityContext: { supplementalGroups: [1, 2] } },
    });
    const extra = field(5, field(1, "scopes"), field(2, field(1, "a"), field(1, "b")));
    expect(objectOf(body("authorization.k8s.io/v1", "SubjectAccessReview", field(2, extra)))).toMatchObject({
      spec: { extra: { scopes: ["a", "b"] } },
    });
  });

  it("skips fields that it does not know", () => {
    const unknown = [field(900, "later"), number(901, 7), Buffer.from([...varint(902 * 8 + 5), 1, 2, 3, 4])];
    expect(objectOf(body("v1", "ConfigMap", ...unknown, field(1, field(1, "c"), ...unknown)))).toEqual({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "c" },
    });
  });

  it("takes the last of a text that comes twice and merges messages that do", () => {
    const twice = [
      field(1, field(1, "a")),
      field(1, field(1, "b"), field(3, "shop")),
      field(1, field(14, "f")),
    ];
    expect(objectOf(body("v1", "ConfigMap", ...twice))["metadata"]).toEqual({
      name: "b",
      namespace: "shop",
      finalizers: ["f"],
    });
  });

  it("reads the options of a delete in any group version", () => {
    expect(objectOf(body("apps/v1", "DeleteOptions", number(1, 0), field(4, "Orphan")))).toMatchObject({
      gracePeriodSeconds: 0,
      propagationPolicy: "Orphan",
    });
  });

  it("keeps a label named __proto__ as any other", () => {
    const label = field(1, field(11, field(1, "__proto__"), field(2, "x")));
    expect(JSON.stringify(objectOf(body("v1", "ConfigMap", label)))).toContain('"__proto__":"x"');
  });

  const nested = (depth: number): Buffer => (depth === 0 ? Buffer.alloc(0) : field(28, nested(depth - 1)));
  const schema = (content: Buffer): Buffer => field(2, field(7, field(4, field(1, content))));
  it.each([
    ["no magic number", DEPLOYMENT.subarray(1), "it does not begin as a Kubernetes protobuf message"],
    ["an empty body", Buffer.alloc(0), "it does not begin as a Kubernetes protobuf message"],
    ["only the magic number", Buffer.from("k8s\0"), 'no kind "" is registered for version ""'],
    ["a kind it does not know", body("v1", "Thing"), 'no kind "Thing" is registered for version "v1"'],
    [
      "a custom kind",
      body("networking.istio.io/v1", "Gateway"),
      'no kind "Gateway" is registered for version "networking.istio.io/v1"',
    ],
    [
      "an envelope that ends within a field",
      DEPLOYMENT.subarray(0, -3),
      "it is not a valid protobuf message",
    ],
    [
      "an object that ends within a field",
      body("v1", "Pod", Buffer.from([10, 100, 1])),
      "it is not a valid protobuf message of a Pod",
    ],
    [
      "a number where a text belongs",
      body("v1", "Pod", field(1, number(1, 5))),
      "it is not a valid protobuf message of a Pod",
    ],
    [
      "a text where a number belongs",
      body("apps/v1", "Deployment", field(2, field(1, "2"))),
      "it is not a valid protobuf message of a Deployment",
    ],
    [
      "a number where a message belongs",
      body("v1", "Pod", number(1, 5)),
      "it is not a valid protobuf message of a Pod",
    ],
    [
      "a time beyond the year 9999",
      body("v1", "Pod", field(1, field(9, number(1, 253_402_300_800)))),
      "it is not a valid protobuf message of a Pod",
    ],
    [
      "managed fields that are no JSON",
      body("v1", "Pod", field(1, field(17, field(7, field(1, "{"))))),
      "it is not a valid protobuf message of a Pod",
    ],
    [
      "a number that is none",
      body(
        EXTENSIONS,
        "CustomResourceDefinition",
        schema(Buffer.from([9 * 8 + 1, 0, 0, 0, 0, 0, 0, 0xf0, 0x7f])),
      ),
      "it is not a valid protobuf message of a CustomResourceDefinition",
    ],
    [
      "messages that nest too deep",
      body(EXTENSIONS, "CustomResourceDefinition", schema(nested(200))),
      "it is not a valid protobuf message of a CustomResourceDefinition",
    ],
    [
      "too many fields",
      body("v1", "Pod", Buffer.alloc(500_000, Buffer.from([0x98, 6, 0]))),
      "it is not a valid protobuf message of a Pod",
    ],
  ])("refuses %s", (_fault, bytes, problem) => {
    expect(decodeProtobuf(bytes)).toEqual({ ok: false, problem });
  });

  it("never throws, whatever the bytes", () => {
    const raw = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes));
    const changed = fc
      .tuple(
        fc.constantFrom(...KUBECTL_BODIES),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }),
      )
      .map(([[, base64], changes]) => {
        const bytes = Buffer.from(base64, "base64");
        for (const [at, byte] of changes) bytes[4 + (at % (bytes.length - 4))] = byte;
        return bytes;
      });
    const kinds = fc.constantFrom(["v1", "Pod"], [EXTENSIONS, "CustomResourceDefinition"], ["v1", "Event"]);
    const typed = fc
      .tuple(kinds, raw)
      .map(([[apiVersion = "", kind = ""], bytes]) => body(apiVersion, kind, bytes));
    const prefixed = raw.map((bytes) => Buffer.concat([Buffer.from("k8s\0"), bytes]));
    fc.assert(
      fc.property(fc.oneof(changed, typed, prefixed, raw), (bytes) => {
        expect(() => decodeProtobuf(bytes)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
