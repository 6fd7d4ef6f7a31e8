import { execFileSync } from 'node:child_process'

/** The zones a server or a browser may run in, chosen for half hours, quarter hours, a skipped day and both sides of UTC. */
export const processZones = ['UTC', 'Pacific/Apia', 'America/St_Johns', 'Asia/Kathmandu', 'Europe/Amsterdam']

/** Runs an ES module, which must log one JSON value, in a Node process of its own whose TZ is the zone. */
export function answerUnder(zone: string, module: string): unknown {
  const output = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', module], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    encoding: 'utf8',
  })
  return JSON.parse(output)
}
