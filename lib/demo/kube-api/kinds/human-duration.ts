const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

interface Step {
  readonly below: number;
  readonly unit: readonly [size: number, letter: string];
  readonly rest?: readonly [size: number, letter: string];
}

const STEPS: readonly Step[] = [
  { below: 2 * MINUTE, unit: [SECOND, "s"] },
  { below: 10 * MINUTE, unit: [MINUTE, "m"], rest: [SECOND, "s"] },
  { below: 3 * HOUR, unit: [MINUTE, "m"] },
  { below: 8 * HOUR, unit: [HOUR, "h"], rest: [MINUTE, "m"] },
  { below: 2 * DAY, unit: [HOUR, "h"] },
  { below: 8 * DAY, unit: [DAY, "d"], rest: [HOUR, "h"] },
  { below: 2 * YEAR, unit: [DAY, "d"] },
  { below: 8 * YEAR, unit: [YEAR, "y"], rest: [DAY, "d"] },
];

const OLDER: Step = { below: Number.POSITIVE_INFINITY, unit: [YEAR, "y"] };

/** A duration in milliseconds as kubectl's AGE column writes it (`5m10s`, `3h`, `2d4h`), after apimachinery's HumanDuration. */
export function humanDuration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  const { unit, rest } = STEPS.find(({ below }) => ms < below) ?? OLDER;
  const head = `${Math.floor(ms / unit[0])}${unit[1]}`;
  const tail = rest === undefined ? 0 : Math.floor((ms % unit[0]) / rest[0]);
  return rest === undefined || tail === 0 ? head : `${head}${tail}${rest[1]}`;
}
