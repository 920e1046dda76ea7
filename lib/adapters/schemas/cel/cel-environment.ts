import { Environment, Optional, type ASTNode } from "@marcbachmann/cel-js";
import net from "node:net";
import { compilePattern } from "@/lib/domain/schema/pattern/compile-pattern";
import { FormatLibrary, NamedFormat } from "./named-format";
import { parseGoUrl, type GoUrl } from "./go-url";

/** What `url()` gives back. */
class Url {
  readonly parsed: GoUrl;

  constructor(parsed: GoUrl) {
    this.parsed = parsed;
  }
}

/** Told apart from what the value fails at: nothing is said of a rule that ends so. */
export class CannotTell extends Error {}

/** What a value fails at, as a rule of Kubernetes would. */
export class RuleError extends Error {}

const LONGEST_EXPRESSION = { maxAstNodes: 20_000, maxDepth: 200, maxListElements: 2_000, maxMapEntries: 500 };

/**
 * CEL with what Kubernetes adds to it, as far as definitions of a mesh use it; a rule that uses more cannot be evaluated.
 * `matchesLinear` stands for `matches`, whose patterns are RE2's, and `hasField` for `has`, which the library knows for plain
 * chains of names only.
 * https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-cel-libraries
 */
export const CEL_ENVIRONMENT = new Environment({
  unlistedVariablesAreDyn: false,
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
  limits: LONGEST_EXPRESSION,
})
  .registerType("Url", Url)
  .registerType("FormatLibrary", FormatLibrary)
  .registerType("NamedFormat", NamedFormat)
  .registerVariable("format", "FormatLibrary")
  .registerVariable("self", "dyn")
  .registerVariable("oldSelf", "dyn")
  .registerFunction("hasField(ast): bool", hasField)
  .registerFunction("string.matchesLinear(string): bool", matchesLinear)
  .registerFunction("isIP(string): bool", (text: string) => net.isIP(text) !== 0 && !text.includes("%"))
  .registerFunction("isURL(string): bool", (text: string) => parseGoUrl(text) !== null)
  .registerFunction("url(string): Url", toUrl)
  .registerFunction("Url.getScheme(): string", ({ parsed }: Url) => parsed.scheme)
  .registerFunction("Url.getHost(): string", ({ parsed }: Url) => parsed.host)
  .registerFunction("Url.getHostname(): string", ({ parsed }: Url) => hostname(parsed.host))
  .registerFunction("Url.getPort(): string", ({ parsed }: Url) => /:(\d+)$/.exec(parsed.host)?.[1] ?? "")
  .registerFunction("Url.getEscapedPath(): string", ({ parsed }: Url) => encodeURI(decodeURI(parsed.path)));

const library = new FormatLibrary();
for (const format of library.formats) {
  CEL_ENVIRONMENT.registerFunction(`FormatLibrary.${format.name}(): NamedFormat`, () => format);
}
// Typed loosely, because definitions compare the optional that it gives back with null, which it never is.
CEL_ENVIRONMENT.registerFunction("NamedFormat.validate(string): dyn", (format: NamedFormat, text: string) =>
  format.fits(text) ? Optional.none() : Optional.of([`must be a ${format.name}`]),
);

/** The variables that every rule has besides the values it judges. */
export const CEL_CONSTANTS = { format: library };

/** https://github.com/google/cel-spec/blob/master/doc/langdef.md#field-selection */
function hasField({ args }: { readonly args: readonly ASTNode[] }): object {
  const [node] = args;
  return {
    typeCheck(checker: Checker, _macro: unknown, context: unknown): unknown {
      if (node?.op !== ".") throw new CannotTell("has() takes a field");
      checker.check(node.args[0], context);
      return checker.getType("bool");
    },
    evaluate(evaluator: Evaluator, _macro: unknown, context: unknown): boolean {
      if (node?.op !== ".") throw new CannotTell("has() takes a field");
      const holder = evaluator.run(node.args[0], context);
      if (!(holder instanceof Map)) throw new CannotTell("has() asks an object");
      return holder.has(node.args[1]);
    },
  };
}

/** What the library gives macros to work with. */
interface Checker {
  check(node: ASTNode, context: unknown): unknown;
  getType(name: string): unknown;
}
interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}

function matchesLinear(text: string, pattern: string): boolean {
  const found = compilePattern(pattern)?.test(text);
  if (typeof found !== "boolean") throw new CannotTell("the pattern is not understood");
  return found;
}

function toUrl(text: string): Url {
  const parsed = parseGoUrl(text);
  if (parsed === null) throw new RuleError("not a URL");
  return new Url(parsed);
}

function hostname(host: string): string {
  const [, inBrackets] = /^\[(.*)\]/.exec(host) ?? [];
  return inBrackets ?? host.replace(/:\d*$/, "");
}
