const MAX_LINE_CHARS = 16 * 1024 * 1024;

/** What the chunks of a stream hold as whole lines, one batch per chunk. Throws on a line of over 16 Mi characters. */
export async function* readLines(chunks: AsyncIterable<unknown>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    if (!Buffer.isBuffer(chunk)) continue;
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE_CHARS) throw new RangeError("a watch event is too long");
    if (lines.length > 0) yield lines;
  }
}
