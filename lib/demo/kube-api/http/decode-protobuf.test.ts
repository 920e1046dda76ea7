import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeProtobuf } from "./decode-protobuf";

/** A length-delimited field (wire type 2) of at most 127 bytes. */
const field = (number: number, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
};
const message = (...fields: readonly Buffer[]): Buffer => Buffer.concat(fields);
const body = (apiVersion: string, kind: string, raw: Buffer): Buffer =>
  message(Buffer.from("k8s\0"), field(1, message(field(1, apiVersion), field(2, kind))), field(2, raw));

const attributes = message(field(1, "bookinfo"), field(2, "list"), field(5, "pods"));
const review = body(
  "authorization.k8s.io/v1",
  "SelfSubjectAccessReview",
  message(field(1, ""), field(2, message(field(1, attributes)))),
);

describe("decodeProtobuf", () => {
  it("reads a SelfSubjectAccessReview", () => {
    expect(decodeProtobuf(review)).toEqual({
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      spec: { resourceAttributes: { namespace: "bookinfo", verb: "list", resource: "pods" } },
    });
  });

  it("reads a path that is no resource", () => {
    const spec = message(field(2, message(field(1, "/metrics"), field(2, "get"))));
    const sent = body("authorization.k8s.io/v1", "SelfSubjectAccessReview", field(2, spec));
    expect(decodeProtobuf(sent)).toMatchObject({
      spec: { nonResourceAttributes: { path: "/metrics", verb: "get" } },
    });
  });

  it("reads lists of texts and messages, also an empty text in them", () => {
    const rule = message(field(1, "get"), field(1, "list"), field(2, ""), field(3, "pods"));
    const raw = message(field(1, field(1, "reader")), field(2, rule), field(2, field(1, "*")));
    expect(decodeProtobuf(body("rbac.authorization.k8s.io/v1", "Role", raw))).toMatchObject({
      metadata: { name: "reader" },
      rules: [{ verbs: ["get", "list"], apiGroups: [""], resources: ["pods"] }, { verbs: ["*"] }],
    });
  });

  it("reads maps of texts", () => {
    const labels = message(field(11, message(field(1, "a"), field(2, "b"))), field(11, field(1, "empty")));
    const raw = message(field(1, labels), field(2, message(field(1, "key"), field(2, "value"))));
    expect(decodeProtobuf(body("v1", "ConfigMap", raw))).toMatchObject({
      metadata: { labels: { a: "b", empty: "" } },
      data: { key: "value" },
    });
  });

  it("reads the bytes of a Secret as base64", () => {
    const raw = message(
      field(2, message(field(1, "key"), field(2, Buffer.from([0xff, 0])))),
      field(3, "Opaque"),
    );
    expect(decodeProtobuf(body("v1", "Secret", raw))).toMatchObject({
      data: { key: "/wA=" },
      type: "Opaque",
    });
  });

  it("reads a number that matters", () => {
    const seconds = Buffer.from([4 * 8, 0x90, 0x1c]);
    const raw = field(2, message(field(1, "istio-ca"), seconds));
    expect(decodeProtobuf(body("authentication.k8s.io/v1", "TokenRequest", raw))).toMatchObject({
      spec: { audiences: ["istio-ca"], expirationSeconds: 3600 },
    });
  });

  it("reads a namespace's name and passes numbers over", () => {
    const number = Buffer.from([5 * 8, 7]);
    const raw = message(field(1, message(field(1, "shop"), number)), field(3, "status"));
    expect(decodeProtobuf(body("v1", "Namespace", raw))).toEqual({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "shop" },
    });
  });

  it.each([
    ["no magic number", review.subarray(1)],
    ["an empty body", Buffer.alloc(0)],
    ["a binary value that would be lost", body("v1", "ConfigMap", field(3, field(1, "k")))],
    ["only the magic number", Buffer.from("k8s\0")],
    ["a kind that kubectl sends as JSON", body("v1", "Pod", field(1, field(1, "p")))],
    ["a field that would be lost", body("v1", "Namespace", field(1, message(field(1, "n"), field(14, "l"))))],
    ["a body that ends within a field", review.subarray(0, -3)],
    ["a length beyond the body", body("v1", "Namespace", Buffer.from([10, 100, 1]))],
    ["a number that never ends", body("v1", "Namespace", Buffer.alloc(12, 0xff))],
    ["a wire type it does not know", body("v1", "Namespace", Buffer.from([13, 1, 0, 0, 0]))],
  ])("gives null for %s", (_fault, bytes) => {
    expect(decodeProtobuf(bytes)).toBeNull();
  });

  it("never throws, whatever the bytes", () => {
    const cut = fc.tuple(fc.nat({ max: review.length - 1 }), fc.nat({ max: 255 })).map(([at, byte]) => {
      const changed = Buffer.from(review);
      changed[at] = byte;
      return changed;
    });
    const any = fc
      .uint8Array({ maxLength: 60 })
      .map((bytes) => message(Buffer.from("k8s\0"), Buffer.from(bytes)));
    fc.assert(
      fc.property(fc.oneof(cut, any), (bytes) => {
        expect(() => decodeProtobuf(bytes)).not.toThrow();
      }),
    );
  });
});
