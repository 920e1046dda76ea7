"use client";
import { useSyncExternalStore } from "react";
import { browserDrafts } from "./browser-drafts";
import type { Draft } from "./draft";

const NONE: readonly Draft[] = [];
const subscribe = (onChange: () => void): (() => void) => browserDrafts().subscribe(onChange);

/** Every draft of this browser, the one edited last first; none while the server draws the page. */
export function useDrafts(): readonly Draft[] {
  return useSyncExternalStore(
    subscribe,
    () => browserDrafts().list(),
    () => NONE,
  );
}

/** The draft with this id; undefined where there is none. */
export function useDraft(id: string | null): Draft | undefined {
  return useSyncExternalStore(
    subscribe,
    () => (id === null ? undefined : browserDrafts().get(id)),
    () => undefined,
  );
}
