import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { briefDocx } from '#app/documents/brief-docx.server.ts'
import { briefPage } from '#app/documents/brief-page.tsx'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { writeText } from '#app/domain/texts/texts.server.ts'
import { prepareBrief } from '#app/http/brief-file.server.ts'
import { activity } from '#db/schema/activity.ts'
import type { Level } from '#db/schema/words.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { unzip } from '../handouts/scene.ts'
import { contact, engagement, makeScene, organisation, text } from '../timeline/scene.ts'
import { comes } from './scene.ts'

useDatabase({ onBoth: false })

const { post } = await servePages()

const takes = (actor: Actor, id: string, format = 'docx') => post(actor, `/engagements/${id}/brief/file`, { format })

const request = new Request('https://gezant.test/', { headers: { 'Accept-Language': 'en' } })

/** The brief on paper as a member gets it: what Word reads, paragraph by paragraph, and the page a PDF is printed from. */
async function onPaper(actor: Actor, id: string) {
  const { document } = await asActor(actor, (db) => prepareBrief(db, actor, id, request))
  const docx = unzip(await briefDocx(document))
  const main = docx.slice(docx.indexOf('<w:body>'), docx.indexOf('</w:body>'))
  const paragraphs = [...main.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) => ({
    style: /w:pStyle w:val="(\w+)"/.exec(inside)?.[1] ?? '',
    isRtl: inside.includes('<w:bidi/>'),
    runs: [...inside.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(([, run = '']) => `${run.includes('<w:rtl/>') ? 'rtl:' : ''}${wordsIn(run)}`),
  }))
  return { docx, paragraphs, page: briefPage(document, '') }
}

const wordsIn = (run: string) => [...run.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, words]) => words).join('')

async function makeBrief(level: Level = 'internal', body = '# Aims\n\n- Hear them') {
  const scene = await makeScene()
  const { officer } = scene
  const druze = await organisation(officer, { name: 'Druze community', original: 'الدروز', originalLanguage: 'ar' })
  const id = await engagement(officer, { title: 'Talk in Sweida', startsOn: '2099-03-05', place: 'Room B', organisationIds: [druze] })
  await text(officer, 'brief', id, body, level)
  return { ...scene, id }
}

test('headings, lists and quotations of a brief are those of Word, and Arabic runs from right to left', async () => {
  const body =
    '# Aims\n\n- Hear **them** (الدروز)\n  1. First\n  2. Second\n\n## Said\n\n> Nothing\n\nهذا نص (Sweida)\n\n| A | B |\n|---|---|\n| x | y |'
  const { officer, id } = await makeBrief('confidential', body)
  const { docx, paragraphs, page } = await onPaper(officer, id)
  expect(paragraphs).toEqual([
    { style: 'Title', isRtl: false, runs: ['Talk in Sweida'] },
    ...['When', '5 March 2099, all day', 'Place', 'Room B', 'With organisations and communities'].map((words) => plainly(words)),
    { style: '', isRtl: false, runs: ['Druze community (', 'rtl:الدروز', ')'] },
    { style: 'Heading1', isRtl: false, runs: ['Aims'] },
    { style: 'ListParagraph', isRtl: false, runs: ['Hear ', 'them', ' (', 'rtl:الدروز', ')'] },
    { style: 'ListParagraph', isRtl: false, runs: ['First'] },
    { style: 'ListParagraph', isRtl: false, runs: ['Second'] },
    { style: 'Heading2', isRtl: false, runs: ['Said'] },
    { style: 'Quote', isRtl: false, runs: ['Nothing'] },
    { style: '', isRtl: true, runs: ['rtl:هذا نص', ' (Sweida)'] },
    ...['A', 'B', 'x', 'y'].map((words) => plainly(words)),
  ])
  expect(docx).toMatch(/<w:hdr .*Confidential · Brief · Talk in Sweida.*<\/w:hdr>/s)
  expect(docx).toMatch(/<w:ftr .*Prepared \d+ \w+ \d{4}, .*\d\d:\d\d.*NUMPAGES.*<\/w:ftr>/s)
  expect(docx).toContain('<w:pgSz w:w="11906" w:h="16838"')
  expect(page).toContain('data-mark="Confidential · Brief · ')
  expect(page).toContain('<li>Hear <strong>them</strong> (<bdi>الدروز</bdi>)')
})

const plainly = (words: string) => ({ style: '', isRtl: false, runs: [words] })

test('people whom the reader may not see are on no paper of theirs', async () => {
  const { officer, stranger, id } = await makeBrief()
  await comes(id, await contact(officer, { name: 'Known guest' }))
  await comes(id, await contact(officer, { name: 'Hidden guest', level: 'confidential' }))
  const [own, others] = [await onPaper(officer, id), await onPaper(stranger, id)]
  for (const paper of [others.docx, others.page])
    expect([paper.includes('Known guest'), paper.includes('Hidden guest')]).toEqual([true, false])
  for (const paper of [own.docx, own.page]) expect(paper).toContain('Hidden guest')
})

test('a protected contact is on paper by code name alone, also for those who may know them', async () => {
  const { officer, id } = await makeBrief()
  const hidden = { name: 'Real name', original: 'اسم', originalLanguage: 'ar', level: 'need-to-know', codeName: 'Heron' } as const
  await comes(id, await contact(officer, hidden), { post: 'Telling post', role: 'interpreter' })
  const { docx, page } = await onPaper(officer, id)
  for (const paper of [docx, page]) {
    expect([paper.includes('Heron, interpreter'), /Real name|اسم|Telling post/.test(paper)]).toEqual([true, false])
  }
})

test('a reader takes the brief along under its title, and that is written down; one they may not see is not there', async () => {
  const { officer, viewer, id } = await makeBrief()
  const taken = await takes(viewer, id)
  expect([taken.status, taken.headers['content-disposition']]).toEqual([200, expect.stringContaining('Brief - Talk in Sweida.docx')])
  const told = await asOwner((db) => db.select().from(activity).where(eq(activity.verb, 'exported')))
  expect(told).toMatchObject([{ noun: 'brief', memberId: viewer.id, fields: ['docx'] }])
  const strict = await engagement(officer, { startsOn: '2099-03-06' })
  await text(officer, 'brief', strict, 'Few know', 'confidential')
  const none = await engagement(officer, { startsOn: '2099-03-07' })
  const asked = await engagement(officer, { startsOn: '2099-03-08' })
  await asActor(officer, (db) => writeText(db, officer, 'brief', asked, undefined, { body: '', level: 'internal', dueOn: '2099-03-01' }))
  expect([(await takes(viewer, strict)).status, (await takes(officer, strict)).status, (await takes(officer, none)).status]).toEqual([
    404, 200, 404,
  ])
  expect((await takes(officer, asked)).status).toBe(404)
  expect((await takes(officer, id, 'exe')).status).toBe(422)
})

test('the brief of an engagement that is not cleared is no file to take along', async () => {
  const { officer } = await makeScene()
  const id = await engagement(officer, { startsOn: '2099-03-06', level: 'confidential' })
  await text(officer, 'brief', id, 'Few know', 'confidential')
  const refused = await takes(officer, id)
  expect([refused.status, refused.body.includes('Few know')]).toEqual([409, false])
  await clear(officer, id)
  expect((await takes(officer, id)).status).toBe(200)
})
