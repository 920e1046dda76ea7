import { expect, it } from "vitest";
import { createSemaphore } from "./semaphore";

const never = new AbortController().signal;

it("lets no more in than it has slots, in order", async () => {
  const semaphore = createSemaphore(1);
  const release = await semaphore.acquire(never);
  const order: string[] = [];
  const second = semaphore.acquire(never).then((free) => {
    order.push("second");
    free?.();
  });
  const third = semaphore.acquire(never).then(() => order.push("third"));
  await Promise.resolve();
  expect(order).toEqual([]);
  release?.();
  await Promise.all([second, third]);
  expect(order).toEqual(["second", "third"]);
});

it("gives up waiting when the signal aborts, without losing a slot", async () => {
  const semaphore = createSemaphore(1);
  const release = await semaphore.acquire(never);
  const impatient = new AbortController();
  const waiting = semaphore.acquire(impatient.signal);
  impatient.abort();
  expect(await waiting).toBeNull();
  expect(await semaphore.acquire(impatient.signal)).toBeNull();
  release?.();
  expect(await semaphore.acquire(never)).not.toBeNull();
});
