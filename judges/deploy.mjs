// deploy.mjs FOLDER: the compose file that the program is run with, before the judge of those that it writes.
import { judge } from './panel/compose.mjs'
import { Verdicts } from './verdicts.mjs'

const designs = [{ name: 'deploy', folder: process.argv[2] }]
const verdicts = new Verdicts(designs)
await judge(designs, verdicts)
const { checked, errors } = verdicts.all().deploy
if (checked === 0) errors.push('there is no compose file to judge')
for (const error of errors) console.error(error)
process.exitCode = errors.length === 0 ? 0 : 1
