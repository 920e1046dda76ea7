import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { goFields } from "./go-fields";

const SOURCE = `package v1

// Thing is one.
type Thing struct {
	metav1.TypeMeta \`json:",inline"\`
	metav1.ObjectMeta \`json:"metadata,omitempty" protobuf:"bytes,1,opt,name=metadata"\`

	// Name is required.
	Name string \`json:"name" protobuf:"bytes,2,opt,name=name"\`
	Mode Mode \`json:"mode,omitempty"\`
	Replicas *int32 \`json:"replicas,omitempty"\`
	Rules []Rule \`json:"rules"\`
	Args []string \`json:"args,omitempty"\`
	Selector *metav1.LabelSelector \`json:"selector"\`
	Limits ResourceList \`json:"limits,omitempty"\`
	Amount resource.Quantity \`json:"amount,omitempty"\`
	Created metav1.Time \`json:"created,omitempty,omitzero"\`
	Seen metav1.Time \`json:"seen,omitempty"\`
	Handler \`json:",inline"\`
}

type Handler struct {
	Exec *ExecAction \`json:"exec,omitempty"\`
}
`;
const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-go-fields-"));
const ref = (name: string): Record<string, unknown> => ({
  allOf: [{ $ref: `#/components/schemas/${name}` }],
});
const definition = {
  properties: {
    apiVersion: { type: "string" },
    name: { type: "string" },
    mode: { type: "string" },
    replicas: { type: "integer" },
    rules: { type: "array" },
    args: { type: "array" },
    selector: ref("LabelSelector"),
    limits: { type: "object", additionalProperties: {} },
    amount: ref("x.Quantity"),
    created: ref("x.Time"),
    seen: ref("x.Time"),
    exec: ref("ExecAction"),
  },
};

beforeAll(() => {
  writeFileSync(path.join(folder, "types.go"), SOURCE);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("reads from Go source what a struct writes when its fields are empty", () => {
  const rules = goFields(
    new Map([["io.example.v1.Thing", definition]]),
    new Map([["io.example.v1", folder]]),
  );
  expect(rules).toEqual({
    "io.example.v1.Thing": {
      always: { name: "", rules: null, selector: null, amount: "0", seen: null },
      omitted: ["mode", "args", "limits"],
      types: { mode: "v1.Mode", limits: "v1.ResourceList" },
      embedded: { exec: "Handler" },
    },
  });
});

it("has no rules of packages that it has no source of", () => {
  expect(goFields(new Map([["io.other.v1.Thing", definition]]), new Map())).toEqual({});
});
