const programs: [RegExp, string][] = [
  [/Google-Calendar-Importer/i, 'Google Calendar'],
  [/Outlook|Microsoft Office|Exchange|Office 365/i, 'Outlook'],
  [/Thunderbird|Lightning/i, 'Thunderbird'],
  [/dataaccessd|CalendarAgent|CalendarStore|macOS|iOS\//i, 'Apple Calendar'],
  [/ICSx5/i, 'ICSx5'],
  [/Nextcloud/i, 'Nextcloud'],
  [/vdirsyncer|khal/i, 'vdirsyncer'],
  [/Evolution/i, 'Evolution'],
]

/** A calendar program as people call it, from what it calls itself (its User-Agent). */
export function programName(userAgent: string | null): string | null {
  if (!userAgent) return null
  const known = programs.find(([pattern]) => pattern.test(userAgent))
  return known?.[1] ?? userAgent.split(/[\s;(]/, 1)[0]?.slice(0, 60) ?? null
}
