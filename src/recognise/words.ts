/** Closed classes of English words and shapes, as far as names need them. All lower-case. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Words that are capitalised at the start of a sentence and are no part of a name there. */
export const FUNCTION_WORDS = set(`
  a an the this that these those my your his her its our their some any no every each all both either neither such many
  few several most more much other another i you he she it we they me him them us who whom whose which what when where
  why how there here then now yet still just also only even ever never not nor or and but so if although though because
  since while whereas unless until as than after before during in on at by for from to into onto over under about above
  across against along among amid around behind below beneath beside between beyond despite down except inside near of
  off out outside past per through throughout toward towards up upon via with within without is are was were be been
  being am do does did has have had will would can could may might shall should must let once again however meanwhile
  moreover furthermore nevertheless indeed instead perhaps maybe later earlier recently currently previously today
  yesterday tomorrow tonight last next first second third one two three four five six seven eight nine ten hundreds
  thousands dozens millions scores nearly almost about yes well oh like according speaking following given
  including dear please thanks welcome back according see read more related also asked regrettably hundreds following
  photo image file picture video caption credit share comment comments source sources update updated breaking exclusive
  analysis opinion editorial letters advertisement watch listen click subscribe sign follow`);

/** Days, months, feasts: capitalised, and names of nothing on the map. */
export const CALENDAR = set(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun christmas easter
  ramadan eid passover thanksgiving lent hanukkah gmt utc est edt pst pdt bst cet am pm ad bc`);

/** Capitalised words of no actor or place: languages, faiths, currencies, eras; peoples are left to the lexicon. */
export const NO_NAMES = set(`
  muslim muslims christian christians jew jews jewish islam islamic christianity judaism hindu hindus hinduism buddhist
  buddhists buddhism sunni sunnis shia shias shiite shiites shi'ite shi'ites alawite alawites druze yazidi yazidis yezidi
  yezidis catholic catholics protestant protestants orthodox anglican sikh sikhs evangelical evangelicals god allah bible
  koran quran qur'an sharia shariah jihad arabic english latin hebrew western eastern northern southern westerner
  westerners internet web covid covid-19 coronavirus aids hiv ebola dna tv cd dvd gdp ceo ok sms url pdf faq id iq phd mba
  mr mrs ms miss dr sir lord lady dame st mme madame monsieur herr frau senor senora nazi nazis communist marxist
  caliphate euro dollar pound yen rouble ruble`);

/** Forms of address that stand before a person's name and are no role. */
export const HONORIFICS = set(
  'mr mrs ms miss mx mr. mrs. ms. dr dr. sir dame lord lady mme mme. messrs messrs. st st. hon hon. madame monsieur herr frau sayyid sayyed haji hajji',
);

/** Verbs of speech: whoever stands beside one is a person or an organisation. */
export const SPEECH_VERBS = set(`
  said says say told tells tell added adds asked asks announced announces argued argues warned warns claimed claims
  confirmed confirms denied denies declared declares stated states tweeted wrote writes explained explains insisted
  insists noted notes replied suggested suggests urged urges vowed vows promised pledged acknowledged admitted
  recalled remarked responded commented reported reports revealed accused accuses believes believed thinks thought met
  resigned testified died condemned criticised criticized praised called described`);

/** Head nouns of organisations: a capitalised run that ends in one, or has one before "of" or "for", is one. */
export const ORGANIZATION_HEADS = set(`
  academy administration agency alliance army assembly association authority bank board brigade brigades bureau cabinet
  cartel center centre chamber church club coalition college command commission committee company confederation congress
  consortium consulate corporation corps council court department directorate embassy exchange federation
  fellowship firm force forces foundation front fund government group guard guards hospital inc inquiry institute
  institution intelligence junta league legion lobby mafia media militia ministry mission mosque movement museum navy
  network news newspaper observatory office organisation organization parliament partnership party police post press
  project rangers regiment registry school secretariat senate service services society state squad squadron studio
  studios syndicate taskforce team television theatre times tribunal tribune trust union unit units university volunteers
  workers airlines airways motors industries holdings technologies systems bancorp ltd llc plc corp co gmbh ag sa nv spa
  herald gazette telegraph guardian journal radio broadcasting daily weekly magazine review chronicle observer foundation
  initiative programme program campaign congress councils unions resistance liberation brotherhood helmets fighters
  constabulary patrol tv radio battalion division panel watchdog airforce bundeswehr`);

/** Of these, the ones that are never a place one goes to. */
export const BODY_HEADS = set(`
  administration agency alliance army association authority board brigade brigades bureau cabinet cartel command
  commission committee company confederation congress consortium corporation corps council department directorate federation firm
  force forces front fund government group guard guards inc intelligence junta league legion mafia militia ministry
  movement navy network news newspaper organisation organization parliament partnership party patrol police press
  regiment senate service services society squad syndicate taskforce television tribunal trust union`);

/** Of these, the words that begin a longer name before "of" or "for". */
export const OF_HEADS = set(`
  academy army association authority bank board bureau centre center chamber church college command commission committee
  company confederation congress council court department directorate embassy federation fellowship foundation front
  fund government group house institute institution league ministry mission movement museum observatory office
  organisation organization parliament partnership party school secretariat society tribunal union university doctors
  reporters physicians mothers friends bishop's conference campaign coalition alliance initiative network assembly
  international democrats republic kingdom state states isle gulf bay cape strait straits sea lake mount city province
  county district region republic bank valley port islands people's association`);

/** Head nouns of places. */
export const PLACE_HEADS = set(`
  airport avenue base bay beach boulevard border bridge building canal canyon cape castle cathedral cemetery city coast
  county creek crossing dam delta desert district falls field forest fort gate glacier governorate gulf harbor harbour
  heights highway hill hills hotel island islands isle isles junction lake mall market mountain mountains mount oblast
  ocean oilfield palace park passage peninsula plain plains plateau port prefecture prison province quarter ridge river
  road sea shore spring springs square station strait straits street suburb temple territory tower town township
  valley village volcano wilderness woods zone stadium`);

/** Lower-case nouns that follow a place's name: "Helmand province". */
export const PLACE_NOUNS_AFTER = set(`
  province district region city town village county governorate oblast state island islands river valley peninsula
  mountains suburb neighbourhood neighborhood area airport port prison border crossing enclave municipality prefecture
  canton camp refugee coast desert highway outskirts`);

/** Lower-case nouns before "of" and a place's name: "the village of Baghouz". */
export const PLACE_NOUNS_OF = set(`
  province district region city town village county governorate state island river valley port suburb capital
  neighbourhood neighborhood outskirts north south east west northeast northwest southeast southwest parts area streets
  coast centre center edge part banks`);

/** Prepositions that often stand before a place. */
export const PLACE_PREPOSITIONS = set(
  'in at near from to outside inside across around into through throughout within toward towards via reach leave fled enter left',
);

/** Lower-case nouns that follow an organisation's name: "the Islamic State group", "the AP news agency". */
export const ORGANIZATION_NOUNS_AFTER = set(`
  group party movement militia agency organisation organization network company firm newspaper magazine channel
  broadcaster front faction alliance coalition union bank rebels militants militia insurgents fighters jihadists
  extremists militiamen troops soldiers spokesman spokeswoman officials leader leaders commander commanders chief
  headquarters office correspondent reporter charity`);

/** Particles inside a person's name. */
export const PARTICLES = set(
  'de da do dos das di del della der den van von la le el al bin bint ibn abu ben ter ten zu y e und du',
);
