import fc from "fast-check";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";

/** A value in one world of so many, else undefined. */
export const rarely = <T>(value: fc.Arbitrary<T>, oneIn = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** A value, and undefined in one world of so many. */
export const mostly = <T>(value: fc.Arbitrary<T>, oneIn = 6): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: oneIn });

/** Lists of any length up to the longest. */
export const list = <T>(of: fc.Arbitrary<T>, maxLength: number, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength, maxLength, size: "max" });

/** An object each of whose fields may be missing. */
export const optional = (parts: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<JsonObject> =>
  fc.record(parts, { requiredKeys: [] });

/** Without the fields that are undefined, as in JSON. */
export const clean = (object: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
