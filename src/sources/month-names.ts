import { monthNumber as readMonth, monthPattern as readPattern } from '../reading/months.ts'

/** Months as feeds write them beyond those that are read in prose: there "set" and "mag" would be words. */
const names: readonly (readonly string[])[] = [
  [
    'gennaio',
    'gen',
    'januari',
    'styczeń',
    'stycznia',
    'sty',
    'ocak',
    'oca',
    'январь',
    'января',
    'янв',
    'січня',
  ],
  [
    'febbraio',
    'februari',
    'luty',
    'lutego',
    'lut',
    'şubat',
    'şub',
    'февраль',
    'февраля',
    'фев',
    'лютого',
    'fev',
    'fév',
  ],
  ['mär', 'mrz', 'maart', 'mrt', 'marzec', 'marca', 'mart', 'март', 'марта', 'мар', 'березня', 'maret'],
  ['aprile', 'kwiecień', 'kwietnia', 'kwi', 'nisan', 'nis', 'апрель', 'апреля', 'апр', 'квітня', 'avril'],
  ['maggio', 'mag', 'mei', 'maj', 'maja', 'mayıs', 'май', 'мая', 'травня'],
  ['giugno', 'giu', 'czerwiec', 'czerwca', 'cze', 'haziran', 'haz', 'июнь', 'июня', 'июн', 'червня'],
  ['luglio', 'lug', 'lipiec', 'lipca', 'lip', 'temmuz', 'tem', 'июль', 'июля', 'июл', 'липня'],
  [
    'augustus',
    'sierpień',
    'sierpnia',
    'sie',
    'ağustos',
    'ağu',
    'август',
    'августа',
    'авг',
    'серпня',
    'agustus',
  ],
  [
    'settembre',
    'set',
    'wrzesień',
    'września',
    'wrz',
    'eylül',
    'eyl',
    'сентябрь',
    'сентября',
    'сен',
    'вересня',
  ],
  [
    'ottobre',
    'ott',
    'out',
    'październik',
    'października',
    'paź',
    'ekim',
    'eki',
    'октябрь',
    'октября',
    'окт',
    'жовтня',
  ],
  ['listopad', 'listopada', 'lis', 'kasım', 'kas', 'ноябрь', 'ноября', 'ноя', 'листопада', 'nopember'],
  [
    'dicembre',
    'grudzień',
    'grudnia',
    'gru',
    'aralık',
    'ara',
    'декабрь',
    'декабря',
    'дек',
    'грудня',
    'des',
    'desember',
  ],
]

const numbers = new Map(names.flatMap((all, at) => all.map((name) => [name, at + 1] as const)))

/** Alternation of every month name and abbreviation, longest first. */
export const monthPattern = [...numbers.keys(), ...readPattern.split('|')]
  .sort((a, b) => b.length - a.length)
  .join('|')

/** 1 to 12 of a month's name or abbreviation in any letter case; null when it is none. */
export function monthNumber(name: string): number | null {
  return readMonth(name) ?? numbers.get(name.toLowerCase().replace(/\.$/, '')) ?? null
}
