import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding } from "./accepted-encoding";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Graph bodies repeat themselves: the lowest levels already shrink them ten times, off the main thread. */
const BROTLI_QUALITY = 1;
const GZIP_LEVEL = 2;
/** Smaller bodies fit one packet anyway. */
const MIN_BYTES = 1024;

export interface EncodedBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding;
  readonly etag: string;
}

/** Serialises and compresses a body once; the etag changes with every byte of it, which a tenth of the bytes tell. */
export async function encodeBody(body: unknown, wanted: Encoding): Promise<EncodedBody> {
  const plain = Buffer.from(JSON.stringify(body));
  const encoding = plain.length < MIN_BYTES ? "identity" : wanted;
  const compressed = await compress(plain, encoding);
  const digest = createHash("sha256").update(compressed).digest("base64url").slice(0, 22);
  return {
    bytes: new Uint8Array(compressed),
    encoding,
    etag: `"${digest}-${encoding}"`,
  };
}

function compress(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case "br":
      return compressBrotli(plain, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
      });
    case "gzip":
      return compressGzip(plain, { level: GZIP_LEVEL });
    case "identity":
      return Promise.resolve(plain);
  }
}
