import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { type NetworkAsked, networkPath } from '#app/domain/network/input.ts'
import type { NetworkNode, Picture } from '#app/domain/network/picture.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { keyOf } from './network-drawing.tsx'
import { sayTie } from './network-words.ts'
import { Strict } from './timeline-entry.tsx'

/** What the picture shows, in words: each tie once, under whoever stands further down, told towards those above. */
export function NetworkList({ picture, asked }: { picture: Picture; asked: NetworkAsked }) {
  const t = useT()
  const { nodes, more, cutShort, moreTies } = picture
  const atStep = (step: 1 | 2) => nodes.filter((node) => node.step === step)
  return (
    <>
      {([1, 2] as const).map((step) =>
        atStep(step).length === 0 ? null : (
          <div key={step}>
            <h3 className="side-title">{t(`network.atSteps.${step}`)}</h3>
            <ol className="list list-tight network-list" start={atStep(step)[0]?.number}>
              {atStep(step).map((node) => (
                <Node key={node.id} node={node} picture={picture} asked={asked} />
              ))}
            </ol>
          </div>
        ),
      )}
      {more > 0 ? <p className="above-3">{t('network.more', { count: more })}</p> : null}
      {cutShort ? <p className="small muted above-2">{t('network.cutShort')}</p> : null}
      {moreTies > 0 ? <p className="small muted above-2">{t('network.moreTies', { count: moreTies })}</p> : null}
    </>
  )
}

function Node({ node, picture: { nodes, ties }, asked }: { node: NetworkNode; picture: Picture; asked: NetworkAsked }) {
  const t = useT()
  const { locale } = useReader()
  const told = ties.flatMap((tie) => {
    const otherId = tie.a === node.id ? tie.b : tie.b === node.id ? tie.a : undefined
    const other = nodes.find(({ id, number }) => id === otherId && number < node.number)
    return other
      ? [{ key: keyOf(tie), words: sayTie(t, locale, tie, node, other), level: tie.kind === 'related' ? tie.level : undefined }]
      : []
  })
  const { kind, id, name } = node
  return (
    <li>
      <p>
        {kind === 'member' ? (
          <bdi className="strong">{name}</bdi>
        ) : (
          <Link className="plain strong" to={kind === 'contact' ? `/contacts/${id}` : `/organisations/${id}`}>
            <bdi>{name}</bdi>
          </Link>
        )}{' '}
        <Strict level={node.level} />
      </p>
      {kind === 'contact' || kind === 'organisation' ? (
        <p className="small">
          <Link to={networkPath(asked, { kind, id })}>
            <span aria-hidden="true">{t('network.beginHere')}</span>
            <span className="vh">{t('network.beginWith', { name })}</span>
          </Link>
        </p>
      ) : null}
      <ul className="small">
        {told.map(({ key, words, level }) => (
          <li key={key}>
            {words} {level ? <Strict level={level} /> : null}
          </li>
        ))}
      </ul>
    </li>
  )
}
