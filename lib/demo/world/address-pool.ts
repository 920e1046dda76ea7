/** Hands out IPv4 addresses one after the other, starting at `first`. */
export interface AddressPool {
  next(): string;
}

export function addressPool(first: string): AddressPool {
  let address = first.split(".").reduce((total, part) => total * 256 + Number(part), 0);
  return {
    next: () => {
      const text = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
      address += 1;
      return text;
    },
  };
}
