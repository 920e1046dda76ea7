"use client";
import { useState } from "react";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { offsetOfPath } from "./model/offset-of";

interface Place {
  readonly offset: number;
}

/** Where the editor is to go: to the place asked for from outside, or jumped to since, whichever came last. */
export function useGoTo(
  text: string,
  goTo: { readonly path: FieldPath } | null,
): readonly [Place | null, (offset: number) => void] {
  const [asked, setAsked] = useState(goTo);
  const [place, setPlace] = useState<Place | null>(() => goTo && { offset: offsetOfPath(text, goTo.path) });
  if (asked !== goTo) {
    setAsked(goTo);
    if (goTo !== null) setPlace({ offset: offsetOfPath(text, goTo.path) });
  }
  return [place, (offset) => setPlace({ offset })];
}
