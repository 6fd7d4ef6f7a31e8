/** The method meant: HTML forms can only GET and POST, so a POST with `_method=DELETE` counts as DELETE. */
export function methodOf(request: Request, form: FormData): string {
  return request.method === 'POST' && form.get('_method') === 'DELETE' ? 'DELETE' : request.method
}
