import type { Messages } from '../messages.ts'

export default { title: 'contacts' } satisfies Messages['contacts']
