type NumberFunction = (value: number, ...parameters: readonly number[]) => number;

/** The calendar repeats after 400 years, days of the week included. */
const CYCLE_SECONDS = 146_097 * 86_400;

/** Reads a date of a time in seconds, which may lie beyond the dates that a Date can hold. */
const date =
  (read: (date: Date, cycles: number) => number): NumberFunction =>
  (value) => {
    const seconds = Math.trunc(value);
    const cycles = Math.floor(seconds / CYCLE_SECONDS);
    return read(new Date((seconds - cycles * CYCLE_SECONDS) * 1_000), cycles);
  };

const dayOfYear = (of: Date): number =>
  (Date.UTC(of.getUTCFullYear(), of.getUTCMonth(), of.getUTCDate()) - Date.UTC(of.getUTCFullYear(), 0, 1)) /
    86_400_000 +
  1;

const daysInMonth = (of: Date): number =>
  new Date(Date.UTC(of.getUTCFullYear(), of.getUTCMonth() + 1, 0)).getUTCDate();

function round(value: number, to = 1): number {
  const inverse = 1 / to;
  return Math.floor(value * inverse + 0.5) / inverse;
}

/** Go's math.Min and math.Max let an infinity win over NaN. */
const least: NumberFunction = (value, limit = NaN) =>
  value === -Infinity || limit === -Infinity ? -Infinity : Math.min(value, limit);
const most: NumberFunction = (value, limit = NaN) =>
  value === Infinity || limit === Infinity ? Infinity : Math.max(value, limit);

/** Functions of single values (and scalars behind them) by their PromQL name. Source: promql/functions.go. */
export const NUMBER_FUNCTIONS: ReadonlyMap<string, NumberFunction> = new Map<string, NumberFunction>([
  ["abs", Math.abs],
  ["ceil", Math.ceil],
  ["floor", Math.floor],
  ["exp", Math.exp],
  ["ln", Math.log],
  ["log2", Math.log2],
  ["log10", Math.log10],
  ["sqrt", Math.sqrt],
  ["sgn", Math.sign],
  ["acos", Math.acos],
  ["acosh", Math.acosh],
  ["asin", Math.asin],
  ["asinh", Math.asinh],
  ["atan", Math.atan],
  ["atanh", Math.atanh],
  ["cos", Math.cos],
  ["cosh", Math.cosh],
  ["sin", Math.sin],
  ["sinh", Math.sinh],
  ["tan", Math.tan],
  ["tanh", Math.tanh],
  ["deg", (value) => (value * 180) / Math.PI],
  ["rad", (value) => (value * Math.PI) / 180],
  ["round", round],
  ["clamp", (value, lowest = NaN, highest = NaN) => most(least(value, highest), lowest)],
  ["clamp_min", most],
  ["clamp_max", least],
]);

/** Functions of a time in unix seconds (UTC) by their PromQL name; without an argument they take the evaluation time. */
export const DATE_FUNCTIONS: ReadonlyMap<string, NumberFunction> = new Map<string, NumberFunction>([
  ["minute", date((of) => of.getUTCMinutes())],
  ["hour", date((of) => of.getUTCHours())],
  ["day_of_week", date((of) => of.getUTCDay())],
  ["day_of_month", date((of) => of.getUTCDate())],
  ["day_of_year", date(dayOfYear)],
  ["days_in_month", date(daysInMonth)],
  ["month", date((of) => of.getUTCMonth() + 1)],
  ["year", date((of, cycles) => of.getUTCFullYear() + 400 * cycles)],
]);
