import { isIpBlock } from "../../policy/is-ip-block";

function bitsV4(address: string): string {
  return address
    .split(".")
    .map((part) => Number(part).toString(2).padStart(8, "0"))
    .join("");
}

function bitsV6(address: string): string {
  const [head = [], tail = []] = address.split("::").map((half) => (half === "" ? [] : half.split(":")));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => "0");
  return [...head, ...zeros, ...tail]
    .map((group) => parseInt(group, 16).toString(2).padStart(16, "0"))
    .join("");
}

const bitsOf = (address: string): string => (address.includes(":") ? bitsV6(address) : bitsV4(address));

/** Whether an address lies in a block (`10.1.0.0/16`) or is that single address; false for what is neither. */
export function withinSubnet(address: string, subnet: string): boolean {
  if (!isIpBlock(address) || !isIpBlock(subnet) || address.includes("/")) return false;
  const [network = "", length] = subnet.split("/");
  const [own, other] = [bitsOf(address), bitsOf(network)];
  const prefix = length === undefined ? other.length : Number(length);
  return own.length === other.length && own.slice(0, prefix) === other.slice(0, prefix);
}
