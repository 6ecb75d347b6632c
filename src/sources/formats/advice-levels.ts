/** The words that official travel advice rates a country with, by scheme, and their rank on the source's own scale. */
const ladders: Record<string, { host: RegExp; ranks: readonly (readonly [RegExp, number])[] }> = {
  'canada-travel': {
    host: /(?:^|\.)(?:travel|voyage)\.gc\.ca$/,
    ranks: [
      [/avoid all travel/i, 3],
      [/avoid non-?essential/i, 2],
      [/high degree of caution/i, 1],
      [/normal (?:security )?precautions/i, 0],
    ],
  },
  'us-travel': {
    host: /(?:^|\.)travel\.state\.gov$/,
    ranks: ([1, 2, 3, 4] as const).map((n) => [RegExp(`level ${n}`, 'i'), n]),
  },
  'australia-travel': {
    host: /(?:^|\.)smartraveller\.gov\.au$/,
    ranks: [
      [/do not travel/i, 4],
      [/reconsider/i, 3],
      [/high degree of caution/i, 2],
      [/normal (?:safety )?precautions/i, 1],
    ],
  },
  'ireland-travel': {
    host: /(?:^|\.)(?:ireland|dfa)\.ie$/,
    ranks: [
      [/do not travel/i, 4],
      [/avoid non-?essential/i, 3],
      [/high degree of caution/i, 2],
      [/normal precautions/i, 1],
    ],
  },
  // The United Kingdom advises by whole country or parts, in words without a number.
  'uk-travel': { host: /(?:^|\.)gov\.uk$/, ranks: [] },
}

/** The scheme of the government whose page an address is; the host's name for one that is not known. */
export function schemeOf(address: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  return Object.keys(ladders).find((scheme) => ladders[scheme]?.host.test(host)) ?? host.replace(/^www\./, '')
}

/** The rank of words on a scheme's own scale; null where the scheme has none for them. */
export function rankOf(scheme: string, words: string): number | null {
  return ladders[scheme]?.ranks.find(([form]) => form.test(words))?.[1] ?? null
}
