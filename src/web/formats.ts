const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const london = 'Europe/London';

/** "3 November 2025" */
export function dayInWords(day: Temporal.PlainDate): string {
  return `${day.day} ${monthNames[day.month - 1]} ${day.year}`;
}

/** "3 Nov 2025", for tables. */
export function dayInShort(day: Temporal.PlainDate): string {
  return `${day.day} ${shortMonth(day.month)} ${day.year}`;
}

/** "November 2025" */
export function monthInWords(month: Temporal.PlainYearMonth): string {
  return `${monthNames[month.month - 1]} ${month.year}`;
}

/** "5:30pm", "midnight" and "midday" as the government's style guide has them. */
export function timeInWords(time: { hour: number; minute: number }): string {
  if (time.minute === 0 && time.hour === 0) return 'midnight';
  if (time.minute === 0 && time.hour === 12) return 'midday';
  const minutes = time.minute === 0 ? '' : `:${String(time.minute).padStart(2, '0')}`;
  return `${time.hour % 12 || 12}${minutes}${time.hour < 12 ? 'am' : 'pm'}`;
}

/** "3 November 2025 at 5:30pm", on the clocks of the county. */
export function momentInWords(instant: Temporal.Instant): string {
  const local = instant.toZonedDateTimeISO(london);
  return `${dayInWords(local.toPlainDate())} at ${timeInWords(local)}`;
}

/** "3 Nov 2025, 17:30", for tables; digits line up. */
export function momentInShort(instant: Temporal.Instant): string {
  const local = instant.toZonedDateTimeISO(london);
  const clock = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
  return `${dayInShort(local.toPlainDate())}, ${clock}`;
}

/** "14,830", "3.5" */
export function numberInWords(value: number, decimals = 0): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const isNegative = value < 0 && Number(value.toFixed(decimals)) !== 0;
  return `${isNegative ? '−' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** "1 incident", "412 incidents", "no incidents"; give the plural when it is not an added s. */
export function countInWords(count: number, singular: string, plural = `${singular}s`): string {
  if (count === 0) return `no ${plural}`;
  return `${numberInWords(count)} ${count === 1 ? singular : plural}`;
}

function shortMonth(month: number): string {
  return (monthNames[month - 1] ?? '').slice(0, 3);
}
