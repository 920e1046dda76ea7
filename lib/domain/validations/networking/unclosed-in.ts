/**
 * What is wrong with the brackets of a regular expression of RE2; null where they match. Nothing else is judged: RE2 and
 * JavaScript differ in the rest. https://github.com/google/re2/wiki/Syntax
 */
export function unclosedIn(expression: string): string | null {
  let depth = 0;
  for (let at = 0; at < expression.length; at += 1) {
    const letter = expression[at];
    if (letter === "\\") {
      if (expression.startsWith("\\Q", at)) return null;
      if (at === expression.length - 1) return "it ends with a backslash";
      at += 1;
    } else if (letter === "[") {
      const end = endOfClass(expression, at);
      if (end < 0) return 'a "[" is not closed';
      at = end;
    } else if (letter === "(") depth += 1;
    else if (letter === ")") depth -= 1;
    if (depth < 0) return 'a ")" closes nothing';
  }
  return depth > 0 ? 'a "(" is not closed' : null;
}

/** Where the class of characters that begins here ends; -1 where it does not. */
function endOfClass(expression: string, start: number): number {
  let at = start + 1;
  if (expression[at] === "^") at += 1;
  if (expression[at] === "]") at += 1;
  for (; at < expression.length; at += 1) {
    if (expression[at] === "\\") at += 1;
    else if (expression.startsWith("[:", at)) at = Math.max(at, expression.indexOf(":]", at) + 1);
    else if (expression[at] === "]") return at;
  }
  return -1;
}
