import type { Random } from './random.ts'

type Written = readonly [latin: string, arabic: string]

const given: readonly [Written, ...Written[]] = [
  ['Ahmad', 'أحمد'],
  ['Amina', 'أمينة'],
  ['Bassam', 'بسام'],
  ['Dima', 'ديمة'],
  ['Fadi', 'فادي'],
  ['Farah', 'فرح'],
  ['George', 'جورج'],
  ['Hala', 'هالة'],
  ['Hassan', 'حسن'],
  ['Ibrahim', 'إبراهيم'],
  ['Jamal', 'جمال'],
  ['Khaled', 'خالد'],
  ['Layla', 'ليلى'],
  ['Mahmoud', 'محمود'],
  ['Maryam', 'مريم'],
  ['Munir', 'منير'],
  ['Nadia', 'نادية'],
  ['Nasser', 'ناصر'],
  ['Omar', 'عمر'],
  ['Rania', 'رانية'],
  ['Salim', 'سليم'],
  ['Samira', 'سميرة'],
  ['Tariq', 'طارق'],
  ['Wissam', 'وسام'],
  ['Yusuf', 'يوسف'],
  ['Zaynab', 'زينب'],
]

// Families that nobody has: of trees, spices and stones. With a given name they name no real person.
const families: readonly [Written, ...Written[]] = [
  ['al-Zaytuni', 'الزيتوني'],
  ['al-Rummani', 'الرماني'],
  ['al-Yasmini', 'الياسميني'],
  ['al-Zafarani', 'الزعفراني'],
  ['al-Qirfi', 'القرفي'],
  ['al-Marmari', 'المرمري'],
  ['al-Sanawbari', 'الصنوبري'],
  ['al-Summaqi', 'السماقي'],
  ['al-Mishmishi', 'المشمشي'],
  ['al-Fustuqi', 'الفستقي'],
  ['al-Narjisi', 'النرجسي'],
  ['al-Zumurrudi', 'الزمردي'],
  ['al-Yaquti', 'الياقوتي'],
  ['al-Lawzi', 'اللوزي'],
  ['al-Tuti', 'التوتي'],
  ['al-Kammuni', 'الكموني'],
]

const dutchGiven = ['Anneke', 'Bram', 'Carolien', 'Daan', 'Esther', 'Floor', 'Gijs', 'Hanna', 'Ivo', 'Jasmijn', 'Koen', 'Lotte'] as const
const dutchFamilies = ['van der Waterlelie', 'Kastanjehof', 'ten Lindebloesem', 'de Zilverspar', 'Korenbloemstra', 'van Barnsteen'] as const

export type SyntheticName = {
  name: string
  /** In Arabic script, where `name` is not. */
  original?: string
  /** In Latin script, where `name` is not. */
  alias?: string
}

/** A name of given name, father's name and family: half of them written in Arabic, with the Latin form as an alias. */
export function syntheticName(random: Random): SyntheticName {
  if (random.chance(0.25)) return { name: `${random.pick(dutchGiven)} ${random.pick(dutchFamilies)}` }
  const parts = [random.pick(given), random.pick(given), random.pick(families)]
  const latin = parts.map((part) => part[0]).join(' ')
  const arabic = parts.map((part) => part[1]).join(' ')
  return random.chance(0.5) ? { name: arabic, alias: latin } : { name: latin, original: arabic }
}
