import '#app/i18n/of-pages.ts'
import { type NetworkAsked, type NodeKind, networkPath } from '#app/domain/network/input.ts'
import type { NetworkNode, Picture } from '#app/domain/network/picture.server.ts'
import { pictureSize } from '#app/domain/network/size.ts'
import type { Tie } from '#app/domain/network/ties.server.ts'
import { isAgainst } from '#app/domain/relations/rules.ts'
import { useT } from '#app/i18n/reader.tsx'
import { labelsOf } from './network-labels.ts'

/**
 * The picture, drawn on the server. It says nothing that the list beside it does not say in words, so those who hear the page or go by the keyboard
 * are led to the list alone.
 */
export function NetworkDrawing({ picture: { nodes, ties }, asked }: { picture: Picture; asked: NetworkAsked }) {
  const t = useT()
  const places = new Map(nodes.map((node) => [node.id, node]))
  return (
    <>
      <svg className="network-picture" viewBox={`0 0 ${pictureSize} ${pictureSize}`} aria-hidden="true">
        {ties.map((tie) => (
          <Line key={keyOf(tie)} tie={tie} from={places.get(tie.a)} to={places.get(tie.b)} />
        ))}
        {nodes.map((node) => (
          <NodeMark key={node.id} node={node} asked={asked} kind={t(`network.kinds.${node.kind}`)} />
        ))}
        {labelsOf(nodes).map(({ id, text, x, y, anchor }) => (
          <text key={id} className="network-label" x={x} y={y} textAnchor={anchor}>
            {text}
          </text>
        ))}
      </svg>
      <Legend kinds={[...new Set(nodes.map(({ kind }) => kind))]} lines={[...new Set(ties.map(lineOf))]} />
    </>
  )
}

export const keyOf = (tie: Tie): string =>
  `${tie.kind} ${tie.a} ${tie.b} ${tie.kind === 'belongs' ? tie.post : ''} ${tie.kind === 'speaks' ? `${tie.state} ${tie.byWhom}` : ''}${tie.kind === 'related' ? `${tie.relation} ${tie.level}` : ''}`

type LineKind = Tie['kind'] | 'against'

/** Those who stand against each other are told apart from those who are otherwise related. */
export const lineOf = (tie: Tie): LineKind => (tie.kind === 'related' && isAgainst(tie.relation) ? 'against' : tie.kind)

/** Beside each other, so that a tie of one kind does not hide one of another. */
const beside = { met: 0, part: 0, belongs: 4, speaks: -4, related: 8 }

function Line({ tie, from, to }: { tie: Tie; from: NetworkNode | undefined; to: NetworkNode | undefined }) {
  if (!from || !to) return null
  const width = tie.kind === 'met' || tie.kind === 'part' ? Math.min(1 + Math.log2(tie.times), 5) : 1.5
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const shift = beside[tie.kind] / (Math.hypot(dx, dy) || 1)
  const at = (value: number) => Math.round(value * 10) / 10
  const [x, y] = [at(-dy * shift), at(dx * shift)]
  return (
    <line
      className={`network-line line-${lineOf(tie)}`}
      x1={at(from.x + x)}
      y1={at(from.y + y)}
      x2={at(to.x + x)}
      y2={at(to.y + y)}
      strokeWidth={at(width)}
    />
  )
}

function NodeMark({ node, asked, kind }: { node: NetworkNode; asked: NetworkAsked; kind: string }) {
  const look = `network-node node-${node.kind}${node.number === 0 ? ' node-start' : ''}`
  const inside = (
    <>
      <title>{`${node.number > 0 ? `${node.number}. ` : ''}${node.name} (${kind})`}</title>
      <Shape kind={node.kind} size={node.number === 0 ? 17 : 13} />
      {node.number > 0 ? (
        <text textAnchor="middle" dy="0.35em">
          {node.number}
        </text>
      ) : null}
    </>
  )
  const { kind: which, id } = node
  const drawn = <g transform={`translate(${node.x} ${node.y})`}>{inside}</g>
  if (which === 'member') return <g className={look}>{drawn}</g>
  return (
    <a className={look} href={networkPath(asked, { kind: which, id })} tabIndex={-1}>
      {drawn}
    </a>
  )
}

function Shape({ kind, size }: { kind: NodeKind; size: number }) {
  if (kind === 'contact') return <circle r={size} />
  if (kind === 'organisation') return <rect x={-size} y={-size} width={size * 2} height={size * 2} rx={2} />
  if (kind === 'member') return <path d={`M0 ${-size - 3}L${size + 3} 0L0 ${size + 3}L${-size - 3} 0Z`} />
  const half = Math.round(size * 0.6)
  return <path d={`M${-half} ${-size}H${half}L${size + 3} 0L${half} ${size}H${-half}L${-size - 3} 0Z`} />
}

/** Shape and dash first, colour second. */
function Legend({ kinds, lines }: { kinds: NodeKind[]; lines: LineKind[] }) {
  const t = useT()
  const told = (['met', 'belongs', 'speaks', 'related', 'against'] as const).filter((kind) => lines.includes(kind))
  return (
    <>
      <ul className="network-legend small">
        {kinds.map((kind) => (
          <li key={kind}>
            <svg viewBox="-18 -18 36 36" width="18" height="18" aria-hidden="true">
              <g className={`network-node node-${kind}`}>
                <Shape kind={kind} size={13} />
              </g>
            </svg>
            {t(`network.kinds.${kind}`)}
          </li>
        ))}
        {told.map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 30 10" width="30" height="10" aria-hidden="true">
              <line className={`network-line line-${kind}`} x1="0" y1="5" x2="30" y2="5" strokeWidth="2" />
            </svg>
            {t(`network.lines.${kind}`)}
          </li>
        ))}
      </ul>
      <p className="small muted">{t('network.pictureHint')}</p>
    </>
  )
}
