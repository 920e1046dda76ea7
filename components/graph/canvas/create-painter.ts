import type { Core } from "cytoscape";
import type { Point } from "../model/layout-graph";
import { applyElements } from "./apply-elements";
import { applyMarks } from "./apply-marks";
import { applyPositions } from "./apply-positions";
import { fitAll } from "./fit-all";
import type { Picture } from "../model/picture";
import { runSliced } from "./run-sliced";

export interface Painter {
  /** Brings the canvas to a picture; of those that come while it is at work only the newest is painted. */
  readonly paint: (picture: Picture) => void;
  readonly mark: (selected: string | null, found: ReadonlySet<string>) => void;
  /** A person put a node somewhere: later pictures leave it there. */
  readonly drop: (id: string, at: Point) => void;
  readonly stop: () => void;
}

const MAX_DROPPED = 5000;
/** Where nothing is in view, an unfinished picture costs no drawing. */
const OUT_OF_VIEW = { x: 1e7, y: 1e7 };

/**
 * Paints pictures on a core, one after the other and in slices, so that the page stays responsive. What stays between two
 * pictures is not moved; the view is fitted only when all of it is new. `onPainted` is told after each picture.
 */
export function createPainter(cy: Core, onPainted: () => void): Painter {
  const dropped = new Map<string, Point>();
  const state: PainterState = { shown: null, next: null, busy: false, stopped: false };
  let marks = (): void => undefined;
  const onDone = (): void => {
    marks();
    onPainted();
  };
  return {
    paint: (picture) => {
      state.next = picture;
      if (!state.busy) void work(cy, state, dropped, onDone);
    },
    mark: (selected, found) => {
      marks = () => applyMarks(cy, selected, found);
      if (!state.busy) marks();
    },
    drop: (id, at) => {
      if (dropped.size < MAX_DROPPED) dropped.set(id, at);
    },
    stop: () => {
      state.stopped = true;
    },
  };
}

interface PainterState {
  shown: Picture | null;
  next: Picture | null;
  busy: boolean;
  stopped: boolean;
}

async function work(
  cy: Core,
  state: PainterState,
  dropped: ReadonlyMap<string, Point>,
  onDone: () => void,
): Promise<void> {
  const isStopped = (): boolean => state.stopped;
  state.busy = true;
  try {
    for (let picture = state.next; picture !== null && !isStopped(); picture = state.next) {
      state.next = null;
      await runSliced(steps(cy, state.shown, picture, dropped), isStopped);
      state.shown = picture;
      if (!isStopped()) onDone();
    }
  } finally {
    state.busy = false;
  }
}

function* steps(
  cy: Core,
  from: Picture | null,
  to: Picture,
  dropped: ReadonlyMap<string, Point>,
): Generator<undefined, void> {
  if (from?.styles !== to.styles) cy.style().fromJson(to.styles).update();
  if (from === null) cy.pan(OUT_OF_VIEW);
  const places = { ...to.positions, ...Object.fromEntries(dropped) };
  const familiar = yield* applyElements(cy, from?.elements ?? [], to.elements, places);
  if (from?.positions !== to.positions) applyPositions(cy, places);
  yield;
  if (!familiar) fitAll(cy);
}
