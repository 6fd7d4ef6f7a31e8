import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'

type Given = OutgoingHttpHeaders | OutgoingHttpHeader[]

/**
 * Calls `settle` with the status at the last moment before the head of the response leaves, and sends the status it answers.
 * Whatever set headers before (Remix appends its own to what is there) can still be corrected then.
 */
export function beforeHeaders(response: ServerResponse, settle: (status: number) => number): void {
  const writeHead = response.writeHead
  response.writeHead = (status: number, reason?: string | Given, headers?: Given) =>
    Reflect.apply(writeHead, response, [settle(status), reason, headers])
}
