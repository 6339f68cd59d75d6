/** The name the server's check reads the token under. */
export const csrfField = '_csrf';

export function Csrf({ token }: { token: string }) {
  return <input type="hidden" name={csrfField} value={token} />;
}
