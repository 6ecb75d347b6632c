/** Capitalised words that open sentences or name things, and are towns somewhere: never places by themselves. */
export const neverPlaces: ReadonlySet<string> = new Set(
  (
    'the this that these those there here it he she they we you his her their its our my a an and or but if as at by for from in of on to up off out over under with within without ' +
    'all any both each every many most much more no not only other several some such two three four five six seven eight nine ten ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today tomorrow yesterday ' +
    'mr mrs ms dr sir president minister prime secretary general colonel captain commander king queen prince imam sheikh pope bishop judge mayor governor senator ambassador ' +
    'army navy police guard force forces front party union council parliament government ministry department state states embassy consulate court office agency bank board group movement state church mosque school college university hospital hotel museum theatre theater stadium market mall park street road avenue square bridge station airport port harbor harbour river lake mount mountain island islands north south east west northern southern eastern western central upper lower new old great grand big little ' +
    'security travel health weather warning alert advice event context summary update level critical severe caution advisory information informational notice background location locations actions assistance category severity impact time date incident note protest protests protesters demonstration demonstrations strike strikes attack attacks riots violence clashes war peace crisis emergency curfew explosion fire flood storm earthquake ' +
    'increased heightened additional further local foreign authorities officials individuals travelers travellers visitors citizens residents people americans reading nice mobile orange enterprise independence liberty hope union progress victoria alexandria florence sydney paris charlotte santa san saint los las el la le les de del du van von bin ibn abu al ' +
    'us un eu nato aids covid tv gmt utc am pm ok id pdf sms red green blue black white gold silver star sun moon day night man men women boy girl son young best well good media press news times post herald guardian mirror reuters associated agence france-presse bbc cnn ' +
    'mark james john peter paul george david michael robert thomas william charles henry richard joseph daniel donald joe jim bill tom jack sam ben max alex adam anna maria mary jose juan luis carlos mohammed muhammad mohamed ahmed ahmad ali hassan hussein omar khan qasem hamid karim ibrahim yusuf abdullah vladimir boris sergei angela barack justin emmanuel nicolas benjamin narendra ' +
    'avoid monitor expect confirm ensure follow stay leave keep remain seek contact consider allow exercise heed plan take move do be please if when while after before during since until although despite however meanwhile according following due because around across along between near most'
  ).split(' '),
)

/** Of those, the ones that are places when something else says so (a preposition, a country after them). */
export const placesWithEvidence: ReadonlySet<string> = new Set(
  'nice reading mobile orange victoria alexandria florence sydney paris charlotte'.split(' '),
)
