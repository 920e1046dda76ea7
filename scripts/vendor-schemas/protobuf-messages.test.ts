import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { protobufMessages } from "./protobuf-messages";

const PROTO = `package k8s.io.example.v1;

// message Comment is none.
message Thing {
  // optional string comment = 9;
  optional .k8s.io.other.v1.Meta metadata = 1;

  optional Source source = 2;
  optional string name = 3;
  optional int32 replicas = 4;
  optional int32 weight = 5;
  repeated string args = 6;
  map<string, Source> sources = 7;
  optional string ref = 8;
  optional bytes raw = 10;
  optional .k8s.io.other.v1.Meta created = 11;
}

message Source {
  optional bool optional = 1;
}

message Unreached {
  optional string name = 1;
}
`;
const GO = `package v1

type Thing struct {
	metav1.ObjectMeta \`json:"metadata,omitempty" protobuf:"bytes,1,opt,name=metadata"\`
	Source \`json:",inline" protobuf:"bytes,2,opt,name=source"\`
	Name string \`json:"name" protobuf:"bytes,3,opt,name=name"\`
	Replicas *int32 \`json:"replicas,omitempty" protobuf:"varint,4,opt,name=replicas"\`
	Weight int32 \`json:"weight,omitempty" protobuf:"varint,5,opt,name=weight"\`
	Args []string \`json:"args,omitempty" patchStrategy:"merge" protobuf:"bytes,6,rep,name=args"\`
	Ref Name \`json:"$ref,omitempty" protobuf:"bytes,8,opt,name=ref"\`
	Raw []byte \`json:"-" protobuf:"bytes,10,opt,name=raw"\`
	Created metav1.Time \`json:"created,omitempty,omitzero" protobuf:"bytes,11,opt,name=created"\`
}

type Source struct {
	Optional *bool \`protobuf:"varint,1,opt,name=optional"\`
}
`;
const root = mkdtempSync(path.join(os.tmpdir(), "meshlens-protobuf-"));
const folders = new Map<string, string>();

beforeAll(() => {
  const packages = { "io.k8s.example.v1": [PROTO, GO], "io.k8s.other.v1": ["message Meta {\n}\n", ""] };
  for (const [name, [proto = "", go = ""]] of Object.entries(packages)) {
    const folder = mkdtempSync(path.join(root, "package-"));
    writeFileSync(path.join(folder, "generated.proto"), proto);
    writeFileSync(path.join(folder, "types.go"), go);
    folders.set(name, folder);
  }
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const read = (...wanted: readonly string[]): ReturnType<typeof protobufMessages> =>
  protobufMessages(wanted, (name) => folders.get(name) ?? root);

it("reads the fields of the messages that one reaches, under their JSON names", () => {
  expect(read("io.k8s.example.v1.Thing")).toEqual({
    "io.k8s.example.v1.Source": { 1: ["optional", "bool"] },
    "io.k8s.example.v1.Thing": {
      1: ["metadata", "io.k8s.other.v1.Meta"],
      2: ["", "io.k8s.example.v1.Source"],
      3: ["name", "string"],
      4: ["replicas", "int32"],
      5: ["weight", "int32", "omitempty"],
      6: ["args", "string", "repeated"],
      7: ["sources", "io.k8s.example.v1.Source", "map"],
      8: ["$ref", "string", "omitempty"],
      10: ["raw", "bytes"],
      11: ["created", "io.k8s.other.v1.Meta", "omitempty"],
    },
    "io.k8s.other.v1.Meta": {},
  });
});

it("fails where a message is missing", () => {
  expect(() => read("io.k8s.example.v1.None")).toThrow("no protobuf message of io.k8s.example.v1.None");
});
