import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, textMap, textOr } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";

type Errors = readonly FieldError[];

const LONGEST_KEY = 253;
const MOST_BYTES = 1024 * 1024;
const KEY_SYNTAX =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

function keyProblems(key: string): readonly string[] {
  const long = key.length > LONGEST_KEY ? [`must be no more than ${LONGEST_KEY} characters`] : [];
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) return [...long, KEY_SYNTAX];
  if (key === "." || key === "..") return [...long, `must not be '${key}'`];
  return key.startsWith("..") ? [...long, "must not start with '..'"] : long;
}

const keysOf = (object: JsonObject, field: string): readonly string[] =>
  isObject(object[field]) ? Object.keys(object[field]) : [];

const validateKeysOf = (object: JsonObject, field: string): Errors =>
  keysOf(object, field).flatMap((key) =>
    keyProblems(key).map((problem) => fieldError.invalid(`${field}[${key}]`, key, problem)),
  );

const sizeOf = (object: JsonObject, field: string): number =>
  [...textMap(object[field])].reduce((sum, [key, value]) => sum + key.length + Buffer.byteLength(value), 0);

/** What is wrong with the keys and the size of a ConfigMap: https://kubernetes.io/docs/concepts/configuration/configmap/ */
export function validateConfigMap(object: JsonObject): Errors {
  const binary = keysOf(object, "binaryData");
  const both = keysOf(object, "data").filter((key) => binary.includes(key));
  const large = sizeOf(object, "data") + sizeOf(object, "binaryData") > MOST_BYTES;
  return [
    ...validateKeysOf(object, "data"),
    ...both.map((key) => fieldError.invalid(`data[${key}]`, key, "duplicate of key present in binaryData")),
    ...validateKeysOf(object, "binaryData"),
    ...(large ? [fieldError.tooLong("", MOST_BYTES)] : []),
  ];
}

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
};

/** What is wrong with the keys of a Secret, by its type: https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
export function validateSecret(object: JsonObject): Errors {
  const keys = keysOf(object, "data");
  const missing = (REQUIRED[textOr(object["type"])] ?? []).filter((key) => !keys.includes(key));
  const large = sizeOf(object, "data") > (MOST_BYTES * 4) / 3;
  return [
    ...validateKeysOf(object, "data"),
    ...(large ? [fieldError.tooLong("data", MOST_BYTES)] : []),
    ...missing.map((key) => fieldError.required(`data[${key}]`)),
  ];
}
