import { Link } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'

/** What a reader sees instead of a page: what happened and the way out; never a stack or the words of the error. */
export function ErrorPage({ status }: { status: number }) {
  const t = useT()
  const [title, text] =
    status === 404 || status === 400 || status === 405
      ? [t('errors.notFoundTitle'), t('errors.notFound')]
      : status === 403
        ? [t('errors.refusedTitle'), t('errors.refused')]
        : status === 503
          ? [t('errors.downTitle'), t('errors.down')]
          : [t('errors.failedTitle'), t('errors.failed')]
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="lede">{text}</p>
        </div>
      </header>
      <p>
        <Link className="btn" to="/">
          {t('errors.backHome')}
        </Link>
      </p>
    </>
  )
}
