import { expect, test } from "vitest";
import { createSessions, SESSION_SECONDS } from "./sessions";

const clock = { now: () => 1_000 };

test("the one-time code opens one session, once", () => {
  const sessions = createSessions("correct-horse-battery", clock);
  expect(sessions.exchange("wrong")).toBeNull();
  const id = sessions.exchange("correct-horse-battery");
  expect(id).toMatch(/^[\w-]{43}$/);
  expect(sessions.isOpen(id ?? "")).toBe(true);
  expect(sessions.exchange("correct-horse-battery")).toBeNull();
});

test("without a code no session can be opened", () => {
  const sessions = createSessions(null, clock);
  expect(sessions.exchange("")).toBeNull();
  expect(sessions.isOpen("")).toBe(false);
});

test("a session ends after twelve hours", () => {
  let now = 0;
  const sessions = createSessions("correct-horse-battery", { now: () => now });
  const id = sessions.exchange("correct-horse-battery") ?? "";
  now = SESSION_SECONDS * 1000 - 1;
  expect(sessions.isOpen(id)).toBe(true);
  now += 1;
  expect(sessions.isOpen(id)).toBe(false);
});
