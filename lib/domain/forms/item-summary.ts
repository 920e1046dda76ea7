import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";

const LONGEST = 90;
const MOST_WORDS = 8;

/** An element in one line: its first values in their order, cut at 90 characters; "" for one without any. */
export function itemSummary(value: Json): string {
  const words: string[] = [];
  gather(value, words, 0);
  const text = words.join(" · ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}

function gather(value: Json, words: string[], depth: number): void {
  if (words.length >= MOST_WORDS || depth > 6) return;
  if (isJsonList(value)) for (const item of value.slice(0, MOST_WORDS)) gather(item, words, depth + 1);
  else if (isJsonObject(value)) gatherFields(value, words, depth);
  else if (value !== null && value !== "") words.push(String(value));
}

function gatherFields(
  value: Readonly<Record<string, Json | undefined>>,
  words: string[],
  depth: number,
): void {
  for (const [key, entry] of Object.entries(value).slice(0, MOST_WORDS)) {
    if (entry === undefined || words.length >= MOST_WORDS) continue;
    // A number or a switch says nothing without its name.
    if (typeof entry === "number" || typeof entry === "boolean") words.push(`${key} ${entry}`);
    else gather(entry, words, depth + 1);
  }
}
