import { readFile, stat } from "node:fs/promises";

/** A file that is read again when it has changed, as mounted tokens and certificates do. Rejects when unreadable. */
export type WatchedFile = () => Promise<string>;

export function watchFile(path: string): WatchedFile {
  let known: { readonly stamp: string; readonly text: string } | null = null;
  return async () => {
    const { mtimeMs, size, ino } = await stat(path);
    const stamp = `${mtimeMs} ${size} ${ino}`;
    if (known?.stamp !== stamp) known = { stamp, text: await readFile(path, "utf8") };
    return known.text;
  };
}
