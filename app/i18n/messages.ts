import type en from './en/index.ts'
import type ofPages from './en/of-pages.ts'

type Texts<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Texts<Tree[Key]> }

/** The shape of a language: that of English, which holds every key. */
export type Messages = Texts<typeof en>
export type MessagesOfPages = Texts<typeof ofPages>

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en & typeof ofPages }
    returnNull: false
  }
}
