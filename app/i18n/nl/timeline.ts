import type { Messages } from '../messages.ts'

export default { title: 'timeline' } satisfies Messages['timeline']
