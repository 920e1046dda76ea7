import { stableHash } from "../../world/stable-hash";

/** Hands out the IPv4 addresses of one range, each to one key at a time. */
export interface AddressBook {
  /** The key's address; the same key has the same address until it is released. undefined when the range is used up. */
  addressOf(key: string): string | undefined;
  /** Notes that a key has an address already. */
  take(key: string, address: string): void;
  release(key: string): void;
}

const text = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");

/**
 * Addresses of `first`/`prefixLength` without the first and the last few, chosen by a hash of the key, so that they do not
 * depend on who comes first as long as no two keys want the same one.
 */
export function addressBook(first: string, prefixLength: number): AddressBook {
  const base = first.split(".").reduce((total, part) => total * 256 + Number(part), 0);
  const size = 2 ** (32 - prefixLength) - 20;
  const byKey = new Map<string, string>();
  const taken = new Set<string>();
  const take = (key: string, address: string): void => {
    byKey.set(key, address);
    taken.add(address);
  };
  return {
    take,
    addressOf: (key) => {
      const known = byKey.get(key);
      if (known !== undefined || byKey.size >= size) return known;
      let offset = stableHash(key) % size;
      while (taken.has(text(base + 10 + offset))) offset = (offset + 1) % size;
      const address = text(base + 10 + offset);
      take(key, address);
      return address;
    },
    release: (key) => {
      const address = byKey.get(key);
      byKey.delete(key);
      if (address !== undefined) taken.delete(address);
    },
  };
}
