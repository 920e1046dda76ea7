/** Builders of DER (ITU-T X.690): each returns one encoded value. */
const length = (bytes: number): Buffer => {
  if (bytes < 128) return Buffer.from([bytes]);
  const digits = bytes < 256 ? [bytes] : [bytes >> 8, bytes & 255];
  return Buffer.from([128 | digits.length, ...digits]);
};

const value = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), length(body.length), body]);
};

/** UTCTime holds the years 1950 to 2049. */
const utcTime = (date: Date): Buffer =>
  value(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replaceAll(/[-:T]/g, "")}Z`));

export const der = {
  sequence: (...content: readonly Buffer[]): Buffer => value(0x30, ...content),
  set: (...content: readonly Buffer[]): Buffer => value(0x31, ...content),
  /** A non-negative integer, big-endian. */
  integer: (bytes: Buffer): Buffer => value(0x02, Buffer.concat([Buffer.from([0]), bytes])),
  small: (number: number): Buffer => value(0x02, Buffer.from([number])),
  yes: (): Buffer => value(0x01, Buffer.from([255])),
  text: (text: string): Buffer => value(0x0c, Buffer.from(text)),
  octets: (content: Buffer): Buffer => value(0x04, content),
  bits: (content: Buffer, unused = 0): Buffer => value(0x03, Buffer.from([unused]), content),
  /** An object identifier from its encoded arcs in hexadecimal. */
  oid: (arcs: string): Buffer => value(0x06, Buffer.from(arcs, "hex")),
  /** A context-specific value that holds others. */
  tagged: (tag: number, content: Buffer): Buffer => value(0xa0 | tag, content),
  /** A context-specific value of raw bytes. */
  implicit: (tag: number, content: Buffer): Buffer => value(0x80 | tag, content),
  utcTime,
};
