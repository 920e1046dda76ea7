"use client";
import { useRouter } from "next/navigation";
import { browserDrafts, newId } from "@/lib/client/drafts/browser-drafts";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { draftPath } from "@/lib/client/drafts/open-draft";

/** Opens texts of new objects, comments included, as one draft and goes to its page. */
export function useOpenTexts(): (title: string, texts: readonly string[]) => void {
  const router = useRouter();
  const href = useScopedHref();
  return (title, texts) => {
    const id = newId();
    browserDrafts().put({ id, title, ref: null, entries: texts.map((text) => ({ baseline: null, text })) });
    router.push(href(draftPath(id)));
  };
}
