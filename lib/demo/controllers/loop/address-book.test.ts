import { describe, expect, it } from "vitest";
import { addressBook } from "./address-book";

describe("addressBook", () => {
  it("gives every key an address of its own in the range, and always the same", () => {
    const book = addressBook("10.128.0.0", 14);
    const keys = Array.from({ length: 3_000 }, (_, index) => `pod-${index}`);
    const addresses = keys.map((key) => book.addressOf(key));
    expect(new Set(addresses).size).toBe(3_000);
    for (const address of addresses) expect(address).toMatch(/^10\.(12[89]|13[01])\.\d+\.\d+$/);
    expect(keys.map((key) => book.addressOf(key))).toEqual(addresses);
  });

  it("does not depend on who comes first", () => {
    const [one, other] = [addressBook("10.0.0.0", 8), addressBook("10.0.0.0", 8)];
    const first = [one.addressOf("a"), one.addressOf("b")];
    expect([other.addressOf("b"), other.addressOf("a")].reverse()).toEqual(first);
  });

  it("gives a released address again, a taken one never, and none when the range is used up", () => {
    const book = addressBook("10.0.0.0", 27);
    book.take("given", "10.0.0.10");
    const addresses = Array.from({ length: 11 }, (_, index) => book.addressOf(`k${index}`));
    expect(addresses).not.toContain("10.0.0.10");
    expect(book.addressOf("late")).toBeUndefined();
    book.release("k3");
    expect(book.addressOf("late")).toBe(addresses[3]);
  });
});
