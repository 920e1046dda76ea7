import { describe, expect, it } from "vitest";
import { jsonAt, textOr } from "../../world/read-json";
import { findKind } from "../kinds/find-kind";
import { decodeObject } from "./decode-object";

function messageOf(body: unknown): string {
  const kind = findKind("networking.istio.io/v1", "VirtualService");
  if (kind === undefined) throw new Error("VirtualService is served");
  const decoded = decodeObject(kind, "v1", body, { fieldValidation: "Strict" });
  return decoded.ok ? "" : textOr(jsonAt(decoded.reply.body, "message"));
}

describe("decodeObject", () => {
  it.each([
    [true, "json: cannot unmarshal bool into Go value"],
    [{ kind: true }, "json: cannot unmarshal bool into Go struct field .kind of type string"],
    [{ kind: [] }, "json: cannot unmarshal array into Go struct field .kind of type string"],
    [{ apiVersion: {} }, "json: cannot unmarshal object into Go struct field .apiVersion of type string"],
    [{ kind: null }, "Object 'Kind' is missing in '{\"kind\":null}'"],
  ])("says of %j, which names no kind, what Go's decoder says", (body, message) => {
    expect(messageOf(body)).toContain(message);
  });
});
