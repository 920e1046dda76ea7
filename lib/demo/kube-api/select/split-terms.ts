/** The comma-separated terms of a selector; commas inside parentheses do not separate. Blank terms are left out. */
export function splitTerms(selector: string): readonly string[] {
  const terms: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= selector.length; index++) {
    const char = selector[index];
    if (char === "(") depth++;
    if (char === ")") depth--;
    if (index === selector.length || (char === "," && depth === 0)) {
      terms.push(selector.slice(start, index).trim());
      start = index + 1;
    }
  }
  return terms.filter((term) => term !== "");
}
