import { isJsonArray } from "../../../json/is-json-array";
import { isObject, jsonAt, textOr } from "../../../world/read-json";
import { loadData } from "../../schemas/load-data";

export interface MessageField {
  /** The JSON name; empty where the fields of its message stand beside the others. */
  readonly name: string;
  /** A scalar type of protobuf or the name of a message. */
  readonly type: string;
  /** How often it comes; "omitempty" comes once and is left out when it is empty, as Go leaves it out. */
  readonly form: "one" | "omitempty" | "repeated" | "map";
}

const FILE = "protobuf";
const DELETE_OPTIONS = "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions";
const FORMS = ["omitempty", "repeated", "map"] as const;
const read = new Map<string, ReadonlyMap<number, MessageField>>();

/** The message of a kind; undefined of one that the API does not read. DeleteOptions are part of every group version. */
export function messageOf(apiVersion: string, kind: string): string | undefined {
  if (kind === "DeleteOptions") return DELETE_OPTIONS;
  const name = jsonAt(loadData(FILE), "kinds", `${apiVersion} ${kind}`);
  return typeof name === "string" ? name : undefined;
}

function fieldsNamed(message: string): ReadonlyMap<number, MessageField> {
  const fields = new Map<number, MessageField>();
  const found = jsonAt(loadData(FILE), "messages", message);
  for (const [number, field] of isObject(found) ? Object.entries(found) : []) {
    const [name, type, form] = isJsonArray(field) ? field : [];
    fields.set(Number(number), {
      name: textOr(name),
      type: textOr(type),
      form: FORMS.find((one) => one === form) ?? "one",
    });
  }
  return fields;
}

/** The fields of a message by number, from the .proto files of Kubernetes; none of a message that is not known. */
export function messageFields(message: string): ReadonlyMap<number, MessageField> {
  const fields = read.get(message) ?? fieldsNamed(message);
  read.set(message, fields);
  return fields;
}
