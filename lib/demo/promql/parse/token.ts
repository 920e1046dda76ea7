export type TokenKind =
  | "identifier"
  | "metric identifier"
  | "number"
  | "duration"
  | "string"
  | "operator"
  | "aggregator"
  | "keyword"
  | "preprocessor"
  | "punctuation"
  | "end of input"
  | "error";

export interface Token {
  readonly kind: TokenKind;
  /** As written; of an error, the message. */
  readonly text: string;
  /** Index in the query, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const words = (kind: TokenKind, names: string): readonly (readonly [string, TokenKind])[] =>
  names.split(" ").map((name) => [name, kind] as const);

/** The words that are more than names outside braces, in lower case; Prometheus ignores their case. */
export const WORDS: ReadonlyMap<string, TokenKind> = new Map([
  ...words("operator", "and or unless atan2"),
  ...words("aggregator", "sum avg count min max group stddev stdvar topk bottomk count_values quantile"),
  ...words("aggregator", "limitk limit_ratio"),
  ...words("keyword", "offset by without on ignoring group_left group_right bool"),
  ...words("preprocessor", "start end"),
  ...words("number", "inf nan"),
]);

const quoted = (text: string): string =>
  text.length > 10 ? `${JSON.stringify(text.slice(0, 10))}...` : JSON.stringify(text);

/** What an error message calls a token. Source: Item.desc in Prometheus' promql/parser/lex.go. */
export function describeToken({ kind, text }: Token): string {
  switch (kind) {
    case "operator":
      return `<op:${text}>`;
    case "aggregator":
      return `<aggr:${text}>`;
    case "keyword":
      return `<${text}>`;
    case "identifier":
    case "metric identifier":
      return `${kind} ${JSON.stringify(text)}`;
    case "number":
    case "duration":
    case "string":
      return `${kind} ${quoted(text)}`;
    case "end of input":
      return kind;
    default:
      return quoted(text);
  }
}
