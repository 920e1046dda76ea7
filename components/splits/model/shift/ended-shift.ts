/** The written summary of a shift that ended here. */
export interface EndedShift {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The summary as Markdown: a heading and a list. */
export function endedMarkdown({ title, lines }: EndedShift): string {
  return [`### ${title}`, "", ...lines.map((line) => `- ${line}`), ""].join("\n");
}

/** The summary as plain text. */
export function endedText({ title, lines }: EndedShift): string {
  return [title, ...lines].join("\n");
}
