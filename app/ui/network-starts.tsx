import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { Starts } from '#app/domain/network/starts.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'

/** Where a picture can begin. */
export function NetworkStarts({ starts, text }: { starts: Starts; text: string }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <>
      <Form method="get" action="/network" className="form below-5" role="search" aria-label={t('network.find')}>
        <div className="field">
          <label htmlFor="q">{t('network.find')}</label>
          <p className="find-wide">
            <input className="input" id="q" name="q" type="search" dir="auto" defaultValue={text} />
            <button className="btn btn-primary" type="submit">
              {t('network.findButton')}
            </button>
          </p>
        </div>
      </Form>
      {text ? (
        <Section id="found" title={t('network.found')}>
          {starts.found.length === 0 ? <p className="muted">{t('network.nothing')}</p> : null}
          <ul className="list list-tight">
            {starts.found.map(({ kind, id, name, note }) => (
              <li key={id}>
                <Link className="plain strong" to={`/network?of=${kind}:${id}`}>
                  <bdi>{name}</bdi>
                </Link>
                {note ? (
                  <p className="small muted">
                    <bdi>{note}</bdi>
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <div className="split">
        <StartList id="topics" title={t('network.topics')} kind="topic" rows={starts.topics.map((one) => named(one, locale))} />
        <StartList id="visits" title={t('network.visits')} kind="visit" rows={starts.visits} />
      </div>
    </>
  )
}

type Row = { id: string; name: string }

const named = ({ id, name, nameNl }: Starts['topics'][number], locale: string): Row => ({
  id,
  name: locale === 'nl' && nameNl ? nameNl : name,
})

function StartList({ id, title, kind, rows }: { id: string; title: string; kind: 'topic' | 'visit'; rows: Row[] }) {
  if (rows.length === 0) return null
  return (
    <Section id={id} title={title}>
      <ul className="list list-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="plain" to={`/network?of=${kind}:${row.id}`}>
              <bdi>{row.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
