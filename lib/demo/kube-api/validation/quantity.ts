type Format = "decimal" | "binary" | "exponent";
interface Quantity {
  /** In billionths, the smallest amount a quantity can be. */
  readonly nano: bigint;
  readonly format: Format;
}

const QUANTITY = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d{1,3})?$/;
const DECIMAL = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const NANO = 1_000_000_000n;
const LONGEST = 100;
/** Exponents beyond what an int64 of nanos can hold; the API server caps there, too. */
const GREATEST_EXPONENT = 27;

/** The factor of a suffix as a power of ten or of 1024. */
function scaleOf(suffix: string): {
  readonly factor: bigint;
  readonly tens: number;
  readonly format: Format;
} {
  if (suffix.endsWith("i"))
    return { factor: 1024n ** BigInt(BINARY.indexOf(suffix)), tens: 0, format: "binary" };
  if (/^[eE]./.test(suffix)) return { factor: 1n, tens: Number(suffix.slice(1)), format: "exponent" };
  return { factor: 1n, tens: (DECIMAL.indexOf(suffix) - 3) * 3, format: "decimal" };
}

/** Divides and rounds away from zero: a quantity never becomes less than was asked for. */
function dividedUp(value: bigint, divisor: bigint): bigint {
  return value / divisor + (value % divisor === 0n ? 0n : 1n);
}

function parse(text: string): Quantity | null {
  if (text.length > LONGEST) return null;
  const [, sign = "", whole = "", fraction = "", suffix = ""] = QUANTITY.exec(text) ?? [];
  if (whole === "" && fraction === "") return null;
  const { factor, tens, format } = scaleOf(suffix);
  const exponent = Math.max(-GREATEST_EXPONENT, Math.min(GREATEST_EXPONENT, tens)) - fraction.length;
  const unscaled = BigInt(`${whole}${fraction}`) * factor * NANO;
  const size =
    exponent < 0 ? dividedUp(unscaled, 10n ** BigInt(-exponent)) : unscaled * 10n ** BigInt(exponent);
  return { nano: sign === "-" ? -size : size, format };
}

/** The greatest step of `base` that divides a value, and what is left of the value then. */
function reduced(value: bigint, base: bigint, steps: number): readonly [left: bigint, step: number] {
  let left = value;
  let step = 0;
  while (step < steps && left !== 0n && left % base === 0n) {
    left /= base;
    step += 1;
  }
  return [left, step];
}

function write({ nano, format }: Quantity): string {
  if (nano === 0n) return "0";
  const size = nano < 0n ? -nano : nano;
  const sign = nano < 0n ? "-" : "";
  if (format === "binary" && size >= 1024n * NANO) {
    const [left, step] = reduced(dividedUp(size, NANO), 1024n, BINARY.length - 1);
    return `${sign}${left}${BINARY[step] ?? ""}`;
  }
  const [left, step] = reduced(size, 1000n, DECIMAL.length - 1);
  if (format !== "exponent") return `${sign}${left}${DECIMAL[step] ?? ""}`;
  const exponent = (step - 3) * 3;
  return `${sign}${left}${exponent === 0 ? "" : `e${exponent}`}`;
}

/** Whether a text is a quantity: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export const isQuantity = (text: string): boolean => parse(text) !== null;

/** A quantity in the form the API server answers with ("1000m" is "1", "0.5Gi" is "512Mi"); the text itself where it is none. */
export function canonicalQuantity(text: string): string {
  const quantity = parse(text);
  return quantity === null ? text : write(quantity);
}

/** Whether the first quantity is more than the second; false where one is none. */
export function exceedsQuantity(first: string, second: string): boolean {
  const [more, less] = [parse(first), parse(second)];
  return more !== null && less !== null && more.nano > less.nano;
}
