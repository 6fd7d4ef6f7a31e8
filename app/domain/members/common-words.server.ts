const list = `
  password passw0rd passwort wachtwoord motdepasse passphrase passcode secret geheim login signin welcome welkom hello hallo letmein
  access toegang open sesame admin administrator beheer beheerder root user gebruiker guest gast test tester testing demo example changeme
  default standaard temp temporary tijdelijk initial new nieuw my mijn mine this that the is and de het een van your uw jouw for voor
  gezant envoy calendar agenda diplomat diplomacy diplomatie embassy ambassade ambassador ambassadeur consulate consulaat ministry
  ministerie minister foreign affairs buitenlandse zaken buza government overheid regering policy beleid officer office kantoor
  work werk desk team thehague denhaag hague nederland netherlands holland dutch amsterdam rotterdam utrecht oranje
  qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx qaz wsx edc rfv tgb yhn ujm zaq xsw
  1qaz2wsx3edc4rfv abc abcd abcdef xyz aaa iloveyou ilove love liefde you yes no monkey dragon master shadow sunshine princess football
  baseball basketball voetbal ajax feyenoord superman batman starwars trustno michael jordan jennifer daniel jessica charlie
  pokemon computer internet google facebook samsung whatever freedom flower cheese kaas fiets hond kat ninja mustang
  correcthorsebatterystaple correct horse battery staple thisisapassword
  monday tuesday wednesday thursday friday saturday sunday maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  january february march april may june july august september october november december
  januari februari maart mei juni juli augustus oktober spring summer autumn fall winter lente zomer herfst vakantie
  one two three four five six seven eight nine zero een twee drie vier vijf zes zeven acht negen nul
`

/** What guessers try first, alone and strung together: favourites of leaked lists, keyboards, days and months, the words of this work. */
export const commonWords: readonly string[] = [...new Set(list.split(/\s+/).filter(Boolean))]
