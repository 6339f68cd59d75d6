/** The rows of a source that wait, or those that wait for one reason. */
export function classPath(source: string, rule?: string): string {
  const query = new URLSearchParams(rule === undefined ? { source } : { source, rule });
  return `/quarantine?${query}`;
}

/** One row, as received. */
export function rowPath(extractNo: number, rowNo: number): string {
  return `/quarantine/${extractNo}/${rowNo}`;
}

/** Where a form about all rows of one reason is sent. */
export function actionPath(source: string, rule: string, action: 'replay' | 'set-aside'): string {
  return `/quarantine/${action}?${new URLSearchParams({ source, rule })}`;
}
