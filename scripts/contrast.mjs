// node scripts/contrast.mjs [theme.css]: prints the contrast of every pair of colours used, exits 1 when one is too low.
// A theme's values replace those of the tokens, as they do on the page.
import { readFileSync } from 'node:fs'

const sheets = [new URL('../app/styles/tokens.css', import.meta.url), ...process.argv.slice(2)]
const values = sheets.flatMap((sheet) => {
  const [root = ''] = readFileSync(sheet, 'utf8').split('\n}') // the first :root block
  return [...root.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()])
})
const raw = Object.fromEntries(values)

function colour(name, mode) {
  const value = raw[name]
  const alias = /^var\(--([\w-]+)\)$/.exec(value)
  if (alias) return colour(alias[1], mode)
  const pair = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value)
  if (!pair) throw new Error(`--${name} is not a pair of colours: ${value}`)
  return pair[mode === 'light' ? 1 : 2]
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(front, back, mode) {
  const [high, low] = [colour(front, mode), colour(back, mode)].map(luminance).sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'sheet', 'raised', 'sunk', 'hover']
const pairs = [
  ['ink', [...grounds, 'selected', 'hold-wash', 'late-wash', 'cover-1', 'cover-2', 'cover-3'], 4.5],
  ['ink-muted', [...grounds, 'selected', 'cover-1', 'cover-2', 'cover-3', 'hold-wash', 'late-wash'], 4.5],
  ['ink-faint', grounds, 4.5],
  ['accent', [...grounds, 'accent-wash', 'cover-1'], 4.5],
  ['accent-hover', grounds, 4.5],
  ['on-accent', ['accent', 'accent-hover'], 4.5],
  ['hold', [...grounds, 'hold-wash'], 4.5],
  ['late', [...grounds, 'late-wash'], 4.5],
  ['level-public', grounds, 4.5],
  ['level-internal', [...grounds, 'level-internal-wash'], 4.5],
  ['level-confidential', [...grounds, 'level-confidential-wash'], 4.5],
  ['level-need', ['level-need-wash'], 4.5],
  ['kind-meeting', ['kind-meeting-wash'], 4.5],
  ['kind-call', ['kind-call-wash'], 4.5],
  ['kind-event', ['kind-event-wash'], 4.5],
  ['kind-visit', ['kind-visit-wash'], 4.5],
  ['kind-internal', ['kind-internal-wash'], 4.5],
  ['level-confidential', ['kind-meeting-wash', 'kind-call-wash', 'kind-event-wash'], 4.5],
  ['level-internal', ['kind-meeting-wash', 'kind-call-wash', 'kind-event-wash', 'kind-internal-wash'], 4.5],
  ['line-control', grounds, 3],
  ['hold-mark', grounds, 3],
  ['late-mark', grounds, 3],
  ...['teal', 'steelblue', 'olive', 'sienna', 'indigo'].map((name) => [`layer-${name}`, grounds, 3]),
  ['focus', [...grounds, 'selected'], 3],
]

let low = 0
console.log('| ink | on (worst of) | needs | light | dark |\n| --- | --- | --- | --- | --- |')
for (const [front, backs, needs] of pairs) {
  const worst = ['light', 'dark'].map((mode) => Math.min(...backs.map((back) => contrast(front, back, mode))))
  if (worst.some((ratio) => ratio < needs)) low++
  console.log(
    `| ${front} | ${backs.length > 4 ? `${backs.length} grounds` : backs.join(', ')} | ${needs} | ${worst.map((r) => r.toFixed(1) + (r < needs ? ' LOW' : '')).join(' | ')} |`,
  )
}
process.exit(low ? 1 : 0)
