import type { LanguageWords } from './words.ts'

export const german: LanguageWords = {
  code: 'de',
  category: {
    conflict: [
      'luftangriff*|luftschl\\p{L}+|raketen*|drohnen*|beschuss|artillerie*|granatenbeschuss|mörser*|offensive|waffenruhe|waffenstillstand*|feuerpause|gefecht*|kämpfe|kämpfen|krieg|kriegs*|bombardier*|bombardement*|milizen|miliz|rebellen*|aufständische*|hinterhalt*|front|frontlinie|invasion|landmine*|bürgerkrieg*|kampfjet*|meuterei',
      'soldaten|soldat|armee|militär*|truppen*|streitkräfte*|bundeswehr|konvoi',
    ],
    terrorism: [
      'terror*|anschlag|anschläge*|anschlags*|\\p{L}+anschlag|\\p{L}+anschläge*|sprengs\\p{L}+|autobombe*|bombendrohung*|selbstmordatt\\p{L}+|attentat*|attentäter*|islamist*|dschihad*|geiselnahme*|geiseln?|messerangriff*|messerattacke*|amokfahrt*|amok*|sprengkörper*|sprengladung*|Islamischer Staat|IS-Miliz|paketbombe*|extremist*',
      'bomben?|explosion*|angreifer*|angriff*|tatverdächtig*|explodier*',
    ],
    unrest: [
      'demonstrat*|demonstrier*|demo|demos|protest*|kundgebung*|streik*|\\p{L}*streiks?|ausschreitung*|unruhen|krawall*|randalier*|plünder*|straßenblockade*|blockade*|blockier*|ausgangssperre*|tränengas*|wasserwerfer*|aufmarsch*|mahnwache*|arbeitskampf*|arbeitsniederlegung*|tumult*|gegendemonstr*|protestzug|sitzblockade*',
      'gewerkschaft*|vermummt*|zusammenst\\p{L}+|aktivist*|festgenommen|barrikad*|steine|tarif*',
    ],
    crime: [
      'raub|raubüberf*|überfall*|überfälle*|räuber*|entführ*|lösegeld*|mord|morde|mordes|ermordet*|tötungsdelikt*|schießerei*|schüsse|messerstech*|diebstahl*|diebstähle*|dieb|diebe|einbruch*|einbrüche*|einbrecher*|bande|banden*|drogenh*|drogenkart*|kartell*|erpress*|betrug|betrüger*|gewaltverbrech*|totschlag|vergewaltig*|schütze|schützen|schmuggl*|piraten|ausbruch aus|gefängnisausbruch*|geldautomat*|juwelier*|taschendieb*',
      'polizei*|verdächtig*|täter*|kripo|kriminal*|staatsanwalt*|bewaffnet*|festgenommen|ermittl*|fahndung*',
    ],
    political: [
      'wahl|wahlen|\\p{L}+wahl|\\p{L}+wahlen|wahll*|stichwahl*|neuwahl*|abstimmung*|referendum*|volksabstimm*|volksentscheid*|putsch*|staatsstreich*|misstrauensvotum*|rücktritt*|amtsenthebung*|regierungskrise*|wahltag|urnen|ausnahmezustand*|vereidig*|parlamentsauflös*|friedensabkommen*|sanktion*|gipfeltreffen|gipfel|koalition*',
      'parlament*|regierung*|präsident*|premierminister*|minister*|opposition*|abgeordnet*|stimmen|kandidat*|partei*|botschaft*|bundestag*|kanzler*|reform',
    ],
    natural: [
      'erdbeben*|\\p{L}*beben|erdstoß*|nachbeben*|epizentrum*|magnitude|stärke \\d|tsunami*|vulkan*|ausbruch des vulkans|eruption*|erdrutsch*|hangrutsch*|murenabg*|mure|lawine*|waldbrand*|waldbränd*|waldbrände*|felssturz*|lava|buschbr\\p{L}+|vegetationsbr\\p{L}+|flächenbrand|richterskala',
      'hektar|überschwemm*|erdbebenwarte|asche*|geolog*|flammen',
    ],
    weather: [
      'hochwasser*|überschwemm*|überflut*|starkregen*|unwetter*|sturm|sturm\\p{L}+|stürme*|orkan*|gewitter*|hagel*|schneef*|schneest*|schneechaos|glatteis*|hitzewelle*|hitzewarn*|kältewelle*|dürre*|tornado*|zyklon*|hurrikan*|taifun*|wetterdienst*|sturmflut*|deich*|dammbruch*|lawinenwarn*|blitzeis|dauerregen|nebel|flut|flutw*|pegelst*|scheitel*|tropensturm*',
      'regen*|wind*|schnee*|meteorolog*|wetter*|unter wasser|böen|pegel*|niederschl*|fluss|flüsse',
    ],
    health: [
      'epidemie*|pandemie*|\\p{L}*ausbruch von|krankheitsausbruch*|cholera*|masern*|ebola*|dengue*|malaria*|covid*|corona*|grippe*|vogelgrippe*|influenza*|meningitis|gelbfieber*|mpox|affenpocken*|impf*|quarantäne*|infektion*|infizier*|ansteck*|seuche*|seuchen*|lebensmittelvergift*|vergiftung*|krankheit*|noro*|salmonell*|hepatitis|tuberkulose|polio*|keuchhusten|diphtherie|legionell*|ehec|tollwut',
      'fälle|gesundheit*|krankenh\\p{L}+|patient*|virus*|viren|symptom*|erkrank*|erreger*',
    ],
    transport: [
      'flugausf*|flug (?:gestrichen|annulliert)|flüge (?:gestrichen|annulliert|fallen aus)|flugverkehr*|fluglots*|flughafen\\p{L}*|flughäfen|luftraum*|luftsicherheit*|zugausf*|zugverkehr*|bahnverkehr*|bahnstreik*|zugunglück*|entgleis*|zusammensto\\p{L}+|zusammengesto\\p{L}+|verkehrsunfall*|unfall|unfälle*|busunglück*|busunfall*|massenkaraml*|massenkarambol*|flugzeugabs*|notland*|fähre*|fähr*|schiffsunglück*|gekentert|kenter*|lokführ*|bahnstrecke*|s-bahn*|u-bahn*|bodenpersonal|startbahn*|landebahn*|lufthansa|abgestürzt|vollsperrung',
      'flug|flüge|maschine|passagier*|reisende*|bahn|züge|zug|verkehr*|autobahn*|straße|straßen|bus|busse|lkw|lastwagen|schiff*|hafen|wartezeit*|gesperrt|verspät*',
    ],
    infrastructure: [
      'gasexplosion*|stromausf*|blackout*|ohne (?:strom|wasser|internet|heizung)|stromnetz*|stromversorg*|wasserversorg*|wasserrohrbruch*|rohrbruch*|internetausf*|netzausf*|treibstoffmangel*|benzinmangel*|wassermangel*|brückeneinsturz*|einsturz*|eingestürzt*|stürzte ein|gebäudeeinst*|dammbruch|umspannwerk*|kraftwerk*|seekabel*|unterseekabel*|abgeschaltet|gasversorg*|störung im mobil*|mobilfunkst*|rationier*',
      'strom|elektrizität*|treibstoff*|benzin*|internet*|brücke*|damm|gebäude|telekom*|netz*|heizung*',
    ],
    cyber: [
      'cyber*|hacker*|gehackt*|schadsoftware*|ransomware*|phishing*|datenleck*|datendiebst*|datenklau|it-system*|computersystem*|it-sicherheit*|verschlüssel*|ddos*|malware*|erpressungssoftware|computervirus*|trojaner*',
      'daten*|server*|kundendaten*|passw\\p{L}+|webseite*|software*|it',
    ],
    cbrne: [
      'chemie*|chemikal*|giftgas*|giftwolke*|giftig*|gasleck*|gasaustritt*|gasausbruch*|radioaktiv*|strahlung*|nuklear*|atom*|kernkraft*|reaktor*|ammoniak*|chlor|chlorgas*|gefahrgut*|gefahrstoff*|ölpest*|ölteppich*|kohlenmonoxid*|fliegerbombe*|weltkriegsbombe*|blindgänger*|munitionsl*|milzbrand*|lösungsmittel*|säure*|schadstoff*|raffinerie*',
      'gas|rauch*|explo*|fenster und türen|messung*|werk|tank|dämpfe',
    ],
    travel: [
      'visum*|visa|visums*|einreise*|ausreise*|reisepass*|reisepässe*|grenzschließ*|schließung der grenze|grenze geschlossen|grenzübergang*|grenzübergänge*|grenzkontroll*|reisewarn*|reisehinweis*|reisebeschränk*|auswärtige amt|auswärtigen amt*|rät von|abgeraten|zoll*|grenzöffn*|aufenthaltserl*|einreiseverbot*|personalausweis*|negativem test|testpflicht',
      'grenze*|reisende*|tourist*|urlauber*|reisen',
    ],
  },
  dates: {
    months:
      'januar/jänner/jan februar/feber/feb märz/mrz april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez',
    weekdays: 'sonntag montag dienstag mittwoch donnerstag freitag samstag/sonnabend',
    weekdayEnd: '(?:s|früh|morgen|vormittag|mittag|nachmittag|abend|nacht)?',
    of: '',
    to: 'bis|und|auf|-|–',
    relative: [
      ['vorgestern(?:abend)?', -2, -2],
      [
        'gestern(?: (?:abend|morgen|früh|nachmittag|mittag|nacht|vormittag))?|vergangene nacht|letzte nacht',
        -1,
        -1,
      ],
      ['heute(?: (?:abend|morgen|früh|nachmittag|mittag|nacht|vormittag))?', 0, 0],
      ['übermorgen', 2, 2],
      [
        '(?<!am |guten |(?:heute|gestern) |jeden )morgen(?: (?:abend|früh|nachmittag|mittag|vormittag))?',
        1,
        1,
      ],
    ],
    ago: 'vor # tagen',
    until: 'bis(?: zum| einschließlich)?|vor dem',
    from: 'ab(?: dem)?|von',
    next: 'kommende[nrm]?|nächste[nrm]?',
    last: 'vergangene[nrm]?|letzte[nrm]?|vorige[nrm]?',
    ahead:
      'wird|werden|soll|sollen|sollte|geplant*|angekündigt*|aufgerufen|ruft|rufen|erwartet*|voraussichtlich|droht|drohen|bevorsteh*|findet|finden|ertönen|ertönt|will|wollen|müssen|muss|startet|beginnt|bleibt|bleiben|kommende*|nächste*',
    horizons: [
      ['in den (?:kommenden|nächsten) tagen', 7],
      ['in den (?:kommenden|nächsten) stunden', 1],
      ['in den (?:kommenden|nächsten) wochen', 28],
      ['kurzfristig', 14],
      ['bis auf weiteres', null],
    ],
  },
  toll: {
    numbers:
      'ein:1 eine:1 einen:1 einer:1 zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19 zwanzig:20 dreißig:30 vierzig:40 fünfzig:50 dutzend:12 dutzende:24 hunderte:200 tausende:2000',
    dead: 'getötet|tote|toten|toter|todesopfer|gestorben|starben|starb|ums leben|ums leben gekommen|umgekommen|ermordet|erschossen|ertrunken|ertranken|leichen|kamen ums leben|kam ums leben|verstorben|todesfälle|erstochen',
    hurt: 'verletzt\\p{L}*|\\p{L}*verletzte\\p{L}*|verwundet\\p{L}*|hospitalisiert|erlitten|verbrennungen',
    deadBefore: 'starben|töteten|tötete|tötet',
    hurtBefore: 'verletzte|verletzten|verletzt wurden|erlitten',
    died: 'getötet\\p{L}*|tote\\p{L}*|todesopfer\\p{L}*|gestorben|starb|starben|ums leben|ermordet|tödlich\\p{L}*|erschossen|ertrunken|verstorben|leichen?|töte\\p{L}+|erstochen',
  },
  severity: {
    Extreme: 'putschversuch im gange|atomunfall|kriegszustand|tsunamiwarnung|großer katastrophenalarm',
    Severe:
      '\\p{L}*anschlag|\\p{L}*anschläge\\p{L}*|luftangriff*|beschuss|geiselnahme*|entführ*|ausnahmezustand*|kriegsrecht|cholera|ebola|schießerei*|autobombe*|massaker|orkan*|rote warnung|höchste warnstufe|katastrophenfall*|raketenangriff*|messerangriff*',
    Moderate:
      'explo*|brand|brände|großbrand|feuer|verletzt*|evakuier*|tränengas|wasserwerfer|ausschreitung*|krawalle*|ausgangssperre*|hochwasser*|überschwemm*|erdbeben*|stromausf*|ohne strom|entgleis*|gesperrt|ausbruch|cyberangriff*|hackerangriff*|überfall|generalstreik|erdrutsch*|giftwolke',
  },
  aside: {
    bygone:
      'jahrestag*|gedenk*|erinner\\p{L}+ an|vor (?:\\p{L}+|\\d+) jahren|jahre (?:später|nach)|im jahr (?:19|20)\\d\\d|seit (?:19|20)\\d\\d|jubiläum*',
    today:
      'heute|gestern|diese (?:woche|nacht)|montag*|dienstag*|mittwoch*|donnerstag*|freitag*|samstag*|sonntag*|sonnabend*',
    denied:
      'dementier*|gerücht*|fehlalarm*|falschmeldung*|falschnachricht*|keine (?:verletzten|opfer|toten|gefahr|hinweise|schäden|bedrohung)|niemand (?:wurde|kam|ist)|nicht betroffen|nicht beeinträchtigt|kein (?:anschlag|unfall|terror*)|wies \\p{L}+ zurück|bestritt*|entwarnung',
    court: 'verurteilt*|prozess|angeklagt*|freigesprochen|haftstrafe*|vor gericht',
    drill: 'übung|übungen|katastrophenschutzübung*|probealarm*|warntag*|\\p{L}*übung|simulier*',
  },
  likelihood: [
    ['so gut wie sicher|fast sicher|nahezu sicher|unvermeidlich*|unausweichlich*', 'almost certain'],
    ['sehr wahrscheinlich|höchstwahrscheinlich', 'very likely'],
    ['sehr unwahrscheinlich|äußerst unwahrscheinlich', 'very unlikely'],
    ['unwahrscheinlich*|nicht ausgeschlossen*|nicht auszuschließen|nicht zu rechnen', 'unlikely'],
    [
      'wahrscheinlich*|voraussichtlich*|erwartet|zu erwarten|zu rechnen|(?:muss|müssen) mit .{3,80} rechnen|rechnen mit|dürfte|dürften|werden erwartet|gerechnet',
      'likely',
    ],
    ['möglich|möglicherweise|könnte|könnten|kann es zu|drohen|droht|vielleicht|denkbar', 'roughly even'],
  ],
  places: {
    locative:
      'in|im|bei|nach|aus|von|vom|um|nahe|zwischen|über|durch|zu|zur|zum|an|am|auf|vor|und|oder|richtung|raum|stadt|hauptstadt|provinz|bezirk|region|kanton|landkreis|kreis|gemeinde|bundesland|flughafen|flughäfen|innenstadt von|nördlich von|südlich von|östlich von|westlich von|der|die|das|dem|den|des|landratsamt|stadtwerke|insel|ganz|großraum|nahe|bis|für|gegen|mit|haupt*|hafen',
    generic:
      'flughafen|flughäfen|hauptbahnhof|bahnhof|universität|stadt|provinz|region|kanton|bezirk|landkreis|hafen|nord|süd|ost|west|insel|krankenhaus|stadtwerke|landratsamt|polizei|raum|richtung|innenstadt|gemeinde|ortsteil|stadtteil|autobahn|regierung|hauptstadt|bürgerämter',
    never:
      'polizei|ministerium|armee|präsident|staat|republik|regierung|mehrere|seit|laut|nach|vor|der|die|das|eine|ein|drei|zwei|norden|süden|osten|westen|sicherheit|gesundheit|justiz|mai|union|kreuz|un|uno|eu|menschen|reisende|feuerwehr|hochwasser|damm|donau|rhein|elbe|main|stadt|land|leben|haus|häuser|mann|frau|kinder|montag|strom|wasser|grenze|brand|sturm|feuer|see|berg|tal|wald|dorf|markt|weg|platz|halle|hof|au|bad|neustadt|altstadt|innenstadt|rathaus|bahn|zug|tag|nacht|morgen|abend|uhr|euro|meter|leiter|essen gegangen|wind|regen|schnee|norm|gera de|ende|rand|folge|grund|bauer|müller|schmidt|weber|wagner|becker|hoffmann|koch|richter|klein|wolf|schulz|steine|eis|gas|gefahr|notfall|tor|bund|bank|moor|kirche|schule|amt|behörden|werk|linie|post|welt|dauer|übung|bevölkerung|test|visum|feld|stein|brücke|graben|burg|linden|buchen|eichen|hagel|asche|lage|kraft|wiesen|fall|zahl|nähe',
    countries:
      'USA:US England:GB Schottland:GB Großbritannien:GB Birma:MM Weißrussland:BY Moldawien:MD Holland:NL Tschechien:CZ Gazastreifen:PS Gaza:PS Westjordanland:PS Elfenbeinküste:CI Kongo:CD Kapverden:CV Swasiland:SZ Südkorea:KR Nordkorea:KP VAE:AE',
    demonyms:
      'deutsch:DE österreichisch:AT schweizer:CH polnisch:PL tschechisch:CZ slowakisch:SK ungarisch:HU rumänisch:RO bulgarisch:BG serbisch:RS kroatisch:HR griechisch:GR türkisch:TR italienisch:IT französisch:FR spanisch:ES portugiesisch:PT niederländisch:NL belgisch:BE dänisch:DK schwedisch:SE norwegisch:NO finnisch:FI britisch:GB irisch:IE russisch:RU ukrainisch:UA belarussisch:BY georgisch:GE armenisch:AM iranisch:IR irakisch:IQ syrisch:SY libanesisch:LB israelisch:IL palästinensisch:PS saudisch:SA jemenitisch:YE afghanisch:AF pakistanisch:PK indisch:IN chinesisch:CN japanisch:JP indonesisch:ID philippinisch:PH thailändisch:TH ägyptisch:EG tunesisch:TN marokkanisch:MA algerisch:DZ libysch:LY sudanesisch:SD äthiopisch:ET kenianisch:KE nigerianisch:NG südafrikanisch:ZA amerikanisch:US kanadisch:CA mexikanisch:MX brasilianisch:BR argentinisch:AR chilenisch:CL kolumbianisch:CO venezolanisch:VE peruanisch:PE',
    demonymEnd: '(?:e[nrms]?|er|erin|innen)?',
  },
}
