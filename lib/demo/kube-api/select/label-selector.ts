import { isObject } from "../../world/read-json";
import type { ObjectFilter, ParsedFilter } from "./object-filter";
import { splitTerms } from "./split-terms";

type Labels = Readonly<Record<string, unknown>>;
type Test = (labels: Labels) => boolean;
const KEY = "[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?";
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)$`);
const ORDER = new RegExp(`^(${KEY})\\s*([<>])\\s*(\\d{1,15})$`);
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);
const LONGEST = 1000;

const wholeNumber = (value: unknown): number =>
  typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;

function parseSet(term: string): Test | null {
  const [, key = "", operator, list = ""] = SET.exec(term) ?? [];
  const values = list.split(",").map((value) => value.trim());
  if (operator === undefined || !values.every((value) => VALUE.test(value))) return null;
  return (labels) => values.some((value) => value === labels[key]) === (operator === "in");
}

function parseOrder(term: string): Test | null {
  const [, key = "", order, limit] = ORDER.exec(term) ?? [];
  if (order === undefined) return null;
  return order === ">"
    ? (labels) => wholeNumber(labels[key]) > Number(limit)
    : (labels) => wholeNumber(labels[key]) < Number(limit);
}

function parseTerm(term: string): Test | null {
  if (term.length > LONGEST) return null;
  const [, key = "", sign, value = ""] = EQUALITY.exec(term) ?? [];
  if (sign !== undefined && VALUE.test(value)) return (labels) => (labels[key] === value) === (sign !== "!=");
  const [, not, name] = EXISTS.exec(term) ?? [];
  return name === undefined
    ? (parseOrder(term) ?? parseSet(term))
    : (labels) => Object.hasOwn(labels, name) === (not === "");
}

/**
 * Parses a label selector: `a=b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, `a>1`, `a<1`; an absent label satisfies != and
 * notin. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(selector: string): ParsedFilter {
  const tests: Test[] = [];
  for (const term of splitTerms(selector)) {
    const test = parseTerm(term);
    if (test === null) return { ok: false, problem: `unable to parse requirement: ${JSON.stringify(term)}` };
    tests.push(test);
  }
  const matches: ObjectFilter = ({ metadata: { labels } }) => {
    const present = isObject(labels) ? labels : {};
    return tests.every((test) => test(present));
  };
  return { ok: true, matches };
}
