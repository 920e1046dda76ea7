import type { CharTest } from "./char-test";

/** A position that must hold without taking a character. */
export type Assertion = "textStart" | "textEnd" | "lineStart" | "lineEnd" | "wordBoundary" | "noWordBoundary";

/** A regular expression, parsed. */
export type PatternNode =
  | { readonly kind: "char"; readonly test: CharTest }
  | { readonly kind: "assert"; readonly assertion: Assertion }
  | { readonly kind: "sequence" | "choice"; readonly items: readonly PatternNode[] }
  /** `most` null: without end. */
  | {
      readonly kind: "repeat";
      readonly item: PatternNode;
      readonly least: number;
      readonly most: number | null;
    };
