/** One difference as the API tells it; a value that is absent is left out. */
export interface Change {
  readonly path: string;
  readonly kind: "added" | "removed" | "changed" | "moved";
  readonly before?: unknown;
  readonly after?: unknown;
}

const LONGEST = 160;

/** A value in one line, cut where it is long; null where there is none. Text that could be taken for another type is quoted. */
export function changeValue(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === "string" && isPlain(value) ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function isPlain(text: string): boolean {
  return /^[A-Za-z/*][^\n]*$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text);
}
