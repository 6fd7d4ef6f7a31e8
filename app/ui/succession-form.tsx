import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { followUpsLeft } from '#app/domain/follow-ups/succession.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { LevelBadge } from './badges.tsx'
import { FollowUpDue } from './follow-up-list.tsx'
import { sayError } from './form.tsx'
import { Icon } from './icon.tsx'
import { Section } from './page.tsx'

type Left = Awaited<ReturnType<typeof followUpsLeft>>[number]

/** What one who left still had to do, and to whom it goes. */
export function SuccessionForm({ left, owners, error }: { left: Left; owners: { id: string; name: string }[]; error: string | undefined }) {
  const t = useT()
  const errorId = `error-${left.id}`
  return (
    <Section id={`left-${left.id}`} title={<bdi>{left.name}</bdi>}>
      <ul className="list list-tight">
        {left.followUps.map((row) => (
          <li key={row.id}>
            <Link className="plain" to={`/follow-ups/${row.id}`}>
              <bdi>{row.title}</bdi>
            </Link>
            <p className="slot-note">
              <FollowUpDue row={{ dueOn: row.dueOn, doneAt: null }} done={false} />
              <LevelBadge level={row.level} />
            </p>
          </li>
        ))}
      </ul>
      <Form method="post" className="form above-3" noValidate>
        <input type="hidden" name="from" value={left.id} />
        <div className={error ? 'field field-error' : 'field'}>
          <label htmlFor={`to-${left.id}`}>{t('succession.to', { count: left.followUps.length })}</label>
          <select
            className="input"
            id={`to-${left.id}`}
            name="to"
            defaultValue=""
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? errorId : undefined}
          >
            <option value="">{t('succession.choose')}</option>
            {owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {error ? (
            <p className="error" id={errorId}>
              <Icon name="warning" size={14} />
              <span>{sayError(t, error)}</span>
            </p>
          ) : null}
        </div>
        <p>
          <button className="btn btn-primary" type="submit">
            {t('succession.give')}
          </button>
        </p>
      </Form>
    </Section>
  )
}
