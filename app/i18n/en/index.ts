import common from './common.ts'
import errors from './errors.ts'
import shell from './shell.ts'
import words from './words.ts'

export default { common, errors, shell, words }
