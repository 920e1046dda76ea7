interface Field {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const FIELDS: readonly Field[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: ["", ...MONTHS] },
  { min: 0, max: 7, names: DAYS },
];
const MACROS: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** The 29th of February comes back after at most eight years. */
const LONGEST_SEARCH_DAYS = 8 * 366;

/** When something is to happen, in UTC: the values of each field, and whether both fields of the day are given. */
export interface CronSchedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly monthDays: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekDays: ReadonlySet<number>;
  readonly eitherDay: boolean;
}

function valueOf(text: string, { min, max, names }: Field): number | null {
  const named = text === "" ? -1 : names.indexOf(text.toLowerCase());
  const value = /^\d{1,2}$/.test(text) ? Number(text) : named;
  return value >= min && value <= max ? value : null;
}

/** The first and last value of `3`, `1-5`, `mon-fri`, `*`; a single value with a step goes on to the field's last. */
function rangeOf(range: string, stepped: boolean, field: Field): readonly [number, number] | null {
  if (range === "*" || range === "?") return [field.min, field.max];
  const [low = "", high, ...more] = range.split("-");
  const from = valueOf(low, field);
  if (from === null || more.length > 0) return null;
  if (high === undefined) return [from, stepped ? field.max : from];
  const to = valueOf(high, field);
  return to === null || to < from ? null : [from, to];
}

/** The values of a range, each with a step such as `/15`; null for anything else. */
function partValues(part: string, field: Field): readonly number[] | null {
  const [range = "", stepText, ...more] = part.split("/");
  const step = stepText === undefined ? 1 : Number(/^\d{1,2}$/.exec(stepText)?.[0] ?? "0");
  const found = rangeOf(range, stepText !== undefined, field);
  if (more.length > 0 || step < 1 || found === null) return null;
  const [from, to] = found;
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function fieldValues(text: string, field: Field): ReadonlySet<number> | null {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const found = partValues(part, field);
    if (found === null) return null;
    for (const value of found) values.add(value);
  }
  return values;
}

/** A star says nothing of the day; one with a step of more than one chooses days. */
const isAny = (field = ""): boolean => field.split(",").some((part) => /^[*?](\/0?1)?$/.test(part));

/**
 * Reads the five fields of a CronJob's schedule, or a macro such as `@hourly`; null where it is none.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function cronSchedule(text: string): CronSchedule | null {
  const trimmed = text.trim();
  const fields = (MACROS[trimmed] ?? trimmed).split(/\s+/);
  if (fields.length !== 5 || text.length > 200) return null;
  const [minutes, hours, monthDays, months, days] = FIELDS.map((field, index) =>
    fieldValues(fields[index] ?? "", field),
  );
  if (!minutes || !hours || !monthDays || !months || !days) return null;
  const weekDays = new Set([...days].map((day) => day % 7));
  return { minutes, hours, monthDays, months, weekDays, eitherDay: !isAny(fields[2]) && !isAny(fields[4]) };
}

function matchesDay(schedule: CronSchedule, at: Date): boolean {
  if (!schedule.months.has(at.getUTCMonth() + 1)) return false;
  const monthDay = schedule.monthDays.has(at.getUTCDate());
  const weekDay = schedule.weekDays.has(at.getUTCDay());
  return schedule.eitherDay ? monthDay || weekDay : monthDay && weekDay;
}

/** The next moment of a schedule after one, both in unix milliseconds; null where there is none. */
export function nextRun(schedule: CronSchedule, after: number): number | null {
  const first = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  const midnight = Math.floor(first / DAY) * DAY;
  const hours = [...schedule.hours].sort((a, b) => a - b);
  const minutes = [...schedule.minutes].sort((a, b) => a - b);
  for (let day = midnight; day <= midnight + LONGEST_SEARCH_DAYS * DAY; day += DAY) {
    if (!matchesDay(schedule, new Date(day))) continue;
    for (const hour of hours)
      for (const minute of minutes) {
        const at = day + (hour * 60 + minute) * MINUTE;
        if (at >= first) return at;
      }
  }
  return null;
}
