import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Change } from "../change-at";

/** Fills in what an object does not have. */
export const fill =
  (defaults: JsonObject): Change =>
  (object) => {
    const missing = Object.entries(defaults).filter(
      ([key]) => object[key] === undefined || object[key] === null,
    );
    return missing.length === 0 ? object : { ...object, ...Object.fromEntries(missing) };
  };
