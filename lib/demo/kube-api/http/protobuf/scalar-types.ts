import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { WireValue } from "./wire-fields";

type ReadScalar = (value: WireValue) => Json | undefined;

const whole =
  (bits: number): ReadScalar =>
  (value) =>
    value.type === "varint" ? Number(BigInt.asIntN(bits, value.value)) : undefined;
const text =
  (encoding: "utf8" | "base64"): ReadScalar =>
  (value) =>
    value.type === "bytes" ? value.bytes.toString(encoding) : undefined;

function readDouble(value: WireValue): Json | undefined {
  const number = value.type === "fixed64" ? value.bytes.readDoubleLE() : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/**
 * How the scalar types of Kubernetes' messages are read into JSON, where bytes are base64; undefined for a value that is of
 * another wire type or that JSON cannot say. https://protobuf.dev/programming-guides/proto2/#scalar
 */
export const SCALAR_TYPES: ReadonlyMap<string, ReadScalar> = new Map<string, ReadScalar>([
  ["bool", (value) => (value.type === "varint" ? value.value !== 0n : undefined)],
  ["bytes", text("base64")],
  ["double", readDouble],
  ["int32", whole(32)],
  ["int64", whole(64)],
  ["string", text("utf8")],
]);
