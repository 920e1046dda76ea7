/** One label matcher; `value` is plain text, for =~ and !~ a RE2 expression, and is quoted when written. */
export interface LabelMatcher {
  readonly label: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}
