const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const V6_GROUP = /^[\da-f]{1,4}$/i;

function bitsOf(address: string): 32 | 128 | null {
  const v4 = V4.exec(address);
  if (v4) return v4.slice(1).every((part) => Number(part) <= 255) ? 32 : null;
  const halves = address.split("::");
  if (halves.length > 2 || !address.includes(":")) return null;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const fits = halves.length === 1 ? groups.length === 8 : groups.length < 8;
  return fits && groups.every((group) => V6_GROUP.test(group)) ? 128 : null;
}

/**
 * Whether a text is a block of addresses (`10.1.0.0/16`, `2001:db8::/32`) or a single address.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export function isIpBlock(text: string): boolean {
  const [network = "", length, ...more] = text.split("/");
  const bits = bitsOf(network);
  if (bits === null || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
}
