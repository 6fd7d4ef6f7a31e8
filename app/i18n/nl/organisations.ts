import type { Messages } from '../messages.ts'

export default { title: 'organisations' } satisfies Messages['organisations']
