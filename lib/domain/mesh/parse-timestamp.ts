const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Days from 1970-01-01 to a date of the Gregorian calendar. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** How many days a month of the Gregorian calendar has. */
function daysInMonth(year: number, month: number): number {
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return daysSinceEpoch(nextYear, next, 1) - daysSinceEpoch(year, month, 1);
}

/** Unix seconds of an RFC 3339 time (fractions are dropped), as Kubernetes writes them; null when it is none. */
export function parseTimestamp(text: string): number | null {
  const match = RFC_3339.exec(text);
  if (!match) return null;
  const part = (index: number): number => Number(match[index] ?? 0);
  if (part(2) < 1 || part(2) > 12 || part(3) < 1 || part(3) > daysInMonth(part(1), part(2))) return null;
  // Second 60 is a leap second.
  if (part(4) > 23 || part(5) > 59 || part(6) > 60 || part(8) > 23 || part(9) > 59) return null;
  const offset = (part(8) * 60 + part(9)) * 60 * (match[7] === "-" ? -1 : 1);
  const days = daysSinceEpoch(part(1), part(2), part(3));
  return days * 86_400 + part(4) * 3_600 + part(5) * 60 + part(6) - offset;
}
