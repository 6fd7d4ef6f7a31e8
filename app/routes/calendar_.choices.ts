import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { daysOf } from '#app/domain/calendar/address.ts'
import { filterChoices } from '#app/domain/calendar/choices.server.ts'
import { readAddress } from '#app/domain/calendar/read-address.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'

/** What the filters of the calendar at this address offer: asked when one of them is opened. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { zone, today } = await readerFor(db, actor, args.request)
    const address = readAddress(new URL(args.request.url).searchParams, today)
    return Response.json(await filterChoices(db, { ...daysOf(address), zone }, address))
  })
}
