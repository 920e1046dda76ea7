import { describe, expect, test } from "vitest";
import { createSessions } from "../auth/sessions";
import { judgeRequest, type Caller, type Doorway } from "./judge-request";

const CODE = "correct-horse-battery";

function door(over: Partial<Doorway> = {}): Doorway {
  const sessions = createSessions(CODE, { now: () => 0 });
  return {
    host: "127.0.0.1",
    port: 3000,
    publicUrl: null,
    anonymous: false,
    readOnly: false,
    sessions,
    ...over,
  };
}

function caller(over: Partial<Omit<Caller, "headers">> = {}, headers: Record<string, string> = {}): Caller {
  return {
    method: "GET",
    path: "/graph",
    search: new URLSearchParams(),
    headers: new Headers({ host: "localhost:3000", ...headers }),
    ...over,
  };
}

const sameOrigin = { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };

describe("reading", () => {
  test("our own host passes, a foreign one is refused before anything else", () => {
    expect(judgeRequest(caller(), door())).toEqual({ kind: "pass" });
    const foreign = judgeRequest(
      caller({ search: new URLSearchParams({ code: CODE }) }, { host: "evil.example" }),
      door(),
    );
    expect(foreign).toMatchObject({ kind: "refuse", problem: { status: 421 } });
  });

  test("the one-time code becomes a session cookie and leaves the URL", () => {
    const judged = judgeRequest(caller({ search: new URLSearchParams({ code: CODE }) }), door());
    expect(judged.kind).toBe("dropCode");
    expect(judged).toHaveProperty(
      "cookie",
      expect.stringMatching(/^meshlens-session-3000=[\w-]{43}; HttpOnly/),
    );
  });

  test("a wrong or used code only leaves the URL", () => {
    const own = door();
    const withCode = (code: string): Caller => caller({ search: new URLSearchParams({ code }) });
    expect(judgeRequest(withCode("wrong"), own)).toEqual({ kind: "dropCode", cookie: null });
    judgeRequest(withCode(CODE), own);
    expect(judgeRequest(withCode(CODE), own)).toEqual({ kind: "dropCode", cookie: null });
  });

  test("behind an ingress the cookie is bound to its path and to TLS", () => {
    const own = door({ publicUrl: new URL("https://ops.example.com/mesh/") });
    const judged = judgeRequest(caller({ search: new URLSearchParams({ code: CODE }) }), own);
    expect(judged).toHaveProperty("cookie", expect.stringMatching(/Path=\/mesh; .*Secure/));
  });

  test("anonymous mode opens no session", () => {
    const judged = judgeRequest(
      caller({ search: new URLSearchParams({ code: CODE }) }),
      door({ anonymous: true }),
    );
    expect(judged).toEqual({ kind: "dropCode", cookie: null });
  });
});

describe("writing", () => {
  function session(own: Doorway): string {
    return `meshlens-session-3000=${own.sessions.exchange(CODE) ?? ""}`;
  }

  test("our own page with a session may write", () => {
    const own = door();
    const write = caller({ method: "POST" }, { ...sameOrigin, cookie: session(own) });
    expect(judgeRequest(write, own)).toEqual({ kind: "pass" });
  });

  test.each([
    ["no Origin", { "sec-fetch-site": "same-origin" }],
    ["another site", { origin: "http://evil.example", "sec-fetch-site": "cross-site" }],
    ["another port of this host", { origin: "http://localhost:5173", "sec-fetch-site": "same-site" }],
    ["an opaque Origin", { origin: "null" }],
  ])("%s never writes, session or not", (_, headers: Record<string, string>) => {
    const own = door();
    const write = caller({ method: "DELETE" }, { ...headers, cookie: session(own) });
    expect(judgeRequest(write, own)).toMatchObject({ kind: "refuse", problem: { status: 403 } });
  });

  test("without a session, and anonymously, nobody writes", () => {
    const write = caller({ method: "PUT" }, sameOrigin);
    for (const own of [door(), door({ anonymous: true })]) {
      expect(judgeRequest(write, own)).toMatchObject({ kind: "refuse", problem: { status: 403 } });
    }
  });

  test("read-only mode refuses also who holds a session, and says which setting does", () => {
    const own = door({ readOnly: true });
    const write = caller({ method: "POST" }, { ...sameOrigin, cookie: session(own) });
    expect(judgeRequest(write, own)).toHaveProperty(
      "problem.detail",
      expect.stringContaining("MESHLENS_READ_ONLY"),
    );
  });

  test.each(["/api/v1/config/analyze", "/api/v1/config/preview"])(
    "%s changes nothing: tools and our own pages may ask, also read-only, other sites may not",
    (path) => {
      const own = door({ readOnly: true });
      expect(judgeRequest(caller({ method: "POST", path }), own)).toEqual({ kind: "pass" });
      expect(judgeRequest(caller({ method: "POST", path }, sameOrigin), own)).toEqual({ kind: "pass" });
      expect(
        judgeRequest(caller({ method: "POST", path }, { "sec-fetch-site": "cross-site" }), own),
      ).toMatchObject({ kind: "refuse", problem: { status: 403 } });
      expect(judgeRequest(caller({ method: "PUT", path }), own)).toMatchObject({ kind: "refuse" });
    },
  );
});
