import type { NextRequest, NextResponse } from "next/server";
import { guardRequest } from "@/lib/server/guard/guard-request";

/** Next.js calls this for every request before any page or route. */
export function proxy(request: NextRequest): NextResponse {
  return guardRequest(request);
}
