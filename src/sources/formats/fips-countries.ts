/**
 * Codes of FIPS 10-4, which the US State Department still writes, with the ISO 3166-1 code where it differs. A code that stood for
 * what is now several countries, or for islands that several claim, has them all. GW for PU and SR for SZ are its own habits.
 */
const codes =
  'AF AL AG=DZ AQ=AS AN=AD AO AV=AI AY=AQ AC=AG AR AM AA=AW AS=AU AU=AT AJ=AZ BF=BS BA=BH BG=BD BB ' +
  'BO=BY BE BH=BZ BN=BJ BD=BM BT BL=BO BK=BA BC=BW BV BR IO VI=VG BX=BN BU=BG UV=BF BM=MM BY=BI ' +
  'CB=KH CM CA CV CJ=KY CT=CF CD=TD CI=CL CH=CN KT=CX CK=CC CO CN=KM CF=CG CG=CD CW=CK CS=CR IV=CI ' +
  'HR CU UC=CW CY EZ=CZ DA=DK DJ DO=DM DR=DO TT=TL EC EG ES=SV EK=GQ ER EN=EE WZ=SZ ET FK FO FJ FI ' +
  'FR FG=GF FP=PF FS=TF GB=GA GA=GM GG=GE GM=DE GH GI GR GL GJ=GD GP GQ=GU GT GK=GG GV=GN PU=GW GW ' +
  'GY HA=HT HM HO=HN HK HU IC=IS IN ID IR IZ=IQ EI=IE IM IS=IL IT JM JA=JP JE JO KZ KE KR=KI KN=KP ' +
  'KS=KR KV=XK KU=KW KG LA LG=LV LE=LB LT=LS LI=LR LY LS=LI LH=LT LU MC=MO MK MA=MG MI=MW MY MV ML ' +
  'MT RM=MH MB=MQ MR MP=MU MF=YT MX FM MD MN=MC MG=MN MJ=ME MH=MS MO=MA MZ WA=NA NR NP NL NC NZ ' +
  'NU=NI NG=NE NI=NG NE=NU NF CQ=MP NO MU=OM PK PS=PW PM=PA PP=PG PA=PY PE RP=PH PC=PN PL PO=PT ' +
  'RQ=PR QA RE RO RS=RU RW TB=BL SH SC=KN ST=LC RN=MF SB=PM VC WS SM TP=ST SA SG=SN RI=RS SE=SC SL ' +
  'SN=SG NN=SX LO=SK SI BP=SB SO SF=ZA SX=GS OD=SS SP=ES CE=LK SU=SD NS=SR SV=SJ SW=SE SZ=CH SR=CH ' +
  'SY TW TI=TJ TZ TH TO=TG TL=TK TN=TO TD=TT TS=TN TU=TR TX=TM TK=TC TV UG UP=UA AE UK=GB US UY UZ ' +
  'NH=VU VT=VA VE VM=VN VQ=VI WF WI=EH YM=YE ZA=ZM ZI=ZW GZ=PS WE=PS AX=CY DX=CY AT=AU CR=AU JN=SJ ' +
  'BS=TF EU=TF GO=TF JU=TF TE=TF IP=FR FQ=UM HQ=UM DQ=UM JQ=UM KQ=UM MQ=UM LQ=UM WQ=UM BQ=UM ' +
  'NT=BQ+CW+SX YI=RS+ME+XK PF=CN+TW+VN PG=CN+MY+PH+TW+VN'

const isoCodes = new Map(
  codes.split(' ').map((pair) => {
    const [fips = '', iso = fips] = pair.split('=')
    return [fips, iso.split('+')] as const
  }),
)

/** ISO 3166-1 alpha-2 codes of a FIPS 10-4 country code: none for one that is not known, several for one that is ambiguous. */
export function isoOfFips(code: string): string[] {
  return [...(isoCodes.get(code.trim().toUpperCase()) ?? [])]
}
