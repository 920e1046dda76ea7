import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** One object a recipe writes: baseline null creates it, otherwise `edited` is what becomes of the baseline. */
export interface RecipeObject {
  readonly baseline: JsonObject | null;
  readonly edited: JsonObject;
}

/** What a recipe makes of its inputs; incomplete while an input is missing or cannot be what it stands for. */
export type Recipe =
  | {
      readonly state: "ready";
      /** The title of the draft. */
      readonly title: string;
      /** What changes once the objects are written. */
      readonly sentence: string;
      /** What it will not do, and what it may break. */
      readonly warnings: readonly string[];
      readonly objects: readonly RecipeObject[];
    }
  | { readonly state: "incomplete"; readonly because: string };

/** A recipe that lacks something. */
export function incomplete(because: string): Recipe {
  return { state: "incomplete", because };
}
