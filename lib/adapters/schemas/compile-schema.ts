import { Ajv, type ErrorObject } from "ajv";
import net from "node:net";
import { compilePattern } from "@/lib/domain/schema/pattern/compile-pattern";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { toJsonSchema } from "./to-json-schema";

/** What a schema says against an object. */
export type Validate = (object: JsonObject) => readonly ErrorObject[];

/** Compiled schemas go with the schemas they come from. */
const compiled = new WeakMap<JsonObject, Validate>();

/**
 * Compiles an OpenAPI v3 schema of Kubernetes, or gives it back where it was compiled before. A schema that cannot be
 * compiled accepts everything: it says nothing that could be told.
 */
export function compileSchema(schema: JsonObject): Validate {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const validate = compile(toJsonSchema(schema));
  compiled.set(schema, validate);
  return validate;
}

function compile(schema: JsonObject): Validate {
  try {
    // One instance for each schema: an instance keeps what it has compiled for ever.
    const validate = newAjv().compile(schema);
    return (object) => (validate(object) ? [] : (validate.errors ?? []));
  } catch {
    return () => [];
  }
}

function newAjv(): Ajv {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    // Errors carry their part of the schema.
    verbose: true,
    logger: false,
    validateSchema: false,
    addUsedSchema: false,
    code: { regExp: linearRegExp },
  });
  // Of the formats of Kubernetes those that its definitions use for what people write; it ignores the others.
  ajv.addFormat("ipv4", net.isIPv4);
  ajv.addFormat("ipv6", net.isIPv6);
  return ajv;
}

interface LinearRegExp {
  test(text: string): boolean;
  /** Ajv tells patterns apart by it. */
  toString(): string;
}

/** Patterns mean what they mean to Go; one that cannot be told matches. */
function linearRegExp(pattern: string): LinearRegExp {
  const matcher = compilePattern(pattern);
  return { test: (text) => matcher?.test(text) ?? true, toString: () => pattern };
}
linearRegExp.code = "linearRegExp";
