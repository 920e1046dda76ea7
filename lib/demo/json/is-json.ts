import type { Json } from "@/lib/domain/mesh/cluster-object";

/** `JSON.parse` and the YAML parser give JSON values or nothing; this says so to the compiler. */
export function isJson(value: unknown): value is Json {
  return value !== undefined;
}
