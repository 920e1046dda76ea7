import { describe, expect, it } from "vitest";
import { negotiate } from "./negotiate";
import { readFlag, readInteger } from "./read-parameter";

const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources */
describe("negotiate", () => {
  it.each<readonly [string | undefined, string, string]>([
    [undefined, "json", "object"],
    ["", "json", "object"],
    ["*/*", "json", "object"],
    ["application/*", "json", "object"],
    ["application/json", "json", "object"],
    ["application/yaml", "yaml", "object"],
    ["text/html,application/json;q=0.5", "json", "object"],
    ["application/json;q=0.5,application/yaml", "yaml", "object"],
    ["application/vnd.kubernetes.protobuf,application/json", "json", "object"],
    [`${TABLE},application/json`, "json", "table"],
    ["application/json;as=Table;v=v1beta1;g=meta.k8s.io", "json", "table"],
    ["application/json;as=Table;v=v9;g=meta.k8s.io,application/json", "json", "object"],
    ["application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io", "json", "partial"],
    ["application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io", "json", "partialList"],
    ["application/json;as=Chart;v=v1;g=meta.k8s.io,application/yaml", "yaml", "object"],
  ])("takes the best form it serves of %j", (accept, format, as) => {
    expect(negotiate(accept)).toEqual({ ok: true, media: { format, as } });
  });

  it.each(["text/html", "application/vnd.kubernetes.protobuf", "application/json;q=0", ";;;", "nonsense"])(
    "answers 406 where it serves none of %j",
    (accept) => {
      const negotiated = negotiate(accept);
      expect(negotiated.ok ? 200 : negotiated.reply.code).toBe(406);
    },
  );
});

/** https://pkg.go.dev/k8s.io/apimachinery/pkg/runtime#Convert_Slice_string_To_bool */
describe("parameters", () => {
  it.each<readonly [string, boolean | null]>([
    ["", null],
    ["a=", true],
    ["a=true", true],
    ["a=1", true],
    ["a=nonsense", true],
    ["a=false", false],
    ["a=FALSE", false],
    ["a=0", false],
  ])("read %j as the flag %j", (query, flag) => {
    expect(readFlag(new URLSearchParams(query), "a")).toBe(flag);
  });

  it.each<readonly [string, number | null | "refused"]>([
    ["", null],
    ["a=", null],
    ["a=12", 12],
    ["a=-3", -3],
    ["a=1.5", "refused"],
    ["a=1e9", "refused"],
    ["a=x", "refused"],
    ["a=99999999999999999999", "refused"],
  ])("read %j as the number %j", (query, number) => {
    const read = readInteger(new URLSearchParams(query), "a");
    expect(read.ok ? read.value : "refused").toBe(number);
  });
});
