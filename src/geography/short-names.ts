/**
 * Regions by the short forms that newspapers print behind a town, without their last point, each with its ISO 3166-2 code: `Calif`,
 * `N.C`, `NSW`.
 */
const shortRegions = new Map([
  ...coded(
    'US',
    'Ala=AL Ariz=AZ Ark=AR Calif=CA Colo=CO Conn=CT Del=DE Fla=FL Ga=GA Ill=IL Ind=IN Kan=KS Kans=KS Ky=KY La=LA ' +
      'Md=MD Mass=MA Mich=MI Minn=MN Miss=MS Mo=MO Mont=MT Neb=NE Nev=NV N.H=NH N.J=NJ N.M=NM N.Y=NY N.C=NC N.D=ND ' +
      'Okla=OK Ore=OR Pa=PA R.I=RI S.C=SC S.D=SD Tenn=TN Tex=TX Vt=VT Va=VA Wash=WA W.Va=WV Wis=WI Wyo=WY D.C=DC',
  ),
  ...coded(
    'CA',
    'B.C=BC Alta=AB Sask=SK Man=MB Ont=ON Que=QC N.B=NB N.S=NS P.E.I=PE N.L=NL Nfld=NL N.W.T=NT',
  ),
  ...coded('AU', 'Qld=QLD Vic=VIC Tas=TAS ACT=ACT'),
  // Natural Earth has no ISO code for New South Wales.
  ...['NSW', 'N.S.W'].map((name) => [name, 'region:AUS-2654'] as const),
  ['W. Va', 'region:US-WV'],
])

/** Postal codes of states and provinces: too short to be told from words, so only behind a town and a comma. */
const postal = new Map([
  ...coded(
    'US',
    'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI ' +
      'SC SD TN TX UT VT VA WA WV WI WY DC',
  ),
  ...coded('CA', 'BC AB SK MB ON QC NB NS PE NL YT NT NU'),
])

/** The ref of the region that a short form names; `behind` a town and a comma postal codes are read too. */
export function regionByShortName(name: string, behind = false): string | undefined {
  const bare = name.replace(/\.$/, '')
  if (bare !== name || bare === bare.toUpperCase() || behind) {
    const found = shortRegions.get(bare)
    if (found) return found
  }
  return behind ? postal.get(name) : undefined
}

/** Pairs of a short form and a region's ref; a code alone is its own short form. */
function coded(country: string, forms: string): (readonly [name: string, ref: string])[] {
  return forms.split(' ').map((form) => {
    const [name = '', code = name] = form.split('=')
    return [name, `region:${country}-${code}`]
  })
}
