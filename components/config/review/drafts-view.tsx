"use client";
import { parseAsString, useQueryState } from "nuqs";
import { useState, type ReactElement } from "react";
import { useDraft } from "@/lib/client/drafts/use-drafts";
import { DraftList } from "./draft-list";
import { DraftPage } from "./draft-page";
import { NoSuchDraft } from "./no-such-draft";

/** The draft the URL names, or all drafts of this browser. One that was applied stays until the page is left. */
export function DraftsView(): ReactElement {
  const [id] = useQueryState("draft", parseAsString);
  const draft = useDraft(id);
  const [shown, setShown] = useState(draft);
  if (draft !== undefined && draft !== shown) setShown(draft);
  if (id === null) return <DraftList />;
  const known = draft ?? (shown?.id === id ? shown : undefined);
  if (known === undefined) return <NoSuchDraft />;
  return <DraftPage key={id} draft={known} applied={draft === undefined} />;
}
