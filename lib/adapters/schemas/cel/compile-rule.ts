import { EvaluationError, type ParseResult } from "@marcbachmann/cel-js";
import { CEL_CONSTANTS, CEL_ENVIRONMENT, RuleError } from "./cel-environment";
import type { CelValue } from "./cel-values";

/** What a rule says of a value; "unknown" where it cannot be evaluated here. */
export type Verdict = "holds" | "fails" | "unknown";

export interface CompiledRule {
  /** Whether it compares with the object as it was. */
  readonly usesOld: boolean;
  /** How deep loops over lists stand in one another. */
  readonly loops: number;
  evaluate(self: CelValue, oldSelf: CelValue | undefined): Verdict;
  /** Its value as text; null where it has none. */
  text(self: CelValue, oldSelf: CelValue | undefined): string | null;
}

/** What Kubernetes takes as a broken rule and not as an error of ours. https://github.com/google/cel-spec/blob/master/doc/langdef.md#runtime-errors */
const VALUE_ERRORS = new Set([
  "no_such_key",
  "index_out_of_bounds",
  "index_out_of_range",
  "division_by_zero",
  "modulo_by_zero",
  "int_conversion_error",
  "invalid_duration",
  "invalid_timestamp",
  "numeric_overflow",
]);
const LITERAL =
  /r?"""[\s\S]*?"""|r?'''[\s\S]*?'''|[rR]"[^"]*"|[rR]'[^']*'|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g;
const MOST_KEPT = 2_000;
const compiled = new Map<string, CompiledRule | null>();

/** Compiles an expression of a definition, or gives it back where it was compiled before; null where it cannot be. */
export function compileRule(expression: string): CompiledRule | null {
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const rule = compile(expression);
  const oldest = compiled.size >= MOST_KEPT ? compiled.keys().next().value : undefined;
  if (oldest !== undefined) compiled.delete(oldest);
  compiled.set(expression, rule);
  return rule;
}

function compile(expression: string): CompiledRule | null {
  const bare = expression.replaceAll(LITERAL, '""');
  const parsed = parse(outsideLiterals(expression, ownNames));
  if (parsed === null) return null;
  return {
    usesOld: /\boldSelf\b/.test(bare),
    loops: nestedLoops(bare),
    evaluate: (self, oldSelf) => verdictOf(parsed, { ...CEL_CONSTANTS, self, oldSelf }),
    text(self, oldSelf) {
      try {
        const value: unknown = parsed({ ...CEL_CONSTANTS, self, oldSelf });
        return typeof value === "string" ? value : null;
      } catch {
        return null;
      }
    },
  };
}

/** The names of functions that stand for the library's own. */
function ownNames(code: string): string {
  return code.replaceAll(/\.matches\(/g, ".matchesLinear(").replaceAll(/(?<![\w.])has\(/g, "hasField(");
}

function parse(expression: string): ParseResult | null {
  try {
    const parsed = CEL_ENVIRONMENT.parse(expression);
    return parsed.check().valid ? parsed : null;
  } catch {
    return null;
  }
}

function verdictOf(parsed: ParseResult, context: Readonly<Record<string, unknown>>): Verdict {
  try {
    const value: unknown = parsed(context);
    if (typeof value !== "boolean") return "unknown";
    return value ? "holds" : "fails";
  } catch (error) {
    return isValueError(error) ? "fails" : "unknown";
  }
}

function isValueError(error: unknown): boolean {
  if (error instanceof RuleError) return true;
  if (!(error instanceof EvaluationError)) return false;
  return VALUE_ERRORS.has(error.code) || error.cause instanceof RuleError;
}

function outsideLiterals(expression: string, change: (code: string) => string): string {
  let result = "";
  let end = 0;
  for (const match of expression.matchAll(LITERAL)) {
    result += change(expression.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return result + change(expression.slice(end));
}

const LOOP = /\.(?:all|exists|exists_one|map|filter)\($/;

/** How deep the loops of an expression without its literals stand in one another. */
function nestedLoops(bare: string): number {
  const open: boolean[] = [];
  let deepest = 0;
  for (let at = 0; at < bare.length; at += 1) {
    if (bare[at] === ")") open.pop();
    if (bare[at] !== "(") continue;
    open.push(LOOP.test(bare.slice(Math.max(0, at - 12), at + 1)));
    deepest = Math.max(deepest, open.filter(Boolean).length);
  }
  return deepest;
}
