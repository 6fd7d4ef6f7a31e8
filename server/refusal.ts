/** Why the server will not start, in one sentence for whoever starts it; its message is printed, nothing else. */
export class Refusal extends Error {}

function hasCode(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/** The first machine code in an error or its causes, like ECONNREFUSED. */
export function codeOf(error: unknown): string | undefined {
  if (hasCode(error)) return error.code
  return error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : undefined
}
