"use client";
import { useState, type ReactElement } from "react";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { spread } from "@/lib/domain/forms/share-weights";
import { startShift, type ShiftWish } from "@/lib/domain/shifting/start-shift";
import type { PendingWrite } from "../model/shift/pending-write";
import { wishOf, type ShiftDraft } from "../model/shift/shift-draft";
import { StartShiftForm } from "./start-shift-form";
import { WriteDialog } from "./write-dialog";

interface StartShiftProps {
  readonly split: SplitDto;
  readonly names: readonly string[];
  readonly detail: ObjectResponse;
  readonly onClose: () => void;
}

const WHOLE = 100;

/** Puts a shift together and writes its plan, and where asked its first step, to the object. */
export function StartShift({ split, names, detail, onClose }: StartShiftProps): ReactElement {
  const [pending, setPending] = useState<PendingWrite | null>(null);
  const from = spread(
    WHOLE,
    split.destinations.map(({ weight }) => weight),
  );
  const made = (draft: ShiftDraft): ReturnType<typeof startShift> => {
    const wish: ShiftWish = wishOf(draft, split.route, Date.now());
    return startShift(detail.object, wish);
  };
  const review = (draft: ShiftDraft): void => {
    const result = made(draft);
    if (!result.ok) return;
    setPending({ action: "start", object: split.object, baseline: detail.object, edited: result.edited });
  };
  return (
    <>
      <StartShiftForm
        names={names}
        from={from}
        check={(draft) => {
          const result = made(draft);
          return result.ok ? "" : result.because;
        }}
        onReview={review}
        onCancel={onClose}
      />
      {pending !== null && (
        <WriteDialog
          write={pending}
          owner={split.owner ?? detail.owner}
          onWritten={onClose}
          onClose={() => setPending(null)}
        />
      )}
    </>
  );
}
