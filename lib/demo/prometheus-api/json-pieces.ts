import { isObject } from "../world/read-json";

/** Pieces are of at least about this many characters, all but the last. */
const PIECE = 128 * 1024;
/** As many items of an array are turned into text at a time. */
const BATCH = 64;

function* arrayTexts(items: readonly unknown[]): Generator<string> {
  yield "[";
  for (let from = 0; from < items.length; from += BATCH) {
    const text = JSON.stringify(items.slice(from, from + BATCH));
    yield `${from === 0 ? "" : ","}${text.slice(1, -1)}`;
  }
  yield "]";
}

function* objectTexts(value: object): Generator<string> {
  let comma = "";
  yield "{";
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    yield `${comma}${JSON.stringify(name)}:`;
    yield* texts(item);
    comma = ",";
  }
  yield "}";
}

function* texts(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* arrayTexts(value);
  else if (isObject(value)) yield* objectTexts(value);
  else yield JSON.stringify(value);
}

/** What JSON.stringify makes of a value of JSON, in pieces, so that a long answer is never in memory as a whole. */
export function* jsonPieces(value: unknown): Generator<string> {
  let piece = "";
  for (const text of texts(value)) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
