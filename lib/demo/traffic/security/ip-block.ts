import type { TextMatch } from "./text-match";

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

function groupsValue(groups: readonly string[], base: 10 | 16, bitsPerGroup: bigint): bigint | null {
  const shape = base === 10 ? /^\d{1,3}$/ : /^[\da-f]{1,4}$/i;
  let value = 0n;
  for (const group of groups) {
    const number = parseInt(group, base);
    if (!shape.test(group) || BigInt(number) >> bitsPerGroup !== 0n) return null;
    value = (value << bitsPerGroup) | BigInt(number);
  }
  return value;
}

function parseV6(text: string): Address | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const zeros = Array.from({ length: missing }, () => "0");
  const value = groupsValue([...head, ...zeros, ...tail], 16, 16n);
  return value === null ? null : { bits: 128, value };
}

function parseAddress(text: string): Address | null {
  if (text.includes(":")) return parseV6(text);
  const groups = text.split(".");
  const value = groups.length === 4 ? groupsValue(groups, 10, 8n) : null;
  return value === null ? null : { bits: 32, value };
}

/**
 * Whether addresses lie in a block: `10.1.0.0/16`, `2001:db8::/32` or a single address; null for what is no block.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export function ipBlock(block: string): TextMatch | null {
  const [network = "", length, ...more] = block.split("/");
  const base = parseAddress(network);
  if (!base || more.length > 0) return null;
  const prefix = length === undefined ? base.bits : Number(length);
  if ((length !== undefined && !/^\d{1,3}$/.test(length)) || prefix > base.bits) return null;
  const shift = BigInt(base.bits - prefix);
  return (text) => {
    const address = parseAddress(text);
    return address?.bits === base.bits && address.value >> shift === base.value >> shift;
  };
}
