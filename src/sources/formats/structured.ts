import type { Format } from '../item.ts'
import { adviceList } from './advice-list.ts'
import { canadaAdvice } from './canada-advice.ts'
import { eonet } from './eonet.ts'
import { faa } from './faa.ts'
import { gdacsEvent } from './gdacs-event.ts'
import { germanyAdvice } from './germany-advice.ts'
import { glide } from './glide.ts'
import { jma } from './jma.ts'
import { mowas } from './mowas.ts'
import { netherlandsAdvice } from './netherlands-advice.ts'
import { ngaWarnings } from './nga-warnings.ts'
import { nws } from './nws.ts'
import { reliefweb } from './reliefweb.ts'
import { saskalert } from './saskalert.ts'
import { ukAdvice } from './uk-advice.ts'
import { usAdvice } from './us-advice.ts'
import { usgs } from './usgs.ts'
import { who } from './who.ts'
import { wmo } from './wmo.ts'

/** The formats that sources write for programs: everything that is no feed. */
export const structuredFormats: readonly Format[] = [
  usgs,
  nws,
  gdacsEvent,
  eonet,
  mowas,
  saskalert,
  wmo,
  reliefweb,
  canadaAdvice,
  ukAdvice,
  germanyAdvice,
  usAdvice,
  netherlandsAdvice,
  adviceList,
  who,
  faa,
  jma,
  glide,
  ngaWarnings,
]
