import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { currentContainer } from "../current-container";
import { problemResponse } from "../http/problem-response";
import { judgeRequest } from "./judge-request";
import { contentSecurityPolicy, SECURITY_HEADERS } from "./security-headers";

/** Lets a request through with a fresh nonce, answers it with a problem, or redirects it to its URL without the code. */
export function guardRequest(request: NextRequest): NextResponse {
  const { config, sessions } = currentContainer();
  const { pathname: path, searchParams: search } = request.nextUrl;
  const { method, headers } = request;
  const judgement = judgeRequest({ method, path, search, headers }, { ...config, sessions });
  switch (judgement.kind) {
    case "pass":
      return passWithNonce(request);
    case "refuse": {
      const refusal = problemResponse(judgement.problem);
      return secured(new NextResponse(refusal.body, refusal));
    }
    case "dropCode": {
      const url = request.nextUrl.clone();
      url.searchParams.delete("code");
      const response = NextResponse.redirect(url, 303);
      if (judgement.cookie !== null) response.headers.set("set-cookie", judgement.cookie);
      response.headers.set("cache-control", "no-store");
      return secured(response);
    }
  }
}

function passWithNonce(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV !== "production");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next.js puts the nonce of this request header on the scripts it writes.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return secured(response);
}

function secured(response: NextResponse): NextResponse {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}
