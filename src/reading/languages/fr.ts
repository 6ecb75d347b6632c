import type { LanguageWords } from './words.ts'

export const french: LanguageWords = {
  code: 'fr',
  category: {
    conflict: [
      'frappes? aériennes?|bombardements?|bombardée?s?|affrontements? armés?|embuscades?|tirs? de (?:roquettes?|missiles?|mortiers?|obus)|roquettes?|missiles?|obus|drones?|artillerie|offensive|cessez-le-feu|trêve|ligne de front|milices?|rebelles?|insurgés?|guerre|combats?|paramilitaires?|mutinerie|mines? (?:antipersonnel|terrestres?)|raids? aériens?|avions? de chasse|groupes? armés?|combattants? armés?',
      'soldats?|armée|militaires?|troupes?|combattants?|convoi|forces armées|état-major|casques bleus',
    ],
    terrorism: [
      "attentats?(?:-suicides?)?|attentats? à la bombe|terroris\\p{L}+|djihadis\\p{L}+|jihadis\\p{L}+|kamikazes?|voitures? piégées?|engins? explosifs?|bombes? artisanales?|État islamique|prises? d'otages?|alertes? à la bombe|Al-Qaïda|Boko Haram|Chebab|attaques? au couteau|colis piégés?|voitures?-béliers?",
      'explosions?|explosé|otages?|attaques?|bombes?|revendiquée?s?|extrémis\\p{L}+|assaillants?',
    ],
    unrest: [
      'manifestations?|manifestants?|manifesté|grèves?|grévistes?|émeutes?|émeutiers?|rassemblements?|défilé|barricades?|pillages?|couvre-feu|gaz lacrymogènes?|blocages?|barrages? routiers?|mobilisation|mouvement social|débrayages?|sit-in|échauffourées?|troubles|contestation|canons? à eau',
      'heurts?|syndicats?|affrontements?|disperser|interpellée?s?|marche|cortège|militants?|slogans?',
    ],
    crime: [
      'braquages?|braqueurs?|vols? à main armée|cambriolages?|enlèvements?|enlevée?s?|kidnapp\\p{L}+|rançons?|meurtres?|assassinats?|assassinée?s?|homicides?|fusillades?|gangs?|trafiquants?|trafic de drogue|narcotrafi\\p{L}+|poignardée?s?|agressions?|cartels?|piraterie|pirates|escroqueries?|extorsions?|viols?|fusillade|tireurs?|règlement de comptes|évasion|évadés?',
      'police|suspects?|hommes armés|parquet|procureur|arrêtée?s?|bandits?|délinquants?|vol|volée?s?|criminels?|criminalité',
    ],
    political: [
      "élections?|électora\\p{L}+|scrutin|référendum|présidentielle|législatives?|coup d'État|putsch\\p{L}*|motion de censure|destitution|démission\\p{L}*|investiture|bureaux? de vote|second tour|premier tour|dissolution|sommet|accords? de paix|sanctions|état d'urgence|remaniement|dissout\\p{L}*",
      'parlement|gouvernement|président|premier ministre|ministres?|opposition|députés?|urnes|vote|votes|voter|candidats?|partis?|ambassad\\p{L}+|diplomat\\p{L}+|campagne',
    ],
    natural: [
      'séismes?|tremblements? de terre|sismique|magnitude|épicentre|répliques?|secousses?|tsunamis?|éruptions?|volcans?|volcaniques?|glissements? de terrain|coulées? de boue|avalanches?|feux? de forêt|incendies? de forêt|éboulements?|feux de brousse|lave|criquets',
      'secoué|hectares|inondations?|cendres?|éboulis',
    ],
    weather: [
      'cyclones?|ouragans?|tempêtes?|inondations?|inondée?s?|crues?|fortes? pluies?|pluies? (?:torrentielles?|diluviennes?)|orages?|vigilance (?:orange|rouge|jaune)|alerte (?:orange|rouge|cyclonique)|canicule|vague de (?:chaleur|froid)|chutes? de neige|verglas|grêle|tornades?|rafales?|sécheresse|typhons?|blizzard|brouillard|Météo-France|intempéries|débordement|bulletin météo\\p{L}*',
      'météo\\p{L}*|pluies?|vents?|neige|précipitations|tropicale?s?|averses?|sinistrés?',
    ],
    health: [
      'épidémies?|épidémiologi\\p{L}+|choléra|ebola|rougeole|dengue|paludisme|covid(?:-19)?|coronavirus|grippe(?: aviaire)?|méningite|fièvre (?:jaune|hémorragique|typhoïde|de lassa)|variole du singe|mpox|polio\\p{L}*|vaccinat\\p{L}+|vaccins?|quarantaine|intoxications? alimentaires?|contaminations?|foyers? (?:de|épidémique)|maladies?|diphtérie|peste|chikungunya|zika|listéria|salmonell\\p{L}*',
      'cas|santé|hôpita\\p{L}+|patients?|virus|malades?|symptômes?|sanitaires?|infectée?s?',
    ],
    transport: [
      "contrôleurs aériens|contrôle aérien|trafic (?:aérien|ferroviaire)|vols? (?:annulés?|perturbés?|retardés?)|annulations? de vols?|aviation civile|déraill\\p{L}+|accidents? (?:de la route|de la circulation|de train|d'avion|de car|de bus|ferroviaire)|collisions?|percuté|naufrages?|chavir\\p{L}+|crash|écras\\p{L}+|atterrissage d'urgence|cheminots|trains?|SNCF|RATP|métro|autoroutes?|ferry|ferries|pistes?|compagnies? aériennes?|carambolage|aéroports? (?:fermé|bloqué|paralysé)s?",
      'aéroports?|vols?|passagers?|voyageurs|routes?|gares?|circulation|avions?|bus|autocars?|camions?|navires?|port|pilotes?|liaisons?|un vol sur',
    ],
    infrastructure: [
      "explosions? de gaz|coupures? (?:d'électricité|de courant|d'eau|d'internet|de gaz)|pannes? (?:d'électricité|de courant|générale|d'internet)|privée?s? (?:d'électricité|de courant|d'eau)|sans (?:électricité|courant|eau)|délestages?|réseau électrique|black-?out|pénuries? (?:d'eau|de carburant|d'essence)|effondrement d'un (?:immeuble|pont|bâtiment)|effondrée?s?|rupture de (?:barrage|canalisation)|centrale électrique|câble sous-marin|eau potable",
      'électricité|carburant|internet|réseau|immeuble|pont|barrage|essence|télécommunications?',
    ],
    cyber: [
      'cyberattaques?|piratage informatique|piratée?s?|pirates informatiques|rançongiciels?|logiciels? malveillants?|hameçonnage|fuite de données|vol de données|hackers?|attaque informatique|systèmes? informatiques?|déni de service|données personnelles|cybercriminels?',
      'informatiques?|serveurs?|données|site internet|mots? de passe',
    ],
    cbrne: [
      "produits? chimiques?|fuites? (?:de gaz|d'ammoniac|de chlore|chimique|radioactive|toxique)|nuages? toxiques?|toxiques?|radioacti\\p{L}+|nucléaires?|ammoniac|chlore|matières? dangereuses?|usine chimique|marée noire|pollution|hydrocarbures|gaz sarin|monoxyde de carbone|anthrax|dépôt de munitions|Seveso|bombe de la Seconde Guerre",
      'usine|gaz|fumées?|explosions?|confinement|émanations?',
    ],
    travel: [
      "visas?|passeports?|frontières? (?:fermées?|rouvertes?|terrestres?)|fermetures? (?:de la|des) frontières?|postes?-frontières?|conseils aux voyageurs|déconseill\\p{L}+|formalités|entrée sur le territoire|ressortissants|interdiction (?:d'entrée|de voyager)|douanes?|test (?:négatif|PCR)|autorisation de voyage|postes? frontaliers?|réouverture de la frontière",
      'frontières?|voyageurs?|touristes?|séjour|entrée',
    ],
  },
  dates: {
    months:
      'janvier/janv février/fevrier/févr mars avril/avr mai juin juillet/juil août/aout septembre/sept octobre/oct novembre/nov décembre/decembre/déc',
    weekdays: 'dimanche lundi mardi mercredi jeudi vendredi samedi',
    of: '',
    to: 'au|et|à|-|–',
    relative: [
      ['avant-hier', -2, -2],
      ['hier (?:soir|matin|après-midi)|hier|la nuit dernière|la veille au soir', -1, -1],
      ["aujourd'hui|ce (?:matin|soir|midi)|cet après-midi|cette nuit|ce jour", 0, 0],
      ['après-demain', 2, 2],
      ['demain (?:soir|matin|après-midi)|demain', 1, 1],
    ],
    ago: 'il y a # jours?',
    until: "jusqu'au|jusqu'à|avant|d'ici",
    from: 'à partir (?:de|du)|à compter (?:de|du)|dès',
    next: 'prochaine?',
    last: 'derniere?|dernière|passé',
    ahead:
      '\\p{L}{2,}(?:ra|ront|rons)|devrai(?:t|ent)|pourrai(?:t|ent)|appell\\p{L}+ à|appelé à|prévue?s?|doit|doivent|va|vont|attendue?s?|prochaine?|demain',
    horizons: [
      ['dans les (?:tout )?prochains jours|au cours des prochains jours|ces prochains jours', 7],
      ['dans les prochaines heures|au cours des prochaines heures', 1],
      ['dans les prochaines semaines|au cours des prochaines semaines', 28],
      ['à court terme', 14],
      ["jusqu'à nouvel ordre", null],
    ],
  },
  toll: {
    numbers:
      'une:1 un:1 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 seize:16 dix-sept:17 dix-huit:18 dix-neuf:19 vingt:20 trente:30 quarante:40 cinquante:50 soixante:60 dizaine:10 douzaine:12 quinzaine:15 vingtaine:20 trentaine:30 quarantaine:40 cinquantaine:50 centaine:100 dizaines:24 centaines:200 milliers:2000',
    dead: 'tuée?s?|morts?|mortes?|décédée?s?|décès|péri|sont morts|perdu la vie|victimes mortelles|noyée?s?|abattue?s?|cadavres|trouvé la mort|égorgée?s?|décapitée?s?',
    hurt: 'blessée?s?|brûlée?s?|hospitalisée?s?|intoxiquée?s?',
    deadBefore: "tué|tuant|causé la mort (?:de|d')|coûté la vie à|entraîné la mort (?:de|d')",
    hurtBefore: 'blessé|blessant',
    died: 'tuée?s?|morts?|décédée?s?|décès|mortel\\p{L}*|péri|meurtre|assassin\\p{L}+|noyée?s?|abattue?s?',
  },
  severity: {
    Extreme: "coup d'État en cours|catastrophe nucléaire|état de guerre|alerte au tsunami|tireur actif",
    Severe:
      "attentats?|frappes? aériennes?|bombardements?|prises? d'otages?|enlèvements?|enlevée?s?|alerte rouge|vigilance rouge|état d'urgence|loi martiale|choléra|ebola|fusillades?|cyclone dévastateur|voiture piégée|massacre|embuscade|évacuation générale",
    Moderate:
      'explosions?|incendies?|blessée?s?|évacuée?s?|évacuations?|gaz lacrymogènes?|heurts?|échauffourées?|émeutes?|couvre-feu|inondations?|crues?|séismes?|alerte orange|vigilance orange|coupures?|fermée?s?|affrontements?|déraill\\p{L}+|grève générale|épidémies?|braquages?|fuites?',
  },
  aside: {
    bygone:
      'anniversaires?|commémor\\p{L}+|à la mémoire|hommage aux victimes|il y a (?:\\p{L}+|\\d+) ans|ans après|ans plus tard|en (?:19|20)\\d\\d|depuis (?:19|20)\\d\\d',
    today:
      "aujourd'hui|hier|ce (?:matin|soir)|cette (?:nuit|semaine)|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    denied:
      "dément\\p{L}*|rumeurs?|fausses? (?:alertes?|informations?|rumeurs?)|canular|infondée?s?|aucune? (?:victime|blessé|mort|décès|dégât|cas|danger|menace|risque)s?|ne fait état d'aucun|il ne s'agit pas|pas (?:de|fait de) (?:victimes?|blessés?|morts?)|sans (?:faire de )?(?:victimes?|blessés?)|personne n'a été|exclu|n'est pas",
    court: "condamnée?s?|procès|jugée?s?|acquittée?s?|cour d'assises",
    drill: "exercices? (?:de|d'|grandeur|annuel|militaire)|un exercice|simul\\p{L}+|cet exercice|l'exercice",
  },
  likelihood: [
    ['presque certain\\p{L}*|quasi(?:ment)?(?:-| )certain\\p{L}*|inévitable\\p{L}*', 'almost certain'],
    ['très probable\\p{L}*|fort probable\\p{L}*', 'very likely'],
    ['très peu probable\\p{L}*', 'very unlikely'],
    [
      "peu probable\\p{L}*|improbable\\p{L}*|n(?:e sont|'est|e peut|e peuvent) pas (?:être )?(?:exclu|à exclure)\\p{L}*|n'excluent? pas|pas à exclure",
      'unlikely',
    ],
    [
      "probable\\p{L}*|sont attendue?s?|est attendue?|(?:sont|est) à prévoir|(?:sont|est) prévue?s?|devrai(?:t|ent)|s'attend\\p{L}* à|il faut s'attendre",
      'likely',
    ],
    [
      "pourrai(?:t|ent)|possibles?|il est possible|risque(?:nt)? de|peuvent|éventuel\\p{L}*|risque d[e']",
      'roughly even',
    ],
  ],
  places: {
    locative:
      "à|au|aux|en|dans|de|d'|du|des|près de|près d'|vers|depuis|entre|jusqu'à|sur|autour de|autour d'|hors de|hors d'|et|ville de|région de|province de|île de|localité de|commune de|département de|département du|la|le|l'|pour|chez|via|district de|frontière avec|sud-est de|secteur de",
    generic:
      'aéroport|port|gare|université|ville|région|province|préfecture|mairie|stade|place|nord|sud|est|ouest|banlieue|île|hôpital|centre|département',
    never:
      'police|ministère|armée|président|État|république|plusieurs|depuis|selon|après|avant|les|des|une|trois|deux|nord|sud|est|ouest|sécurité|santé|défense|intérieur|justice|mars|mai|union|croix|onu|nice-matin|le monde|alerte|vigilance|attention|route|place|saint|sainte|quelque|près|bilan|secours|pompiers|gouvernement|parlement|orange|cour|centre|pont|gare|port|seconde|noël|pâques|toussaint|victoria|florence|marie|claude|jean|paul|pierre|michel|bernard|martin',
    countries:
      'RDC:CD Centrafrique:CF Angleterre:GB Grande-Bretagne:GB Écosse:GB Birmanie:MM Biélorussie:BY Moldavie:MD Hollande:NL Tchéquie:CZ Swaziland:SZ Bande_de_Gaza:PS Gaza:PS Cisjordanie:PS États-Unis:US Congo-Brazzaville:CG Congo-Kinshasa:CD',
    demonyms:
      'français:FR algérien:DZ marocain:MA tunisien:TN libyen:LY égyptien:EG malien:ML nigérian:NG nigérien:NE burkinabè:BF burkinabé:BF sénégalais:SN ivoirien:CI togolais:TG béninois:BJ ghanéen:GH camerounais:CM tchadien:TD gabonais:GA centrafricain:CF rwandais:RW burundais:BI kényan:KE éthiopien:ET somalien:SO soudanais:SD malgache:MG comorien:KM mauritanien:MR guinéen:GN haïtien:HT canadien:CA québécois:CA belge:BE suisse:CH allemand:DE italien:IT espagnol:ES portugais:PT britannique:GB américain:US mexicain:MX brésilien:BR colombien:CO vénézuélien:VE chilien:CL péruvien:PE argentin:AR russe:RU ukrainien:UA polonais:PL turc:TR turque:TR syrien:SY irakien:IQ iranien:IR libanais:LB israélien:IL palestinien:PS saoudien:SA yéménite:YE afghan:AF pakistanais:PK indien:IN bangladais:BD birman:MM thaïlandais:TH vietnamien:VN indonésien:ID philippin:PH japonais:JP chinois:CN grec:GR grecque:GR serbe:RS roumain:RO bulgare:BG hongrois:HU',
    demonymEnd: '(?:e|es|s|ne|nes|x)?',
  },
}
