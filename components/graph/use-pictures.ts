"use client";
import { useState } from "react";
import type { Picture } from "./model/picture";

export interface KeptPicture {
  readonly key: string;
  readonly large: boolean;
  readonly picture: Picture;
}

/** One canvas each: as many as there are graph types. */
const MAX_KEPT = 4;

/** The newest picture of each of the last four projections, the newest of all first; null is none yet. */
export function usePictures(current: KeptPicture | null): readonly KeptPicture[] {
  const [kept, setKept] = useState<readonly KeptPicture[]>([]);
  if (current === null || (kept[0]?.key === current.key && kept[0].picture === current.picture)) return kept;
  const next = [current, ...kept.filter(({ key }) => key !== current.key)].slice(0, MAX_KEPT);
  setKept(next);
  return next;
}
