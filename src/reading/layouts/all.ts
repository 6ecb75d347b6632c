import { australia } from './australia.ts'
import { canada } from './canada.ts'
import { constellis } from './constellis.ts'
import { crisis24Headed } from './crisis24-headed.ts'
import { crisis24Plain } from './crisis24-plain.ts'
import { dateline } from './dateline.ts'
import { echo } from './echo.ts'
import { embassy } from './embassy.ts'
import { france } from './france.ts'
import { free } from './free.ts'
import { garda } from './garda.ts'
import { hth } from './hth.ts'
import { internationalSos } from './international-sos.ts'
import { ireland } from './ireland.ts'
import type { Layout } from './layout.ts'
import { red24 } from './red24.ts'
import { uk } from './uk.ts'
import { usAdvisory } from './us-advisory.ts'
import { warden } from './warden.ts'
import { worldAware } from './worldaware.ts'

/** Every layout, those with the surest marks first; the last one always answers. */
export const layouts: readonly Layout[] = [
  garda,
  crisis24Headed,
  crisis24Plain,
  embassy,
  warden,
  uk,
  ireland,
  usAdvisory,
  australia,
  france,
  internationalSos,
  red24,
  hth,
  worldAware,
  echo,
  dateline,
  constellis,
  canada,
  free,
]
