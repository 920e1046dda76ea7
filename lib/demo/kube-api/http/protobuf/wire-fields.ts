/** A field's value as it is on the wire: a whole number, or its bytes. */
export type WireValue =
  | { readonly type: "varint"; readonly value: bigint }
  | { readonly type: "fixed64" | "fixed32" | "bytes"; readonly bytes: Buffer };

/** How many more fields a body may have; what is read is taken off. */
export interface FieldBudget {
  left: number;
}

const LONGEST_VARINT = 10;
const HIGHEST_FIELD = 2 ** 29 - 1;

function readVarint(bytes: Buffer, from: number): { readonly value: bigint; readonly next: number } | null {
  let value = 0n;
  for (let index = 0; index < LONGEST_VARINT; index++) {
    const byte = bytes[from + index];
    if (byte === undefined) return null;
    value |= BigInt(byte & 127) << BigInt(7 * index);
    if (byte < 128) return { value: BigInt.asUintN(64, value), next: from + index + 1 };
  }
  return null;
}

/** The whole numbers of a packed list; null where it ends within one or has more than the budget. */
export function packedVarints(bytes: Buffer, budget: FieldBudget): readonly WireValue[] | null {
  const values: WireValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const read = readVarint(bytes, at);
    if (read === null || --budget.left < 0) return null;
    values.push({ type: "varint", value: read.value });
    at = read.next;
  }
  return values;
}

function readBytes(
  bytes: Buffer,
  type: "fixed64" | "fixed32" | "bytes",
  from: number,
  length: number,
): { readonly value: WireValue; readonly next: number } | null {
  const next = from + length;
  return next > bytes.length ? null : { value: { type, bytes: bytes.subarray(from, next) }, next };
}

function readValue(
  bytes: Buffer,
  wireType: number,
  from: number,
): { readonly value: WireValue; readonly next: number } | null {
  if (wireType === 1) return readBytes(bytes, "fixed64", from, 8);
  if (wireType === 5) return readBytes(bytes, "fixed32", from, 4);
  if (wireType !== 0 && wireType !== 2) return null;
  const number = readVarint(bytes, from);
  if (number === null) return null;
  return wireType === 0
    ? { value: { type: "varint", value: number.value }, next: number.next }
    : readBytes(bytes, "bytes", number.next, Number(number.value));
}

/**
 * The fields of a message by number, the values of each in their order; null where the bytes are none, end within a field, hold
 * a group (which Kubernetes has none of) or more fields than the budget. https://protobuf.dev/programming-guides/encoding/
 */
export function wireFields(
  bytes: Buffer,
  budget: FieldBudget,
): ReadonlyMap<number, readonly WireValue[]> | null {
  const fields = new Map<number, WireValue[]>();
  for (let at = 0; at < bytes.length;) {
    const tag = readVarint(bytes, at);
    if (tag === null || --budget.left < 0) return null;
    const number = Number(tag.value >> 3n);
    const read = readValue(bytes, Number(tag.value & 7n), tag.next);
    if (read === null || number < 1 || number > HIGHEST_FIELD) return null;
    const values = fields.get(number);
    if (values === undefined) fields.set(number, [read.value]);
    else values.push(read.value);
    at = read.next;
  }
  return fields;
}
