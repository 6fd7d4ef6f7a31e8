import type { Named } from '#app/domain/engagements/choices.server.ts'

/** Boxes of one name, all in sight. */
export function Ticks({ name, legend, list, ticked }: { name: string; legend: string; list: Named[]; ticked: unknown }) {
  const chosen = Array.isArray(ticked) ? ticked : [ticked]
  return (
    <fieldset className="field">
      <legend className="label">{legend}</legend>
      {list.map((one) => (
        <label className="check" key={one.id}>
          <input type="checkbox" name={name} value={one.id} defaultChecked={chosen.includes(one.id)} /> {one.name}
        </label>
      ))}
    </fieldset>
  )
}
