import { isObject } from "../../world/read-json";
import type { ObjectFilter, ParsedFilter } from "./object-filter";
import { splitTerms } from "./split-terms";

type Labels = Readonly<Record<string, unknown>>;
const KEY = "[A-Za-z0-9][-A-Za-z0-9_./]*";
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)$`);
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);

function parseTerm(term: string): ((labels: Labels) => boolean) | null {
  const [, setKey = "", operator, list = ""] = SET.exec(term) ?? [];
  if (operator !== undefined) {
    const values = list.split(",").map((value) => value.trim());
    return (labels) => values.some((value) => value === labels[setKey]) === (operator === "in");
  }
  const [, key = "", sign, value] = EQUALITY.exec(term) ?? [];
  if (sign !== undefined) return (labels) => (labels[key] === value) === (sign !== "!=");
  const [, not, name] = EXISTS.exec(term) ?? [];
  return name === undefined ? null : (labels) => Object.hasOwn(labels, name) === (not === "");
}

/** Parses a label selector: `a=b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`; an absent label satisfies != and notin. */
export function parseLabelSelector(selector: string): ParsedFilter {
  const tests: ((labels: Labels) => boolean)[] = [];
  for (const term of splitTerms(selector)) {
    const test = parseTerm(term);
    if (test === null) return { ok: false, term };
    tests.push(test);
  }
  const matches: ObjectFilter = ({ metadata: { labels } }) => {
    const present = isObject(labels) ? labels : {};
    return tests.every((test) => test(present));
  };
  return { ok: true, matches };
}
