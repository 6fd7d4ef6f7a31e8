import type { Messages } from '../messages.ts'

export default {
  title_one: 'Eén ding pleit tegen dit tijdstip',
  title_other: '{{count}} dingen pleiten tegen dit tijdstip',
  sameTime: '{{person}} zit dan al in <a>{{title}}</a>.',
  interpreter: '{{person}}, die tolkt, zit dan al in <a>{{title}}</a>.',
  samePlace: '{{place}} is dan bezet door <a>{{title}}</a>.',
  gap_one: '{{person}} heeft {{count}} minuut om van of naar <a>{{title}}</a> te komen.',
  gap_other: '{{person}} heeft {{count}} minuten om van of naar <a>{{title}}</a> te komen.',
  noGap: '{{person}} heeft geen tijd om van of naar <a>{{title}}</a> te komen.',
  busy: '{{person}} is dan bezet. Vraag het na bij {{desk}}.',
  busyOurs: '{{person}} is dan bezet.',
  placeBusy: '{{place}} is dan bezet. Vraag het na bij {{desk}}.',
  placeBusyOurs: '{{place}} is dan bezet.',
  outsideVisit: 'Het valt buiten de dagen van <a>{{title}}</a>.',
  scheduleAnyway: 'Toch inplannen',
  saveAnyway: 'Toch opslaan',
  orChange: 'Er is nog niets opgeslagen. Pas het hieronder aan, of ga zo door.',
} satisfies Messages['clashes']
