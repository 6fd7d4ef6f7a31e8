import '#app/i18n/of-pages.ts'
import type { NetworkNode } from '#app/domain/network/picture.server.ts'
import type { Tie } from '#app/domain/network/ties.server.ts'
import { sayingOf } from '#app/domain/relations/rules.ts'
import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'

const longest = 24

/** A name for a label: cut between words where it can be. */
export function shortened(name: string): string {
  if (name.length <= longest) return name
  const cut = name.lastIndexOf(' ', longest)
  return `${name.slice(0, cut > 8 ? cut : longest)}…`
}

/** A tie as told of `node`, with the other one's name. */
export function sayTie(t: Translate, locale: Locale, tie: Tie, node: NetworkNode, other: NetworkNode): string {
  const { name } = other
  const isFirst = tie.a === node.id
  switch (tie.kind) {
    case 'met':
      return t('network.met', { name, count: tie.times, date: formatDate(tie.lastOn, locale, 'short') })
    case 'part':
      return t('network.part', { count: tie.times, date: formatDate(tie.lastOn, locale, 'short') })
    case 'belongs':
      return t(isFirst ? 'network.belongs' : 'network.has', { name, post: tie.post })
    case 'related': {
      const said = t(`relations.said.${sayingOf(tie.relation, !isFirst)}`, { name: `\u2068${name}\u2069` })
      return said.charAt(0).toUpperCase() + said.slice(1)
    }
    case 'speaks': {
      const said = t(`words.representation.${tie.state}`).toLowerCase()
      const standing = tie.byWhom ? `${said} ${t('network.by', { who: tie.byWhom })}` : said
      return t(isFirst ? 'network.speaks' : 'network.spokenFor', { name, standing })
    }
  }
}
