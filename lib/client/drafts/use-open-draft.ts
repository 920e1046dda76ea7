"use client";
import { useRouter } from "next/navigation";
import { useScopedHref } from "../hooks/use-scoped-href";
import { openDraft } from "./open-draft";

/** Opens a draft and goes to the page that shows what it would do. */
export function useOpenDraft(): (draft: Parameters<typeof openDraft>[0]) => void {
  const router = useRouter();
  const href = useScopedHref();
  return (draft) => router.push(href(openDraft(draft)));
}
