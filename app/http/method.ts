/** The method meant: HTML forms can only GET and POST, so a POST with `_method` counts as DELETE or PUT. */
export function methodOf(request: Request, form: FormData): string {
  const meant = ['DELETE', 'PUT'].find((method) => method === form.get('_method'))
  return request.method === 'POST' && meant ? meant : request.method
}
