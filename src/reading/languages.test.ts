import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { evidenceOf } from './evidence.ts'
import { nominatives } from './languages/inflection.ts'
import { placesIn } from './places.ts'
import { readText } from './read.ts'
import { readOne } from './read-one.ts'
import { deathsIn } from './severity.ts'

/** A Tuesday. */
const now = '2023-10-10T12:00:00Z'

const reports = [
  {
    language: 'fr',
    text: "Une explosion a fait quatre morts lundi dans une usine chimique de Dunkerque, en France. Un nuage toxique s'est dirigé vers Calais. De nouvelles évacuations sont possibles dans les prochaines heures.",
    expected: ['cbrne', 'Severe', 'FR', '2023-10-09', 'Dunkerque', 'roughly even'],
  },
  {
    language: 'es',
    text: 'El volcán entró en erupción ayer y la ceniza cubrió varios pueblos cerca de Baños, en Ecuador. Ocho personas resultaron heridas. Se esperan nuevas erupciones en los próximos días.',
    expected: ['natural', 'Moderate', 'EC', '2023-10-09', 'Baños', 'likely'],
  },
  {
    language: 'de',
    text: 'Bei einem Zugunglück nahe Rosenheim sind am Sonntagabend drei Fahrgäste ums Leben gekommen und zwölf verletzt worden. Die Strecke nach Kufstein in Österreich bleibt voraussichtlich bis Freitag gesperrt.',
    expected: ['transport', 'Severe', 'DE', '2023-10-08', 'Rosenheim', 'likely'],
  },
  {
    language: 'pt',
    text: 'Professores em greve marcharam na segunda-feira em Maputo e a polícia usou gás lacrimogéneo contra os manifestantes. O sindicato de Moçambique convocou outra manifestação para sábado na Beira. É provável que haja bloqueios.',
    expected: ['unrest', 'Moderate', 'MZ', '2023-10-09', 'Maputo', 'likely'],
  },
  {
    language: 'ar',
    text: 'لقي ثلاثة أشخاص مصرعهم أمس الاثنين في انقلاب حافلة ركاب قرب أسوان في مصر. وقالت وزارة الصحة إن المصابين نقلوا إلى مستشفى بالأقصر. ومن المتوقع إغلاق الطريق خلال الساعات المقبلة.',
    expected: ['transport', 'Severe', 'EG', '2023-10-09', 'أسوان', 'likely'],
  },
  {
    language: 'ru',
    text: 'В понедельник в Красноярске неизвестные ограбили банк и ранили двух сотрудников. Полиция ищет грабителей также под Канском. Возможны проверки на дорогах Красноярского края.',
    expected: ['crime', 'Moderate', 'RU', '2023-10-09', 'Красноярске', 'roughly even'],
  },
  {
    language: 'uk',
    text: 'У понеділок дрони атакували підстанцію під Одесою, двоє енергетиків загинули. Без світла залишилися мешканці Ізмаїла. Очікуються нові обстріли України.',
    expected: ['conflict', 'Severe', 'UA', '2023-10-09', 'Одесою', 'likely'],
  },
] as const

for (const { language, text, expected } of reports)
  test(`a report in ${language} gives its kind, severity, country, day, place and outlook`, () => {
    const draft = readOne(text, { now })
    const place = draft.places.find(({ name }) => name === expected[4])

    assert.equal(draft.language, language)
    assert.deepEqual(
      [
        draft.category,
        draft.severity,
        draft.countries[0],
        draft.eventDate?.from,
        place?.name,
        draft.forecasts.at(-1)?.likelihood,
      ],
      [...expected],
    )
    assert.equal(place?.country, expected[2])
    for (const { name, start, end } of draft.places) assert.equal(text.slice(start, end), name)
    assert.ok(evidenceOf(draft, text).category.length > 0)
  })

const cased = [
  ['ru', 'Пожар произошёл в Харькове.', 'Харькове', 'geonames:706483'],
  ['ru', 'Над Одессой слышны взрывы.', 'Одессой', 'geonames:698740'],
  ['uk', 'Пожежа сталася у Львові.', 'Львові', 'geonames:702550'],
  ['uk', 'Тривога в Одеській області триває.', 'Одеській області', 'region:UA-51'],
  ['ar', 'وقع انفجار في بغداد.', 'بغداد', 'geonames:98182'],
  ['ar', 'وصل الوفد إلى مطار بالقاهرة.', 'القاهرة', 'geonames:360630'],
] as const

for (const [language, text, name, ref] of cased)
  test(`${name} is a place in its case and with what is joined to it (${language})`, () => {
    const found = placesIn(text, []).find((one) => one.name === name)
    assert.equal(found?.place.ref, ref)
    assert.equal(text.slice(found?.start, found?.end), name)
  })

test('countries are known in their cases and with prefixes', () => {
  const countries = (text: string) => placesIn(text, []).map(({ place }) => place.ref)
  assert.deepEqual(countries('Граница Грузии с Арменией закрыта, въезд из Молдавии ограничен.'), [
    'country:GE',
    'country:AM',
    'country:MD',
  ])
  assert.deepEqual(countries('وصلت المساعدات إلى اليمن وإلى السودان ثم للبنان.').slice(0, 2), [
    'country:YE',
    'country:SD',
  ])
})

const ordinary = [
  'Marie Martin, porte-parole de la Croix-Rouge, a remercié les pompiers. Orange a annoncé une panne rue de Lyon.',
  'El presidente Juan Santos y la ministra Rosa Córdoba pidieron calma. La Cruz Roja entregó víveres en la calle Buenos Aires.',
  'Am Abend kam Regen auf, der Weg zum See ist frei, sagte Innenminister Karl Brandenburg. In Folge des Sturms fiel der Strom aus.',
  'Maria Vitória da Silva disse que a Cruz Vermelha distribuiu água. A rua Buenos Aires está cortada.',
  'На улице Киевской прорвало трубу. По словам Романа Белова, победа близка. Газета «Московский комсомолец» это подтвердила.',
  'На вулиці Одеській прорвало трубу. За словами Марини Полтавської, перемога близько, а надія є.',
  'وأضاف حسن أن المشروع المالي سيبدأ في وقت قريب. وفي حين رحبت الأحزاب بالقرار رفضه آخرون. ويبلغ قطر الدائرة عشرة أمتار.',
]
for (const text of ordinary)
  test(`no person, street or ordinary word becomes a place: ${text.slice(0, 40)}…`, () => {
    assert.deepEqual(
      placesIn(text, []).map(({ name }) => name),
      [],
    )
  })

const days = [
  ["Le marché a brûlé avant-hier à Lille, selon l'agence.", '2023-10-08'],
  ['Los trabajadores de la fábrica harán huelga el jueves en la capital.', '2023-10-12'],
  ['Der Streik der Fahrer beginnt am Freitag, den 13. Oktober, in der Stadt.', '2023-10-13'],
  ['O incêndio começou há três dias e já foi apagado pelos bombeiros.', '2023-10-07'],
  ['Профсоюз объявил забастовку на субботу.', '2023-10-14'],
  ['Мітинг пройшов у суботу, постраждалих немає.', '2023-10-07'],
  ['وقع الحادث يوم ٩ تشرين الأول في المدينة.', '2023-10-09'],
] as const
for (const [text, day] of days)
  test(`"${text}" told on 10 October 2023 means ${day}`, () => {
    const draft = readOne(text, { now })
    assert.deepEqual(
      draft.dates.map(({ from }) => from),
      [day],
    )
    assert.ok(text.includes(draft.dates[0]?.text ?? '?'))
  })

test('a street called after a day is no date, and a date ends before the full stop', () => {
  const draft = readOne('Взрыв на улице 28 Июня произошёл в среду, пострадавшие были и 31 марта.', { now })
  assert.deepEqual(
    draft.dates.map(({ text }) => text),
    ['среду', '31 марта'],
  )
})

test('people of a country are evidence of it, their offsets without what is joined', () => {
  for (const [text, name, country] of [
    ['La policía argentina detuvo a dos personas.', 'argentina', 'AR'],
    ['وأعلنت الشرطة العراقية ذلك.', 'عراقية', 'IQ'],
    ['Об этом сообщила грузинская полиция.', 'грузинская', 'GE'],
  ] as const) {
    const found = placesIn(text, [])
    assert.deepEqual(
      found.map((one) => [one.name, one.kind, one.place.country, text.slice(one.start, one.end)]),
      [[name, 'demonym', country, name]],
    )
  }
})

test('deaths are counted beside the injured, before and behind the word', () => {
  assert.equal(deathsIn('Trois personnes ont été tuées et douze blessées.', 'fr'), 3)
  assert.equal(deathsIn('Murieron dos mineros y otros nueve resultaron heridos.', 'es'), 2)
  assert.equal(deathsIn('Fünf Menschen wurden verletzt, einer starb.', 'de'), 1)
  assert.equal(deathsIn('Погибли четыре человека, ещё 30 пострадали.', 'ru'), 4)
  assert.equal(deathsIn("Загинуло п'ятеро людей, 12 поранено.", 'uk'), 5)
  assert.equal(deathsIn('قتل سبعة جنود وأصيب 20 آخرون.', 'ar'), 7)
  assert.equal(deathsIn('No hubo muertos, pero 14 personas resultaron heridas.', 'es'), 0)
})

test('a drill and a denial are no disaster in any language that is read', () => {
  for (const text of [
    'Un exercice simulant un séisme avec 200 morts aura lieu jeudi à Nantes pour les secours de la ville.',
    'Es un simulacro: en el ejercicio de terremoto habrá 200 muertos fingidos en las calles de la ciudad.',
    'Bei der Übung am Donnerstag wird ein Erdbeben mit 200 Toten simuliert, eine Gefahr besteht nicht.',
    'На учениях в четверг отработают землетрясение с 200 погибшими.',
  ])
    assert.notEqual(readOne(text, { now }).severity, 'Extreme', text)
  assert.notEqual(
    readOne('МВД опровергло слухи о теракте и гибели людей в метро.', { now }).severity,
    'Severe',
  )
})

const others = [
  [
    'it',
    'Una scossa è stata avvertita a Perugia nella notte. Non ci sono feriti e la protezione civile segue la situazione.',
  ],
  [
    'nl',
    'Volgens de politie is de storm gaan liggen en zijn er geen gewonden. Het verkeer in de stad komt weer op gang.',
  ],
  [
    'tr',
    'Polis, olayda yaralanan olmadığını ve soruşturma için bir ekip kurulduğunu bildirdi. Bomba ihbarı asılsız çıktı.',
  ],
  ['pl', 'Policja podała, że nie ma ofiar, a ruch na ulicy został wstrzymany. Strajk się nie odbył.'],
  [
    'id',
    'Warga yang mengungsi telah kembali ke rumah dan tidak ada korban dalam kejadian ini. Polisi dan militer berjaga.',
  ],
  ['zh', '周二，北京市中心发生火灾，两人受伤。'],
  ['ja', '火曜日の朝、東京で火災が発生し、二人がけがをした。'],
  ['ko', '화요일 서울에서 화재가 발생해 두 명이 다쳤다.'],
  ['hi', 'मंगलवार को दिल्ली में आग लग गई और दो लोग घायल हो गए।'],
  ['el', 'Την Τρίτη ξέσπασε πυρκαγιά στην Αθήνα και δύο άτομα τραυματίστηκαν.'],
  ['he', 'שריפה פרצה ביום שלישי בתל אביב ושני בני אדם נפצעו.'],
  ['fa', 'روز سه‌شنبه در تهران آتش‌سوزی رخ داد و دو نفر زخمی شدند. پلیس در حال بررسی است.'],
  ['th', 'เมื่อวันอังคารเกิดไฟไหม้ในกรุงเทพ มีผู้บาดเจ็บสองคน'],
  [
    'und',
    'Zjarri ra mbrëmë pranë tregut kryesor; policia dhe zjarrfikësit ndodhen ende aty, thanë banorët. Storm bomb strike.',
  ],
] as const
for (const [language, text] of others)
  test(`a text in ${language} says so, and nothing is guessed from words that only look alike`, () => {
    const draft = readOne(text, { now })
    assert.deepEqual(
      [draft.language, draft.category, draft.severity, draft.eventDate, draft.forecasts],
      [language, null, 'Unknown', null, []],
    )
  })

test('case endings are taken off, and the vowels that change with them put back', () => {
  assert.ok(nominatives('Харкові', 'uk').includes('Харків'))
  assert.ok(nominatives('Києва', 'uk').includes('Київ'))
  assert.ok(nominatives('Тернополі', 'uk').includes('Тернопіль'))
  assert.ok(nominatives('Петропавловска-Камчатского', 'ru').includes('Петропавловск-Камчатский'))
  assert.deepEqual(nominatives('Paris', 'fr'), ['Paris'])
})

test('long texts of one piece return in every script', () => {
  for (const piece of ['في ', 'قتل 5 ', 'В Харькове ', 'у-', "д'", '12 мая ', 'le 5 mai ', 'а', 'ни́', 'é'])
    assert.ok(
      'drafts' in readText(`Le la les des. ${piece.repeat(Math.ceil(200_000 / piece.length))}`, { now }),
    )
})

test('any text in Cyrillic or Arabic letters is read without an exception, offsets exact', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'АаБбвгХхіїєґьй -.,0123456789بالفقلومن،ё\n’«»'),
    maxLength: 400,
  })
  fc.assert(
    fc.property(letters, (text) => {
      const reading = readText(text, { now })
      if ('fault' in reading) return
      for (const { name, start, end } of reading.drafts.flatMap(({ places }) => places))
        assert.equal(text.slice(start, end), name)
    }),
    { numRuns: 200 },
  )
})
