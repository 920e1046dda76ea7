import { expect, test } from "vitest";
import { sessionCookie, readCookie } from "./session-cookie";
import { createSessions } from "./sessions";
import { viewerOfRequest } from "./viewer-of-request";

const sessions = createSessions("correct-horse-battery", { now: () => 0 });
const id = sessions.exchange("correct-horse-battery") ?? "";
const local = { anonymous: false, port: 3000, sessions };

function withCookie(cookie: string): Headers {
  return new Headers({ cookie });
}

test.each([
  ["no cookie", new Headers()],
  ["a cookie of another port", withCookie(`meshlens-session-3001=${id}`)],
  ["an unknown session", withCookie("meshlens-session-3000=guess")],
  ["an empty session", withCookie("meshlens-session-3000=")],
])("on loopback %s reads and does not write", (_, headers) => {
  expect(viewerOfRequest(headers, local)).toEqual({
    viewer: { identity: "process", mayWrite: false },
    mode: "local",
  });
});

test("the holder of a session may write", () => {
  const headers = withCookie(`theme=dark; meshlens-session-3000=${id}`);
  expect(viewerOfRequest(headers, local)).toMatchObject({ viewer: { mayWrite: true }, mode: "session" });
});

test("an anonymous viewer never writes, even with the cookie of an open session", () => {
  const headers = withCookie(`meshlens-session-3000=${id}`);
  expect(viewerOfRequest(headers, { ...local, anonymous: true })).toMatchObject({
    viewer: { mayWrite: false },
    mode: "anonymous",
  });
});

test("the session cookie is out of reach of scripts and other sites", () => {
  const cookie = sessionCookie("abc", { port: 3000, path: "/mesh", secure: true });
  for (const attribute of ["HttpOnly", "SameSite=Strict", "Path=/mesh", "Secure", "Max-Age=43200"]) {
    expect(cookie.split("; ")).toContain(attribute);
  }
  expect(readCookie(cookie.split(";")[0] ?? "", "meshlens-session-3000")).toBe("abc");
});
