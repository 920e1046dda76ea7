/** How many characters of a label's value one quantifier is counted to try. */
const TRIES = 32;
const TOKEN = /\\[^]|\[(?:\\[^]|[^\]\\])*\]|\(\?:|\(\?<[a-zA-Z]\w*>|\(\?|(?:[*+?]|\{\d+(?:,\d*)?\})\??|[^]/g;
const QUANTIFIER = /^(?:[*+?]|\{\d)/;

/** One level of parentheses while it is read: alternatives add their ways to match, what follows one another multiplies. */
interface Level {
  readonly before: number;
  current: number;
  /** The ways of the last item, which a quantifier may still repeat. */
  item: number;
}

const newLevel = (): Level => ({ before: 0, current: 1, item: 1 });

/** How many ways a quantified item can match: one that can match in several ways itself has no bound. */
function repeated(item: number, quantifier: string): number {
  if (quantifier.startsWith("?")) return item + 1;
  return item > 1 ? Infinity : TRIES;
}

/**
 * About how many ways a backtracking matcher may have to try to match a pattern with one value, Infinity where nested
 * repetition (`(a+)+`, `(a|ab)*`) makes that exponential. Lookarounds and backreferences, which RE2 does not have, count as
 * Infinity too. The pattern need not be a valid one.
 */
export function backtrackingCost(pattern: string): number {
  const outer: Level[] = [];
  let level = newLevel();
  const follow = (item: number): void => {
    level.current *= level.item;
    level.item = item;
  };
  for (const [token] of pattern.matchAll(TOKEN)) {
    if (token === "(?" || /^\\[1-9k]/.test(token)) return Infinity;
    if (token.startsWith("(")) {
      outer.push(level);
      level = newLevel();
    } else if (token === ")") {
      const ways = level.before + level.current * level.item;
      level = outer.pop() ?? newLevel();
      follow(ways);
    } else if (token === "|") {
      level = { before: level.before + level.current * level.item, current: 1, item: 1 };
    } else if (QUANTIFIER.test(token)) level.item = repeated(level.item, token);
    else follow(1);
  }
  return level.before + level.current * level.item;
}
