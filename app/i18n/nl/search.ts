import type { Messages } from '../messages.ts'

export default { title: 'search' } satisfies Messages['search']
