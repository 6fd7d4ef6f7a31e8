import common from './common.ts'
import engagements from './engagements.ts'
import errors from './errors.ts'
import picker from './picker.ts'
import shell from './shell.ts'
import words from './words.ts'

export default { picker, engagements, common, errors, shell, words }
