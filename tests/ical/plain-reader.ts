/** A reader of iCalendar written from RFC 5545 and 6868 alone, so that it shares no mistake with the writer or with ical.js. */
export type ContentLine = { name: string; params: Record<string, string>; value: string }

export function unescapeText(value: string): string {
  return value.replace(/\\([\s\S])/g, (_, escaped: string) => (escaped === 'n' || escaped === 'N' ? '\n' : escaped))
}

function unescapeParameter(value: string): string {
  return value.replace(/\^([n'^])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped === "'" ? '"' : '^'))
}

function readLine(line: string): ContentLine {
  const head = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):/.exec(line)
  if (!head) throw new Error(`Not a content line: ${line}`)
  const params: Record<string, string> = {}
  for (const [, key = '', quoted, bare] of (head[2] ?? '').matchAll(/;([A-Z0-9-]+)=(?:"([^"]*)"|([^";:,]*))/g)) {
    params[key] = unescapeParameter(quoted ?? bare ?? '')
  }
  return { name: head[1] ?? '', params, value: line.slice(head[0].length) }
}

export function readLines(text: string): ContentLine[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  if (lines.pop() !== '') throw new Error('The last line does not end with CRLF')
  return lines.map(readLine)
}

/** The properties of each VEVENT in order, raw values by name, those of an alarm left out. Throws when a name stands there twice. */
export function readEvents(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = []
  let component = ''
  for (const { name, value } of readLines(text)) {
    if (name === 'BEGIN' && value === 'VEVENT') events.push({})
    else if (name !== 'BEGIN' && name !== 'END' && component === 'VEVENT') {
      const event = events.at(-1)
      if (!event || name in event) throw new Error(`Twice in one event: ${name}`)
      event[name] = value
    }
    if (name === 'BEGIN') component = value
    if (name === 'END') component = ''
  }
  return events
}

/** The only event of the text. */
export function readEvent(text: string): Record<string, string> {
  const [event, ...others] = readEvents(text)
  if (!event || others.length > 0) throw new Error('Not exactly one event')
  return event
}

export function descriptionOf(text: string): string {
  return unescapeText(readEvent(text).DESCRIPTION ?? '')
}
