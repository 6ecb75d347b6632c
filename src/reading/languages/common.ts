/** The commonest words of languages in Latin letters, by ISO 639-1. English stands first and wins where two are as likely. */
export const commonWords: Readonly<Record<string, string>> = {
  en: 'the of and to in a is that for on are with as at be this from by was were have has not it or an will',
  fr: 'le la les de des du et en un une est que pour dans sur sont au aux par ce cette avec qui ne pas plus été ont il elle se selon après entre contre lors depuis d l',
  es: 'el la los las de del y en un una es que para por con se su al como más fue han ser está no lo sus este sin sobre desde tras según entre pero hasta',
  de: 'der die das und in den von zu mit ist auf für im dem nicht ein eine als auch es an werden aus hat bei sind am vom zum zur nach wird wurde wurden sich oder über gegen einer einem einen haben',
  pt: 'o a os as de do da dos das e em um uma é que para por com não no na ao como mais foi são ser está pela pelo nos nas sem sobre após até entre segundo',
  it: 'il lo di che è la e un per con non una del della dei nel nella sono gli le al si alla anche delle dal come più ha da ed dalla sulla',
  nl: 'de het een van en dat op te voor met niet zijn er aan die om ook bij door naar werd worden uit wordt heeft',
  tr: 've bir bu için ile olarak çok daha olan gibi kadar sonra var yeni ise olduğunu etti oldu edildi',
  pl: 'w na z się nie jest że po od za przez oraz jak są został dla we ze',
  id: 'yang di dan dengan untuk pada ini itu dari tidak akan dalam telah oleh adalah karena ke sebagai',
  ro: 'și în de la cu pe un nu este din care pentru sunt au să fost',
  sv: 'och att det som en på är av för med den till har inte om ett från',
  da: 'og at det som en på er af for med den til har ikke de et fra',
  no: 'og at det som en på er av for med den til har ikke de et fra ble',
  fi: 'ja ei että oli hän myös mutta kun ovat sekä joka',
  cs: 'se na je že jsou byl byla ve pro podle který která nebo již bude',
  hu: 'az és egy hogy nem is volt meg van ez szerint',
  vi: 'và của là có trong được cho các một không đã tại',
  sw: 'na ya wa kwa ni katika la za cha kwamba watu',
}

/** Letters that few languages write, as signs of one. */
export const ownLetters: readonly (readonly [RegExp, string])[] = [
  [/[ñ¿¡]/g, 'es'],
  [/[ãõ]/g, 'pt'],
  [/ß/g, 'de'],
  [/[œêèù]/g, 'fr'],
  [/[ğış]/g, 'tr'],
  [/[łżśźąę]/g, 'pl'],
  [/[őű]/g, 'hu'],
  [/[řěů]/g, 'cs'],
  [/[țșă]/g, 'ro'],
  [/[đơưạảấầậắẹếềệịọốồộớờợụứừự]/g, 'vi'],
]

/** Languages that have a script of their own, or nearly. */
export const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Sinhala}/gu, 'si'],
]
