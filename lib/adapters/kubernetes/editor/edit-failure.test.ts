import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { failureOfAnswer, type Asked } from "./edit-failure";

const PATCH: Asked = { method: "PATCH", changes: true };
const named = { details: { name: "reviews", kind: "virtualservices" } };
const answer = (statusCode: number, body: JsonObject | null): Parameters<typeof failureOfAnswer>[0] => ({
  got: "answer",
  statusCode,
  body,
  warnings: [],
});
const denied = (code: number): JsonObject => ({
  code,
  message: 'admission webhook "team.example.com" denied the request: no team',
  ...named,
});

describe("failureOfAnswer", () => {
  it.each<[number, JsonObject | null, string]>([
    [400, { reason: "BadRequest", message: "the name of the object (b) does not match" }, "invalid"],
    [400, { message: 'admission webhook "w" does not support dry run' }, "webhook"],
    [400, denied(400), "webhook"],
    [403, denied(403), "webhook"],
    [409, denied(409), "webhook"],
    [
      500,
      { message: 'Internal error occurred: failed calling webhook "w": context deadline exceeded' },
      "webhook",
    ],
    [403, { reason: "Forbidden", message: "no", ...named }, "forbidden"],
    [403, { message: "no", details: { causes: [{ reason: "NamespaceTerminating" }] } }, "notFound"],
    [404, { reason: "NotFound", ...named }, "notFound"],
    [404, { reason: "NotFound", details: {} }, "unknownKind"],
    [404, null, "unknownKind"],
    [409, { reason: "AlreadyExists", ...named }, "alreadyExists"],
    [409, { reason: "Conflict", ...named }, "conflict"],
    [413, { reason: "RequestEntityTooLarge" }, "tooLarge"],
    [422, { reason: "Invalid", ...named }, "invalid"],
    [422, { reason: "Invalid", details: { causes: [{ field: "spec" }] } }, "invalid"],
    [422, { reason: "Invalid", details: {} }, "conflict"],
    [429, { reason: "TooManyRequests" }, "throttled"],
    [500, { message: "etcdserver: request is too large" }, "tooLarge"],
    [401, { message: "Unauthorized" }, "unauthorized"],
  ])("calls %i with %j: %s, and knows that nothing was written", (code, status, kind) => {
    expect(failureOfAnswer(answer(code, status), PATCH)).toMatchObject({ kind, uncertain: false });
  });

  it.each<[number, JsonObject | null, string]>([
    [500, { reason: "InternalError", message: "etcdserver: request timed out" }, "server"],
    [500, { reason: "ServerTimeout" }, "timeout"],
    [502, null, "server"],
    [503, { reason: "ServiceUnavailable" }, "server"],
    [504, { reason: "Timeout" }, "timeout"],
  ])("does not know whether a change was made after %i with %j", (code, status, kind) => {
    expect(failureOfAnswer(answer(code, status), PATCH)).toMatchObject({ kind, uncertain: true });
    const dryRun = { ...PATCH, changes: false };
    expect(failureOfAnswer(answer(code, status), dryRun)).toMatchObject({ kind, uncertain: false });
  });

  it("takes only a patch's refusal for a conflict: a new object has nothing to conflict with", () => {
    const refused = answer(422, { reason: "Invalid", details: {} });
    expect(failureOfAnswer(refused, { method: "POST", changes: true }).kind).toBe("invalid");
  });

  it("tells the fields and words of the API server, within bounds", () => {
    const causes = [
      { reason: "FieldValueInvalid", field: "spec.hosts", message: "must be a list" },
      "odd",
      {},
      ...Array.from({ length: 500 }, () => ({ field: "x".repeat(5000), message: "m" })),
    ];
    const told = failureOfAnswer(
      answer(422, { message: "m".repeat(9000), details: { name: "a", causes } }),
      PATCH,
    );
    expect(told.message).toHaveLength(2000);
    expect(told.causes).toHaveLength(100);
    expect(told.causes[0]).toEqual({ field: "spec.hosts", message: "must be a list" });
    expect(told.causes[1]).toEqual({ field: "", message: "" });
    expect(told.causes[2]?.field).toHaveLength(2000);
    expect(failureOfAnswer(answer(418, null), PATCH).message).toBe("the API server answered 418");
  });
});
