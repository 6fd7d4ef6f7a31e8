import { Form } from '@remix-run/react'
import type { Clearance, TakenBack } from '#app/domain/clearance/queries.server.ts'
import { needsClearance } from '#app/domain/clearance/rules.ts'
import type { Engagement } from '#app/domain/engagements/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { SignOffRole } from '#db/schema/words.ts'
import { LevelBadge, StatusBadge } from './badges.tsx'
import { useDayOf } from './clearance.tsx'
import { EngagementFacts } from './engagement-facts.tsx'
import { engagementPath } from './engagement-path.ts'
import { EngagementTime } from './engagement-time.tsx'
import { SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { PageHead, Section } from './page.tsx'

type Props = {
  engagement: Engagement
  clearance: Clearance
  takenBack: TakenBack[]
  /** In which the reader signs off. */
  roles: readonly SignOffRole[]
  edits: boolean
  refused: boolean
}

/** What is signed off, by whom, and what is being signed. */
export function ClearancePage({ engagement, clearance, takenBack, roles, edits, refused }: Props) {
  const t = useT()
  const { title, level, status } = engagement
  const needs = needsClearance(level)
  return (
    <>
      <PageHead
        title={t('clearance.title')}
        crumb={{ to: engagementPath(engagement), label: title }}
        lede={t('clearance.lede')}
        meta={
          <>
            <StatusBadge status={status} />
            <LevelBadge level={level} />
          </>
        }
      />
      {refused ? (
        <p className="notice notice-late below-5" role="alert">
          <Icon name="warning" /> {t('clearance.changedMeanwhile')}
        </p>
      ) : null}
      <div className="two">
        <div>
          <Section id="asked" title={t('clearance.asked')}>
            {needs ? null : <p className="muted">{t('clearance.needsNone', { level: t(`words.level.${level}`).toLowerCase() })}</p>}
            <ul className="list list-tight">
              {clearance.missing.map((role) => (
                <Missing key={role} role={role} engagement={engagement} signs={roles.includes(role)} />
              ))}
              {clearance.standing.map((one) => (
                <Standing key={one.id} signOff={one} takes={edits || roles.includes(one.role)} />
              ))}
            </ul>
          </Section>
          <Section id="when" title={t('engagements.when')}>
            <EngagementTime engagement={engagement} postponements={[]} />
          </Section>
          <TakenBackList takenBack={takenBack} />
        </div>
        <EngagementFacts engagement={engagement} />
      </div>
    </>
  )
}

function Missing({ role, engagement, signs }: { role: SignOffRole; engagement: Engagement; signs: boolean }) {
  const t = useT()
  return (
    <li className="row row-apart">
      <div>
        <p className="strong">{t(`clearance.roleTitle.${role}`)}</p>
        <p className="small late">{t('clearance.isMissing')}</p>
      </div>
      {signs ? (
        <Form method="post">
          <input type="hidden" name="role" value={role} />
          <input type="hidden" name="seen" value={engagement.renderedAt.toISOString()} />
          <SubmitButton>{t('clearance.sign', { role: t(`clearance.role.${role}`) })}</SubmitButton>
        </Form>
      ) : null}
    </li>
  )
}

function Standing({ signOff, takes }: { signOff: Clearance['standing'][number]; takes: boolean }) {
  const t = useT()
  const dayOf = useDayOf()
  const { role, by, at } = signOff
  return (
    <li className="row row-apart">
      <div>
        <p className="strong">{t(`clearance.roleTitle.${role}`)}</p>
        <p className="small muted" dir="auto">
          {t('clearance.signedBy', { who: by ?? t('clearance.somebody'), date: dayOf(at) })}
        </p>
      </div>
      {takes ? (
        <Form method="post">
          <input type="hidden" name="_method" value="DELETE" />
          <input type="hidden" name="role" value={role} />
          <SubmitButton kind="plain">
            {t('clearance.takeBack')}
            <span className="vh">: {t(`clearance.role.${role}`)}</span>
          </SubmitButton>
        </Form>
      ) : null}
    </li>
  )
}

function TakenBackList({ takenBack }: { takenBack: TakenBack[] }) {
  const t = useT()
  const dayOf = useDayOf()
  if (takenBack.length === 0) return null
  return (
    <Section id="taken-back" title={t('clearance.history')}>
      <ul className="list list-tight">
        {takenBack.map(({ id, role, by, at, takenBackAt, takenBackBy, why }) => {
          const said = { date: dayOf(takenBackAt), why: t(`clearance.why.${why ?? 'by-hand'}`) }
          return (
            <li key={id}>
              <p>{t(`clearance.roleTitle.${role}`)}</p>
              <p className="small muted" dir="auto">
                {t('clearance.signedBy', { who: by ?? t('clearance.somebody'), date: dayOf(at) })}.{' '}
                {takenBackBy ? t('clearance.takenBack', { ...said, who: takenBackBy }) : t('clearance.takenBackByNobody', said)}
              </p>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
