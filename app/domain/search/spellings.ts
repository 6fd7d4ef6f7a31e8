import { consonantKey } from '#app/lib/consonant-key.ts'
import { foldName } from '#app/lib/names.ts'

// Beginnings of words that texts use for one place or people in English, Dutch, French and Arabic. Names of records bridge their own
// spellings by aliases and keys; a text has neither, so what may be written in it has to be known beforehand.
const groups = `
sweida suwayda suweida soeweida swayda السويداء
latakia lattakia lattaquie ladhiqiya اللاذقية
druze druzen drusen druzes الدروز درزي
alawi alaoui alevi علوي
damascus damaskus damas دمشق
aleppo alep halab حلب
homs hims حمص
hama حماة
idlib إدلب
tartus tartous طرطوس
daraa deraa درعا
raqqa rakka الرقة
qamishli kamishli القامشلي
kurd koerd kurdes كرد أكراد
christ chreti kristen مسيح
yazidi jezidi yezidi ezidi إيزيدي يزيدي
ismaili ismaelit إسماعيلي
syria syrie syri سوري
palmyra tadmor تدمر
beirut beiroet beyrouth بيروت
hague haag haye لاهاي
netherlands nederland هولندا
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map((word) => ({ stem: foldName(word), key: consonantKey(word) })))

/** Other beginnings of words to look for when `word` (folded) is looked for in a text; empty when none are known. */
export function otherSpellings(word: string): string[] {
  if (word.length < 3) return []
  const key = consonantKey(word)
  const known = groups.find((group) => group.some((each) => word.startsWith(each.stem) || (key.length >= 3 && each.key === key)))
  return (known ?? []).map((each) => each.stem).filter((stem) => !stem.includes(word))
}
